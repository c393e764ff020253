"""`…/plan/verschil/`: what differs between two versions, whom it touches, and a mail to them alone."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
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
            _tell(request, here)
        return redirect(request.get_full_path())
    week = here.week if here else week_for(actor=request.actor, pk=pk)
    return render(request, "introweek/plan/difference.html", {"here": here, "week": week})


def _number(request: HouseRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return whole_number(typed, most=99_999)


def _tell(request: HouseRequest, here: Difference) -> None:
    try:
        number = tell_touched(actor=request.actor, plan=here.new, difference=here, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return
    if number:
        said = ngettext("%(n)s persoon krijgt een mail.", "%(n)s mensen krijgen een mail.", number)
        messages.success(request, said % {"n": number})
    else:
        messages.success(request, _("Zij kregen deze mail al. Er gaat niets dubbel."))


def _tell_students(request: HouseRequest, here: Difference) -> None:
    try:
        number = tell_students(actor=request.actor, plan=here.new, difference=here, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return
    words = ngettext(
        "%(n)s student krijgt een bericht.", "%(n)s studenten krijgen een bericht.", number
    )
    left = len(here.students) - number
    why = ngettext(
        "%(n)s niet: kreeg vandaag al een bericht, wil er geen, of er is geen nummer of adres dat werkt.",
        "%(n)s niet: kregen vandaag al een bericht, willen er geen, of er is geen nummer of adres dat werkt.",
        left,
    )
    said = words % {"n": number} + (f" {why % {'n': left}}" if left else "")
    (messages.success if number else messages.warning)(request, said)
