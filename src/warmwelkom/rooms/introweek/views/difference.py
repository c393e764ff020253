"""`…/plan/verschil/`: what differs between two versions, whom it touches, and a mail to them alone."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.outbox.quiet import first_moment
from warmwelkom.base.typed import whole_number
from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.rooms.introweek.domain.tell_touched import tell_students, tell_touched
from warmwelkom.rooms.introweek.queries.difference import Difference, difference_for
from warmwelkom.rooms.introweek.queries.weeks import week_for


@page("introweek.plan")
def difference(request: HouseRequest, pk: UUID) -> HttpResponse:
    """`?van=3&naar=5`; without numbers, from what people know to the newest version."""
    here = difference_for(
        actor=request.actor, pk=pk, old=_number(request, "van"), new=_number(request, "naar"),
        now=request.now,
    )  # fmt: skip
    if request.method == "POST" and here is not None:
        if request.POST.get("do") == "students":
            _tell_students(request, here)
        else:
            tell_and_say(request, here)
        return redirect(request.get_full_path())
    week = here.week if here else week_for(actor=request.actor, pk=pk)
    return render(request, "introweek/plan/difference.html", {"here": here, "week": week})


def _number(request: HouseRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return whole_number(typed, most=99_999)


def tell_and_say(request: HouseRequest, here: Difference, *, done: str = "") -> None:
    """Mail whom it touches, and say how many mails that were and whom to call; `done` stands before it."""
    try:
        number = tell_touched(actor=request.actor, plan=here.new, difference=here, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return
    said = [done, _mailed(number, here, request.now), _to_call(here)]
    messages.success(request, " ".join(filter(None, said)))


def _mailed(number: int, here: Difference, now: dt.datetime) -> str:
    if not here.to_mail:
        return ""
    if not number:
        return _("Zij kregen deze mail al. Er gaat niets dubbel.")
    said = ngettext("Er gaat %(n)s mail uit.", "Er gaan %(n)s mails uit.", number) % {"n": number}
    later = first_moment(now)
    if later == now:
        return said
    return " ".join([said, _("Dat gebeurt om %(at)s uur.") % {"at": clock(later)}])


def _to_call(here: Difference) -> str:
    """Who has no address, and no school that was asked."""
    names = [one.name for one in here.touched if not one.is_reached]
    return _("Bel zelf: %(names)s.") % {"names": ", ".join(names)} if names else ""


def _tell_students(request: HouseRequest, here: Difference) -> None:
    try:
        number = tell_students(actor=request.actor, plan=here.new, difference=here, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return
    words = ngettext(
        "%(n)s student krijgt een bericht.", "%(n)s studenten krijgen een bericht.", number
    )
    left = len(here.all_students) - number
    why = ngettext(
        "%(n)s niet: kreeg vandaag al een bericht, wil er geen, of er is geen nummer of adres dat werkt.",
        "%(n)s niet: kregen vandaag al een bericht, willen er geen, of er is geen nummer of adres dat werkt.",
        left,
    )
    said = words % {"n": number} + (f" {why % {'n': left}}" if left else "")
    (messages.success if number else messages.warning)(request, said)
