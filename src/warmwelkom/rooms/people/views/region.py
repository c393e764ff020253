"""`/regio/`: the coordinator's page about schools, agreement and school year."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.domain.agreements import record_agreement, record_signature
from warmwelkom.rooms.people.domain.school_year import roll_over_school_year, rollover_ahead
from warmwelkom.rooms.people.domain.schools import add_school, leave_region, return_to_region
from warmwelkom.rooms.people.forms import AgreementForm, SignatureForm
from warmwelkom.rooms.people.models import Agreement, Region, School
from warmwelkom.rooms.people.queries.region import region_for, schools_to_add


@page("people.region")
def region(request: HouseRequest) -> HttpResponse:
    return render(request, "people/region.html", {"here": region_for(actor=request.actor)})


@page("people.region")
def schools(request: HouseRequest) -> HttpResponse:
    """Search the reference data and add a school with one click."""
    if request.method == "POST":
        try:
            school = add_school(
                actor=request.actor,
                brin=request.POST.get("brin", ""),
                sector=request.POST.get("sector", ""),
                now=request.now,
            )
        except UserError as fault:
            messages.error(request, str(fault))
        else:
            messages.success(
                request,
                _("%(school)s doet mee. Nodig nu een beheerder uit.") % {"school": school.name},
            )
        return redirect("people:schools")
    words = request.GET.get("q", "").strip()
    return render(
        request,
        "people/schools.html",
        {"words": words, "found": schools_to_add(actor=request.actor, words=words)},
    )


@require_POST
@page("people.region")
def leave(request: HouseRequest, pk: UUID) -> HttpResponse:
    school = School.objects.get_for(request.actor, "people.see_school", pk=pk)
    leave_region(actor=request.actor, school=school, now=request.now)
    messages.success(
        request,
        _("%(school)s doet niet meer mee. De mensen daar kunnen er niet meer in.")
        % {"school": school.name},
        extra_tags=reverse("people:come_back", args=[pk]),
    )
    return redirect("people:region")


@require_POST
@page("people.region")
def come_back(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Undo that a school stopped."""
    school = School.objects.get_for(
        request.actor, "people.see_school", pk=pk, left_at__isnull=False
    )
    return_to_region(actor=request.actor, school=school)
    messages.success(
        request,
        _("%(school)s doet weer mee, met dezelfde mensen.") % {"school": school.name},
    )
    return redirect("people:region")


@page("people.region")
def agreement(request: HouseRequest) -> HttpResponse:
    """Record a new agreement between the schools."""
    form = AgreementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_agreement(actor=request.actor, now=request.now, **form.cleaned_data)
        messages.success(request, _("De afspraak staat erin. Leg nu vast welke school tekende."))
        return redirect("people:region")
    return render(
        request, "people/agreement.html", {"form": form}, status=422 if form.errors else 200
    )


@page("people.region")
def signature(request: HouseRequest, pk: UUID, school: UUID) -> HttpResponse:
    """Record that a school signed on paper."""
    found = Agreement.objects.get_for(request.actor, "people.sign_agreement", pk=pk)
    signer = School.objects.get_for(request.actor, "people.see_school", pk=school)
    form = SignatureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_signature(
            actor=request.actor,
            agreement=found,
            school=signer,
            now=request.now,
            **form.cleaned_data,
        )
        messages.success(
            request, _("Vastgelegd: %(school)s heeft getekend.") % {"school": signer.name}
        )
        return redirect("people:region")
    context = {"form": form, "agreement": found, "school": signer}
    return render(request, "people/signature.html", context, status=422 if form.errors else 200)


@page("people.region")
def school_year(request: HouseRequest) -> HttpResponse:
    """Ask first, then roll over."""
    if request.method == "POST":
        try:
            done = roll_over_school_year(
                actor=request.actor,
                from_year=int(request.POST.get("from_year", "0")),
                now=request.now,
            )
        except (UserError, ValueError) as fault:
            messages.error(request, str(fault))
        else:
            messages.success(
                request,
                _("Het nieuwe schooljaar is begonnen. %(n)s rollen lopen door.")
                % {"n": done.going_on},
            )
        return redirect("people:region")
    here = Region.objects.get(pk=request.actor.region)
    ahead = rollover_ahead(region=here)
    too_early = request.now.date() < dt.date(ahead.year, 7, 1)
    context = {"region": here, "ahead": ahead, "too_early": too_early}
    return render(request, "people/school_year.html", context)
