"""Who comes to the week: from which campuses, and what their rooms must have."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.reading_of_week import note_students_read
from warmwelkom.rooms.introweek.domain.who_comes import save_needs, take_in
from warmwelkom.rooms.introweek.marks import CHANGED_MEANWHILE
from warmwelkom.rooms.introweek.models import WeekPlan
from warmwelkom.rooms.introweek.queries.students import programme_of, students_page_for
from warmwelkom.rooms.introweek.queries.weeks import week_for
from warmwelkom.rooms.introweek.week_template import LABELS


@page("introweek.plan")
def students(request: HouseRequest, pk: UUID) -> HttpResponse:
    """How many come of each programme; of one programme, who, and what their rooms must have."""
    here = students_page_for(actor=request.actor, pk=pk, programme=request.GET.get("opleiding", ""))
    note_students_read(actor=request.actor, shown=here.shown)
    return render(request, "introweek/plan/students.html", {"here": here, "week": here.week})


@require_POST
@page("introweek.plan")
def take_in_students(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Everybody with a place on the campuses that are ticked."""
    week = week_for(actor=request.actor, pk=pk)
    places = [UUID(one) for one in request.POST.getlist("location") if _is_id(one)]
    if not places:
        messages.error(request, _("Kies minstens één locatie. Er is niets veranderd."))
        return redirect("introweek:students", pk)
    new, gone = take_in(actor=request.actor, week=week, locations=places, now=request.now)
    said = _("Erbij: %(new)s. Eraf: %(gone)s.") % {"new": new, "gone": gone}
    if (new or gone) and WeekPlan.objects.filter(week=week).exists():
        said = " ".join([said, _("Ga naar Plan en kies: werk het plan bij.")])
    messages.success(request, said)
    return redirect("introweek:students", pk)


@require_POST
@page("introweek.plan")
def needs(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What the rooms of the students of one programme must have."""
    week = week_for(actor=request.actor, pk=pk)
    programme = programme_of(week, request.POST.get("opleiding", ""))
    here = students_page_for(actor=request.actor, pk=pk, programme=str(programme.pk))
    if request.POST.get("seen", here.seen) != here.seen:
        messages.error(request, _("%(why)s Er is niets bewaard.") % {"why": CHANGED_MEANWHILE})
        return redirect(f"{reverse('introweek:students', args=[pk])}?opleiding={programme.pk}#namen")  # fmt: skip
    wanted: dict[UUID, list[str]] = {}
    for need in LABELS:
        for one in request.POST.getlist(need):
            if _is_id(one):
                wanted.setdefault(UUID(one), []).append(need)
    number = save_needs(actor=request.actor, week=week, programme=programme, needs=wanted)
    said = ngettext(
        "Bewaard; bij %(n)s student veranderde iets.",
        "Bewaard; bij %(n)s studenten veranderde iets.",
        number,
    )
    messages.success(request, said % {"n": number})
    return redirect("introweek:students", pk)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
