"""`Klopt niet meer`: anybody says what is different, somebody of the school mends it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.domain.places import close_report, report_stale
from warmwelkom.rooms.wayfinding.forms_of_places import StaleForm
from warmwelkom.rooms.wayfinding.models import Place, StaleReport

REPORTS, WINDOW = 10, 3600  # so many reports from one address in so many seconds


@page("wayfinding.see_place")
def report(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """One sentence, without a login."""
    place = Place.objects.select_related("premises", "owner").get_for(
        request.actor, "wayfinding.see_place", pk=pk
    )
    form = StaleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        who = address_of(request)
        if within_limit(name="stale-report", who=who, most=REPORTS, seconds=WINDOW):
            report_stale(actor=request.actor, place=place, now=request.now, **form.cleaned_data)
            messages.success(request, _("Dank je wel. De school kijkt ernaar."))
            return redirect("wayfinding:report_stale", region=region, pk=place.pk)
        form.add_error(
            "text", _("Dit zijn veel meldingen achter elkaar. Probeer het over een uur.")
        )
    context = {"place": place, "premises": place.premises, "form": form}
    return render(
        request, "wayfinding/places/stale.html", context, status=422 if form.errors else 200
    )


@require_POST
@page("wayfinding.close_report")
def close(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It is mended, or was right after all."""
    row = StaleReport.objects.get_for(request.actor, "wayfinding.close_report", pk=pk)
    close_report(actor=request.actor, report=row, now=request.now)
    return redirect("wayfinding:place", pk=row.place_id)
