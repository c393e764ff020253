"""`/w/…/`: in by a link and a birth date. `/welkomlinks/`: a mentor sends the links."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.api import open_session, way_back
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.welcome.domain.links import end_link, is_open, send_links, use_link
from warmwelkom.rooms.welcome.domain.parent_links import send_parent_link
from warmwelkom.rooms.welcome.forms import BirthDateForm
from warmwelkom.rooms.welcome.models import WelcomeLink
from warmwelkom.rooms.welcome.queries.links import rows_for

TRIES, WINDOW = 30, 600  # from one address, which may be a whole school's
TOO_OFTEN = gettext_noop(
    "Er is hier vaak achter elkaar geprobeerd. Wacht tien minuten, of vraag je mentor om hulp."
)


@speaks(*PUPILS_SPEAK)
@page("public")
def door(request: HouseRequest, token: str) -> HttpResponse:
    """The birth date opens it; a link that is over says to whom to go, and never for whom it was."""
    if not is_open(token=token):
        return render(request, "welcome/link_over.html", status=410)
    form = BirthDateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _not_too_often(request)
            code = use_link(token=token, birth_date=form.cleaned_data["birth_date"])
        except UserError as fault:
            form.add_error("birth_date", str(fault))
        else:
            wanted = way_back(request)
            open_session(request=request, code=code, own_phone=form.cleaned_data["own_phone"])
            return redirect(wanted)
    return render(request, "welcome/door.html", {"form": form}, status=422 if form.errors else 200)


def _not_too_often(request: HouseRequest) -> None:
    if not within_limit(name="enter", who=address_of(request), most=TRIES, seconds=WINDOW):
        raise UserError(TOO_OFTEN)


@page("welcome.send")
def links(request: HouseRequest) -> HttpResponse:
    """The own pupils by class, and a button that sends the link to one or to all of a class."""
    if request.method == "POST" and request.POST.get("parent"):
        return _to_parent(request, request.POST["parent"])
    if request.method == "POST":
        chosen = Transition.objects.visible_to(request.actor, "welcome.send_link").filter(
            gone_at__isnull=True
        )
        pupil, name = request.POST.get("pupil", ""), request.POST.get("class_name", "")
        wanted = chosen.filter(pk=_number(pupil)) if pupil else chosen.filter(class_name=name)
        sent, left = send_links(
            actor=request.actor, transitions=wanted.select_related("pupil")[:300], now=request.now
        )
        messages.success(request, _told(sent, left))
        return redirect("welcome:links")
    context = {"classes": rows_for(actor=request.actor, now=request.now)}
    return render(request, "welcome/links.html", context)


def _to_parent(request: HouseRequest, pupil: str) -> HttpResponse:
    """Of one pupil at a time: whether a parent looks along is talked about first."""
    transition = Transition.objects.select_related("pupil").get_for(
        request.actor, "welcome.send_parent_link", pk=_number(pupil), gone_at__isnull=True
    )
    try:
        sent = send_parent_link(actor=request.actor, transition=transition, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        name = transition.pupil.given_name
        told = (
            _("Een ouder van %(name)s krijgt de link.")
            if sent
            else _("Een ouder van %(name)s kreeg de link vandaag al, of er is geen mail en mobiel nummer bekend.")
        )  # fmt: skip
        messages.success(request, told % {"name": name})
    return redirect("welcome:links")


def _number(typed: str) -> UUID | None:
    """Of a pupil; None, which is nobody, for what is no number."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def _told(sent: int, left: int) -> str:
    words = ngettext(
        "%(n)s leerling krijgt de link.", "%(n)s leerlingen krijgen de link.", sent
    ) % {"n": sent}
    if left:
        words += " " + ngettext(
            "%(n)s leerling niet: vandaag al gehad, of geen mail en nummer bekend. Geef dan zelf een code.",
            "%(n)s leerlingen niet: vandaag al gehad, of geen mail en nummer bekend. Geef dan zelf een code.",
            left,
        ) % {"n": left}
    return words


@require_POST
@page("welcome.send")
def end(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Withdraw a link: for a lost phone, or when it went to somebody else."""
    link = WelcomeLink.objects.select_related("transition", "code").get_for(
        request.actor, "welcome.end_link", pk=pk
    )
    end_link(actor=request.actor, link=link, now=request.now)
    messages.success(
        request,
        _("De link opent niets meer. Wie ermee binnen was, is eruit. Stuur gerust een nieuwe."),
    )
    return redirect("welcome:links")
