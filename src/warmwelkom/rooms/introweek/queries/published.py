"""The plan that everybody sees, ready to look things up in.

A version never changes, so a process reads it once. What rooms, mentors and teachers are called, and who
still comes, may change after it was shared: that is read anew each minute.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from warmwelkom.rooms.introweek.group_names import names_of_groups
from warmwelkom.rooms.introweek.models import (
    TeacherOffer,
    WeekBuddy,
    WeekMentor,
    WeekPart,
    WeekPlan,
    WeekPublication,
    WeekRoom,
    WeekSlot,
    WeekStudent,
)
from warmwelkom.rooms.introweek.near_buddies import NearBuddies, buddies_who_said_yes
from warmwelkom.rooms.introweek.own_teachers import OwnTeachers
from warmwelkom.rooms.introweek.whereabouts import What, When, Where, Whereabouts, Words

MOST_KEPT = 8
MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class Shared:
    """A publication's plan with its words, the old teachers of the week, and the buddies who said yes."""

    plan: Whereabouts
    offers: tuple[TeacherOffer, ...]
    buddies: tuple[WeekBuddy, ...]

    def own_teachers(self, transition: Any) -> dict[str, TeacherOffer]:
        """Who taught this student, by id as in the plan."""
        return {str(row.pk): row for row in self._own.of(transition)}

    @cached_property
    def _own(self) -> OwnTeachers:
        return OwnTeachers(self.offers)

    def buddies_of(self, student: WeekStudent) -> list[WeekBuddy]:
        """Who went to the same old school: of the own programme, else of the same campus."""
        location = student.transition.location
        return self._near.of(
            school_id=location.school_id if location else None,
            programme_id=student.programme_id, campus=student.programme.location_id,
        )  # fmt: skip

    @cached_property
    def _near(self) -> NearBuddies:
        return NearBuddies(self.buddies)


def shared_of(week_id: UUID) -> WeekPublication | None:
    """What is shared now of this week, with its plan but without the rows; one query."""
    rows = WeekPublication.objects.filter(week_id=week_id, ended_at__isnull=True)
    found: WeekPublication | None = (
        rows.select_related("plan", "week__school").defer("plan__rows").first()
    )
    return found


@lru_cache(maxsize=MOST_KEPT)
def rows_of_plan(plan_id: UUID) -> dict[str, Any]:
    """The file of a version; one query the first time in a process."""
    found: dict[str, Any] = WeekPlan.objects.values_list("rows", flat=True).get(pk=plan_id)
    return found


def whereabouts_of(shared: WeekPublication) -> Shared:
    """The shared plan; eight queries the first time in a minute, else none."""
    return _ready(shared.plan_id, shared.week_id, int(time.monotonic() // MINUTE))


@lru_cache(maxsize=MOST_KEPT)
def _ready(plan_id: UUID, week_id: UUID, _minute: int) -> Shared:
    offers = tuple(
        TeacherOffer.objects.filter(week_id=week_id, withdrawn_at__isnull=True).select_related(
            "school"
        )
    )
    rows = rows_of_plan(plan_id)
    plan = Whereabouts(rows, words_of_week(week_id, offers=offers, rows=rows))
    return Shared(plan=plan, offers=offers, buddies=tuple(buddies_who_said_yes(week_id)))


def words_of_week(
    week_id: UUID, *, offers: Iterable[TeacherOffer], rows: Mapping[str, Any]
) -> Words:
    """What slots, parts, rooms, mentors and groups are called, these teachers, and who comes; five queries."""
    of = {"week_id": week_id}
    rooms = WeekRoom.objects.filter(**of).select_related("building__location")
    mentors = WeekMentor.objects.filter(**of).values_list("pk", "name")
    coming = WeekStudent.objects.filter(**of, gone_at__isnull=True)
    programme_of = {str(pk): name for pk, name in coming.values_list("pk", "programme__name")}
    return Words(
        slots={row.code: _when(row) for row in WeekSlot.objects.filter(**of)},
        parts={
            row.key: What(
                key=row.key, title=row.title, bring=row.bring, led_by_mentor=row.led_by_mentor
            )
            for row in WeekPart.objects.filter(**of)
        },
        rooms={str(row.pk): _where(row) for row in rooms},
        students=programme_of.keys(),
        mentors={str(pk): name for pk, name in mentors},
        teachers={str(row.pk): row.name for row in offers},
        groups=names_of_groups(rows.get("groups") or (), programme_of),
    )


def students_led_by(mentors: Iterable[tuple[UUID, str]]) -> set[str]:
    """The ids of the students in groups of these mentors (week, id) in the shared plans."""
    wanted = set(mentors)
    shared = WeekPublication.objects.filter(
        week_id__in={week for week, _mentor in wanted}, ended_at__isnull=True
    )
    found: set[str] = set()
    for week_id, plan_id in shared.values_list("week_id", "plan_id"):
        for group in rows_of_plan(plan_id).get("groups") or ():
            if (week_id, group.get("mentor")) in wanted:
                found.update(group["students"])
    return found


def _when(row: WeekSlot) -> When:
    return When(code=row.code, day=row.day, half_day=row.half_day, begins=row.begins, ends=row.ends)


def _where(row: WeekRoom) -> Where:
    place = row.building.location
    address = ", ".join(part for part in (place.street, place.place) if part) if place else ""
    return Where(
        name=row.name, building=row.building.name, address=address,
        location=place.name if place else "",
    )  # fmt: skip
