"""Name labels and door sheets: what is printed before the week."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.ui.qr import qr_of
from warmwelkom.rooms.introweek.models import IntroWeek, WeekStudent
from warmwelkom.rooms.introweek.queries.published import Shared, shared_of, whereabouts_of
from warmwelkom.rooms.introweek.whereabouts import Group, Hour


@dataclass(frozen=True, kw_only=True)
class Label:
    """A name to wear; of a student the given name alone, large."""

    name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Labels:
    """What is printed, and which students are named on it."""

    rows: list[Label]
    students: list[WeekStudent]


@dataclass(frozen=True, kw_only=True)
class DoorSheet:
    """What hangs at a room: who is in there when, and the code of the group for attendance."""

    group: Group
    hours: list[Hour]
    code: SafeString


def labels_of(*, actor: Actor, week: IntroWeek) -> Labels:
    """Mentors, old teachers who come, and students by group; empty while nothing is shared. Few queries."""
    publication = shared_of(week.pk)
    if publication is None:
        return Labels(rows=[], students=[])
    shared = whereabouts_of(publication)
    found = [*_of_mentors(shared), *_of_teachers(shared), *_of_buddies(shared)]
    rows = WeekStudent.objects.visible_to(actor, "introweek.tick").filter(
        week=week, gone_at__isnull=True
    )
    by_id = {str(row.pk): row for row in rows.select_related("transition__pupil")}
    named: list[WeekStudent] = []
    for group in shared.plan.groups.values():
        mine = [by_id[one] for one in group.students if one in by_id]
        mine.sort(key=lambda one: one.transition.pupil.given_name)
        found += [_of_student(one, group) for one in mine]
        named += mine
    return Labels(rows=found, students=named)


def _of_mentors(shared: Shared) -> list[Label]:
    groups: dict[str, list[str]] = defaultdict(list)
    for group in shared.plan.groups.values():
        if group.mentor:
            groups[group.mentor].append(group.name)
    return [Label(name=name, note=", ".join(each)) for name, each in groups.items()]


def _of_teachers(shared: Shared) -> list[Label]:
    return [
        Label(name=row.name, note=row.school.name)
        for row in shared.offers
        if shared.plan.of_teacher(str(row.pk))
    ]


def _of_buddies(shared: Shared) -> list[Label]:
    return [
        Label(name=row.name, note=_("maatje van %(school)s") % {"school": row.school.name})
        for row in shared.buddies
    ]


def _of_student(row: WeekStudent, group: Group) -> Label:
    pupil = row.transition.pupil
    return Label(name=pupil.given_name or pupil.full_name, note=group.name)


def door_sheets_of(*, week: IntroWeek) -> list[DoorSheet]:
    """One sheet for each group, with the code that leads to its attendance."""
    publication = shared_of(week.pk)
    if publication is None:
        return []
    plan = whereabouts_of(publication).plan
    return [
        DoorSheet(group=group, hours=plan.of_group(group.id), code=qr_of(_way(week, group), css="iw-qr"))
        for group in plan.groups.values()
    ]  # fmt: skip


def _way(week: IntroWeek, group: Group) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse('introweek:group_here', args=[week.pk, group.id])}"
