"""`…/groepen/`, `…/groep/…/`: who is there, by a tick of the mentor or with the code on the door."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.attendance import say_here, tick_student, untick_student
from warmwelkom.rooms.introweek.domain.reading_of_week import note_students_read
from warmwelkom.rooms.introweek.models import WeekStudent
from warmwelkom.rooms.introweek.queries.attendance import group_here, groups_for, own_group_here

NONE_TO_SAY = "open"


@require_safe
@page("introweek.receive")
def groups(request: HouseRequest) -> HttpResponse:
    """The own groups, with how many are in."""
    rows = groups_for(actor=request.actor, now=request.now)
    return render(request, "introweek/days/groups.html", {"rows": rows})


@page("introweek.at_group")
def group(request: HouseRequest, pk: UUID, group: str) -> HttpResponse:
    """What the code on the door opens: ticks for who leads the group, "I am here" for who is in it."""
    if request.actor.kind == "pupil":
        return _own_phone(request, pk, group)
    here = group_here(
        actor=request.actor, week_id=pk, group=group, now=request.now,
        wanted=request.GET.get("dagdeel", ""),
    )  # fmt: skip
    note_students_read(actor=request.actor, shown=[seat.student for seat in here.seats])
    return render(request, "introweek/days/group.html", {"here": here})


def _own_phone(request: HouseRequest, pk: UUID, group: str) -> HttpResponse:
    student = WeekStudent.objects.select_related("week", "transition__pupil").get_for(
        request.actor, "introweek.be_here", week=pk
    )
    half = own_group_here(student=student, group=group, now=request.now)
    if request.method == "POST" and half is not None:
        said = say_here(
            actor=request.actor, student=student, slot=half.slot, day=half.day, now=request.now
        )
        messages.success(request, _("Je staat erbij.") if said else _("Je mentor heeft al iets gezegd. Meld je bij je mentor."))  # fmt: skip
        return redirect("welcome:mine")
    return render(request, "introweek/days/here.html", {"half": half, "student": student})


@require_POST
@page("introweek.receive")
def tick(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Here, not seen, or (undo) nothing said; saved at once."""
    student = WeekStudent.objects.select_related("week", "transition__pupil").get_for(
        request.actor, "introweek.tick", pk=pk
    )
    value = {**request.GET.dict(), **request.POST.dict()}
    group, half = value.get("group", ""), value.get("half", "")
    here = group_here(
        actor=request.actor, week_id=student.week_id, group=group, now=request.now, wanted=half
    )
    if here.half is None or not here.may_tick or str(student.pk) not in here.group.students:
        raise MayNotKnow
    slot = here.slot_of(pk)
    name, said = student.transition.pupil.full_name, value.get("seen", "")
    where = reverse("introweek:group_here", args=[student.week_id, group]) + f"?dagdeel={here.half.code}"  # fmt: skip
    if said in ("yes", "no"):
        tick_student(
            actor=request.actor, student=student, slot=slot, day=here.half.day,
            is_seen=said == "yes", now=request.now,
        )  # fmt: skip
        undo = f"{reverse('introweek:tick', args=[pk])}?seen={NONE_TO_SAY}&group={group}&half={here.half.code}"
        word = _("%(name)s is er.") if said == "yes" else _("%(name)s is niet gezien. Wie erop zit, belt.")  # fmt: skip
        messages.success(request, word % {"name": name}, extra_tags=undo)
    else:
        untick_student(actor=request.actor, student=student, slot=slot, now=request.now)
        messages.success(request, _("Er staat niets meer bij %(name)s.") % {"name": name})
    return redirect(f"{where}#s-{pk}")
