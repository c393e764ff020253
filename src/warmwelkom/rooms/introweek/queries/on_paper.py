"""Name labels and door sheets: what is printed before the week."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.ui.qr import qr_of
from warmwelkom.rooms.introweek.models import IntroWeek, WeekStudent
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.introweek.whereabouts import Group, Hour


@dataclass(frozen=True, kw_only=True)
class Label:
    """A name to wear; of a student the given name alone, large."""

    name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class DoorSheet:
    """What hangs at a room: who is in there when, and the code of the group for attendance."""

    group: Group
    hours: list[Hour]
    code: SafeString


def labels_of(*, actor: Actor, week: IntroWeek) -> list[Label]:
    """Mentors, old teachers who come, and students by group; empty while nothing is shared. Few queries."""
    publication = shared_of(week.pk)
    if publication is None:
        return []
    shared = whereabouts_of(publication)
    plan = shared.plan
    of_mentor: dict[str, list[str]] = defaultdict(list)
    for group in plan.groups.values():
        if group.mentor:
            of_mentor[group.mentor].append(group.name)
    found = [Label(name=name, note=", ".join(groups)) for name, groups in of_mentor.items()]
    found += [
        Label(name=row.name, note=row.school.name)
        for row in shared.offers
        if plan.of_teacher(str(row.pk))
    ]
    rows = WeekStudent.objects.visible_to(actor, "introweek.tick").filter(
        week=week, gone_at__isnull=True
    )
    names = {str(row.pk): row.transition.pupil for row in rows.select_related("transition__pupil")}
    for group in plan.groups.values():
        mine = [names[one] for one in group.students if one in names]
        found += [
            Label(name=one.given_name or one.full_name, note=group.name)
            for one in sorted(mine, key=lambda one: one.given_name)
        ]
    return found


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
