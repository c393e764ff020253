"""Who agreed to be seen, and how to make pictures with nobody in them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.wayfinding.domain.in_view import withdraw_consent, write_consent
from warmwelkom.rooms.wayfinding.forms_of_places import ConsentForm
from warmwelkom.rooms.wayfinding.models import PortraitConsent, Premises
from warmwelkom.rooms.wayfinding.queries.in_view import consents_of


@page("wayfinding.make")
def guide(request: HouseRequest) -> HttpResponse:
    """How to make pictures: the light, the height, and nobody in view."""
    return render(request, "wayfinding/places/guide.html")


@page("wayfinding.write_consent")
def consents(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The people of one building, and a form for one more."""
    row = Premises.objects.get_for(request.actor, "wayfinding.write_consent", pk=pk)
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        write_consent(
            actor=request.actor, premises=row, now=request.now,
            given_on=request.now.astimezone(AMSTERDAM).date(), **form.cleaned_data,
        )  # fmt: skip
        messages.success(request, _("Opgeschreven. Kies deze toestemming nu bij het beeld."))
        return redirect("wayfinding:consents", pk=row.pk)
    context = {"premises": row, "form": form, "rows": consents_of(row, in_force=False)}
    return render(
        request, "wayfinding/places/consents.html", context, status=422 if form.errors else 200
    )


@require_POST
@page("wayfinding.withdraw_consent")
def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Somebody does not want to be seen any more."""
    row = PortraitConsent.objects.get_for(request.actor, "wayfinding.withdraw_consent", pk=pk)
    number = withdraw_consent(actor=request.actor, consent=row, now=request.now)
    messages.success(
        request,
        ngettext("Ingetrokken. %(n)s beeld is nu niet meer te zien.", "Ingetrokken. %(n)s beelden zijn nu niet meer te zien.", number)
        % {"n": number},
    )  # fmt: skip
    return redirect("wayfinding:consents", pk=row.premises_id)
