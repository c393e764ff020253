"""`…/gewone-dag/…`: what an ordinary day of a programme looks like, and telling it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.domain.normal_day import write_day
from warmwelkom.rooms.wayfinding.forms_of_day import DayForm, moments_form, moments_of
from warmwelkom.rooms.wayfinding.models import NormalDay, Place, Premises
from warmwelkom.rooms.wayfinding.queries.normal_day import (
    day_page,
    days_for_maker,
    programme_of,
)


@require_safe
@page("wayfinding.see_day")
def day(request: HouseRequest, region: str, premises: str, pk: UUID) -> HttpResponse:
    """The day in order of time, with photos of places where one can look round."""
    here = day_page(actor=request.actor, premises=premises, pk=pk, language=get_language() or "nl")
    return render(request, "wayfinding/day/day.html", {"here": here, "region": region})


def _premises(request: HouseRequest, pk: UUID) -> Premises:
    rows = Premises.objects.select_related("school", "region")
    found: Premises = rows.get_for(request.actor, "wayfinding.write_day", pk=pk)
    return found


@require_safe
@page("wayfinding.write_day")
def days(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Every programme of the school, and whether its day is told and public."""
    premises = _premises(request, pk)
    context = {"premises": premises, "told": days_for_maker(premises=premises)}
    return render(request, "wayfinding/day/days.html", context)


@page("wayfinding.write_day")
def write(request: HouseRequest, pk: UUID, programme: UUID) -> HttpResponse:
    """Tell the day of one programme; kept whole or not at all."""
    premises = _premises(request, pk)
    of = programme_of(premises=premises, pk=programme)
    row = NormalDay.objects.filter(premises=premises, programme=of).first()
    form = DayForm(request.POST or None, initial=_known(row))
    places = list(Place.objects.filter(premises=premises))
    moments = moments_form(request.POST or None, day=row, places=places)
    decides = may(request.actor, "wayfinding.publish_day", premises)
    if request.method == "POST" and all([form.is_valid(), moments.is_valid()]):
        try:
            kept = write_day(
                actor=request.actor, premises=premises, programme=of, moments=moments_of(moments),
                now=request.now, **_typed(form, decides=decides),
            )  # fmt: skip
        except UserError as fault:
            form.add_error("is_public", str(fault))
        else:
            messages.success(request, _said(kept))
            return redirect("wayfinding:normal_days", pk=premises.pk)
    context = {
        "premises": premises, "programme": of, "form": form, "moments": moments,
        "may_decide": decides,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "wayfinding/day/write.html", context, status=status)


def _typed(form: DayForm, *, decides: bool) -> dict[str, Any]:
    """What was filled in; whether it is public only by who was asked that."""
    return form.cleaned_data | ({} if decides else {"is_public": None})


def _known(row: NormalDay | None) -> dict[str, Any]:
    if row is None:
        return {}
    names = ("text", "asks_name", "asks_mail")
    return {name: getattr(row, name) for name in names} | {"is_public": row.published_at is not None}  # fmt: skip


def _said(day: NormalDay) -> str:
    if day.published_at:
        return _("Bewaard. Iedereen kan deze dag nu lezen.")
    return _("Bewaard. Alleen jullie school ziet deze dag.")
