"""`/doorstroom/`: bridge modules, taster days and summer weeks, for who gives them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.suppression import FEWEST
from warmwelkom.rooms.progression.domain.offers import (
    call_off,
    change_offer,
    give_offer,
    restore_offer,
)
from warmwelkom.rooms.progression.domain.ticks import note_seats_read
from warmwelkom.rooms.progression.forms import OfferForm, TimeForms, initial_times, times_of
from warmwelkom.rooms.progression.models import OfferSession, ProgressionOffer
from warmwelkom.rooms.progression.policies import GIVES
from warmwelkom.rooms.progression.policies_of_routes import KEEP
from warmwelkom.rooms.progression.queries.offers import (
    offer_for,
    offers_for,
    schools_to_give_for,
)


@require_safe
@page("progression.offers")
def offers(request: HouseRequest) -> HttpResponse:
    kind = request.GET.get("soort", "")
    rows = offers_for(
        actor=request.actor, kind=kind, number=request.GET.get("page", ""), now=request.now
    )
    words = {
        "rows": rows, "kind": kind, "kinds": ProgressionOffer.Kind.choices, "fewest": FEWEST,
        "may_give": request.actor.has(*GIVES), "may_keep_routes": KEEP(request.actor),
    }  # fmt: skip
    return render(request, "progression/offers.html", words)


def _forms(request: HouseRequest, row: ProgressionOffer | None = None) -> tuple[OfferForm, Any]:
    posted = request.POST or None
    schools = schools_to_give_for(actor=request.actor)
    if row:
        schools = schools.filter(pk=row.school_id)
    first = OfferForm.initial_of(row) if row else None
    sessions = list(OfferSession.objects.filter(offer=row)) if row else []
    times = TimeForms(posted, prefix="t", initial=initial_times(sessions))
    return OfferForm(posted, schools=schools, initial=first), times


def _shown(
    request: HouseRequest, form: OfferForm, times: Any, row: ProgressionOffer | None
) -> HttpResponse:
    words = {"form": form, "times": times, "row": row}
    bad = bool(form.errors) or (times.is_bound and not times.is_valid())
    return render(request, "progression/offer_form.html", words, status=422 if bad else 200)


@page("progression.give")
def give(request: HouseRequest) -> HttpResponse:
    """A new one; what is wrong is told, and nothing typed is lost."""
    form, times = _forms(request)
    if request.method == "POST" and form.is_valid() and times.is_valid():
        try:
            row = give_offer(
                actor=request.actor, school=form.cleaned_data["school"], values=form.values(),
                times=times_of(times), now=request.now,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Leerlingen zien dit nu. Zet er nog bij waar het voor is."))
            return redirect("progression:offer", row.pk)
    return _shown(request, form, times, None)


@page("progression.run")
def change(request: HouseRequest, pk: UUID) -> HttpResponse:
    rows = ProgressionOffer.objects.select_related("school")
    row = rows.get_for(request.actor, "progression.run", pk=pk)
    form, times = _forms(request, row)
    if request.method == "POST" and form.is_valid() and times.is_valid():
        try:
            change_offer(
                actor=request.actor, offer=row, values=form.values(), times=times_of(times),
                now=request.now,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("progression:offer", pk)
    return _shown(request, form, times, row)


@require_safe
@page("progression.see_offer")
def offer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What it is; for the school that gives it, who comes."""
    return offer_page(request, pk)


def offer_page(request: HouseRequest, pk: UUID, status: int = 200, **words: Any) -> HttpResponse:
    here = offer_for(actor=request.actor, pk=pk, now=request.now)
    note_seats_read(actor=request.actor, seats=here.seats)
    return render(request, "progression/offer.html", {"here": here, **words}, status=status)


@require_POST
@page("progression.run")
def off(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It does not take place, with a reason; or it does after all."""
    row = ProgressionOffer.objects.get_for(request.actor, "progression.run", pk=pk)
    if request.GET.get("herstel"):
        restore_offer(actor=request.actor, offer=row, now=request.now)
        messages.success(request, _("Dit gaat toch door."))
        return redirect("progression:offer", pk)
    reason = request.POST.get("reason", "")
    try:
        call_off(actor=request.actor, offer=row, reason=reason, now=request.now)
    except UserError as fault:
        return offer_page(request, pk, 422, fault=str(fault))
    undo = reverse("progression:off", args=[pk]) + "?herstel=1"
    messages.success(request, _("Dit gaat niet door. Wie zich opgaf, krijgt bericht."), extra_tags=undo)  # fmt: skip
    return redirect("progression:offer", pk)
