"""`/gesprekken/ondersteuning/`: support that was agreed before enrolment, by date."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.support import agree_support, begin_support
from warmwelkom.rooms.handover.forms_of_talk import SupportForm
from warmwelkom.rooms.handover.models import SupportAgreement
from warmwelkom.rooms.handover.queries.support import asked_for, chain_for, school_for
from warmwelkom.rooms.transitions.models import Transition


@page("handover.keep_support")
def support(request: HouseRequest) -> HttpResponse:
    """What is still open, what runs, and what a talk asked for that has no answer yet."""
    here = chain_for(actor=request.actor, today=request.now.date())
    return render(request, "handover/talk/support.html", {"here": here})


@page("handover.agree_support")
def agree(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Write down what was agreed with one student."""
    row = Transition.objects.select_related("pupil").get_for(
        request.actor, "handover.agree_support", pk=pk
    )
    school = school_for(actor=request.actor, transition=row)
    form = SupportForm(request.POST or None, initial={"agreed_on": request.now.date()})
    asked = asked_for(actor=request.actor, pk=_uuid(request.GET.get("afspraak", "")))
    if request.method == "POST" and form.is_valid() and school:
        agree_support(
            actor=request.actor, transition=row, school=school, asked=asked, now=request.now,
            **form.cleaned_data,
        )  # fmt: skip
        messages.success(request, _("Het staat op de lijst, op datum."))
        return redirect("handover:support")
    context = {"row": row, "form": form, "asked": asked}
    status = 422 if form.errors else 200
    return render(request, "handover/talk/agree_support.html", context, status=status)


@require_POST
@page("handover.keep_support")
def begin(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The student has it from today; pressed again it is open."""
    row = SupportAgreement.objects.get_for(request.actor, "handover.keep_support", pk=pk)
    day = None if row.begun_on else request.now.date()
    begin_support(actor=request.actor, support=row, day=day)
    messages.success(request, _("Het loopt.") if day else _("Het staat weer open."))
    return redirect("handover:support")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
