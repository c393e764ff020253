"""`/oproep/<region>/`: the calls there are. `/oproep/<region>/<slug>/`: one call, and "I join"."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.qr import qr_of
from warmwelkom.rooms.newsletters.call_forms import JoinForm
from warmwelkom.rooms.newsletters.domain.answers import confirm_answer, join_call
from warmwelkom.rooms.newsletters.queries.calls import CallPage, answer_of_link, call_for, calls_for
from warmwelkom.rooms.newsletters.tokens import ANSWER, read_token

FROM_ONE_PLACE, TO_ONE_ADDRESS, WINDOW = 60, 5, 3600
"""So many in an hour from one network address, which may be a whole school's, and to one mail address."""


def is_too_often(request: HouseRequest, *, name: str, email: str) -> bool:
    """Whether this place or this mail address had its share of the hour; counts one try."""
    place = within_limit(name=name, who=address_of(request), most=FROM_ONE_PLACE, seconds=WINDOW)
    mailbox = within_limit(
        name=f"{name}-to", who=email.lower(), most=TO_ONE_ADDRESS, seconds=WINDOW
    )
    return not (place and mailbox)


@page("calls.read")
def calls(request: HouseRequest, region: str) -> HttpResponse:
    """Those that are open, those that are over, and the drafts for who writes them."""
    here = calls_for(actor=request.actor, now=request.now)
    may_make = may(request.actor, "calls.make")
    return render(
        request, "calls/list.html", {"here": here, "region": region, "may_make": may_make}
    )


@page("calls.answer")
def call(request: HouseRequest, region: str, slug: str) -> HttpResponse:
    """What is asked, and the form to join; after sending: look in your mail."""
    here = call_for(actor=request.actor, slug=slug, now=request.now)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _joined(request, here, form):
        return render(
            request,
            "calls/thanks.html",
            {"here": here, "region": region, "email": form.cleaned_data["email"]},
        )
    context = {
        "here": here,
        "region": region,
        "form": form,
        "address": address(region, slug),
        "lets_in": request.actor.has("coordinator"),
    }
    return render(request, "calls/call.html", context, status=422 if form.errors else 200)


def _joined(request: HouseRequest, here: CallPage, form: JoinForm) -> bool:
    """Whether the answer is kept; else a sentence in the form."""
    if is_too_often(request, name="join", email=form.cleaned_data["email"]):
        form.add_error(None, _("Hier is vaak achter elkaar geantwoord. Probeer het over een uur."))
        return False
    try:
        join_call(actor=request.actor, call=here.call, now=request.now, **form.values())
    except UserError as fault:
        form.add_error(None, str(fault))
        return False
    return True


def address(region: str, slug: str) -> str:
    """The whole address of a call's page, to share and to print."""
    return str(settings.PUBLIC_ADDRESS + reverse("calls:call", args=[region, slug]))


@page("calls.confirm")
def confirm(request: HouseRequest, region: str, token: str) -> HttpResponse:
    """The link of the mail: a button confirms, so that a program that looks into mail does not."""
    row = answer_of_link(read_token(token, what=ANSWER))
    if request.method == "POST":
        confirm_answer(actor=request.actor, answer=row, now=request.now)
        row.confirmed_at = row.confirmed_at or request.now
    return render(request, "calls/confirm.html", {"row": row, "region": region})


@require_safe
@page("calls.see")
def poster(request: HouseRequest, region: str, slug: str) -> HttpResponse:
    """One sheet to print and hang up, with the address as a QR code."""
    here = call_for(actor=request.actor, slug=slug, now=request.now)
    where = address(region, slug)
    context = {
        "here": here,
        "region": region,
        "address": where.partition("://")[2],
        "qr": qr_of(where, css="nb-qr"),
    }
    return render(request, "calls/poster.html", context)
