"""The groups one receives, who is in them, and who was seen in which half-day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekAttendance,
    WeekMentor,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.introweek.whereabouts import Group, Hour, Whereabouts


@dataclass(frozen=True, kw_only=True)
class OwnGroup:
    """A group with how many are in it, and how many were ticked today; `is_led` by this reader."""

    week: IntroWeek
    group: Group
    is_led: bool
    first: Hour | None
    ticked: int
    seen: int


def groups_for(*, actor: Actor, now: dt.datetime) -> list[OwnGroup]:
    """The groups that this actor leads or plans, of weeks that are not over; four queries a week and no more."""
    today = now.astimezone(AMSTERDAM).date()
    weeks = IntroWeek.objects.visible_to(actor, "introweek.desk").filter(last_day__gte=today)
    own = WeekMentor.objects.visible_to(actor, "introweek.see_mentor")
    mentors = {str(pk) for pk in own.values_list("pk", flat=True)}
    planned = {grant.school_id for grant in actor.grants_for("planner")}
    found = []
    for publication in WeekPublication.objects.filter(
        week__in=weeks, ended_at__isnull=True
    ).select_related("week__school"):
        plan = whereabouts_of(publication).plan
        ticks = _ticks(publication.week_id, plan, today)
        for group in plan.groups.values():
            if group.mentor_id in mentors or publication.week.school_id in planned:
                mine = [ticks[one] for one in group.students if one in ticks]
                hours = plan.of_group(group.id)
                found.append(
                    OwnGroup(
                        week=publication.week, group=group, first=hours[0] if hours else None,
                        is_led=group.mentor_id in mentors, ticked=len(mine), seen=sum(mine),
                    )
                )  # fmt: skip
    return found


def _ticks(week_id: UUID, plan: Whereabouts, day: dt.date) -> dict[str, bool]:
    """Student -> seen, as it was said last on this day."""
    slots = [code for code, when in plan.words.slots.items() if when.day == day]
    rows = WeekAttendance.objects.filter(week_id=week_id, slot__in=slots).order_by("at", "pk")
    return {str(pk): seen for pk, seen in rows.values_list("student_id", "is_seen")}


@dataclass(frozen=True, kw_only=True)
class Half:
    """A half-day of one group: the hour it begins with is where ticks are kept."""

    code: str
    first: Hour
    last: Hour

    @property
    def slot(self) -> str:
        return self.first.when.code

    @property
    def day(self) -> dt.date:
        return self.first.when.day


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A student in the group, and what was said in this half-day."""

    student: WeekStudent
    tick: WeekAttendance | None


@dataclass(frozen=True, kw_only=True)
class GroupHere:
    """The page of a group at the door."""

    week: IntroWeek
    group: Group
    halves: list[Half]
    half: Half | None
    seats: list[Seat]
    today: dt.date

    @property
    def may_tick(self) -> bool:
        """Nobody was or was not seen on a day that is still to come."""
        return self.half is not None and self.half.day <= self.today

    def slot_of(self, student: UUID) -> str:
        """Where a tick of this student is kept: where there is one already, else the hour with which the half-day begins."""
        ticks = {seat.student.pk: seat.tick for seat in self.seats if seat.tick}
        found = ticks.get(student)
        return found.slot if found else self.half.slot if self.half else ""

    @property
    def to_say(self) -> int:
        return sum(1 for seat in self.seats if seat.tick is None)


def halves_of(hours: list[Hour]) -> list[Half]:
    found: dict[str, list[Hour]] = defaultdict(list)
    for hour in hours:
        found[hour.when.half_day].append(hour)
    return [Half(code=code, first=each[0], last=each[-1]) for code, each in found.items()]


def half_now(halves: list[Half], now: dt.datetime, wanted: str = "") -> Half | None:
    """The half-day that is asked for, else that of this moment, the next one, or the last."""
    local = now.astimezone(AMSTERDAM)
    moment = (local.date(), local.time())
    asked = next((half for half in halves if half.code == wanted), None)
    ahead = (half for half in halves if (half.day, half.last.when.ends) >= moment)
    return asked or next(ahead, halves[-1] if halves else None)


def group_here(
    *, actor: Actor, week_id: UUID, group: str, now: dt.datetime, wanted: str = ""
) -> GroupHere:
    """One group with its students and their ticks; raises MayNotKnow for a group that is not one's own."""
    publication, plan = _plan(week_id)
    found = plan.groups.get(group)
    if found is None:
        raise MayNotKnow
    halves = halves_of(plan.of_group(group))
    half = half_now(halves, now, wanted)
    rows = (
        WeekStudent.objects.visible_to(actor, "introweek.tick")
        .filter(pk__in=found.students, gone_at__isnull=True)
        .select_related("transition__pupil")
        .order_by("transition__pupil__given_name", "transition__pupil__surname", "pk")
    )
    students = list(rows)
    if not students:
        raise MayNotKnow
    ticks = _of_half(plan, students, half)
    return GroupHere(
        week=publication.week, group=found, halves=halves, half=half,
        seats=[Seat(student=row, tick=ticks.get(row.pk)) for row in students],
        today=now.astimezone(AMSTERDAM).date(),
    )  # fmt: skip


def _of_half(
    plan: Whereabouts, students: list[WeekStudent], half: Half | None
) -> dict[UUID, WeekAttendance]:
    """What was said last of each in this half-day, also where it began with another hour when it was said."""
    slots = [code for code, when in plan.words.slots.items() if half and when.half_day == half.code]
    rows = WeekAttendance.objects.filter(student__in=students, slot__in=slots).order_by("at", "pk")
    return {row.student_id: row for row in rows}


def own_group_here(*, student: WeekStudent, group: str, now: dt.datetime) -> Half | None:
    """For a student at the door with the code of a group: the half-day in which they may say "I am here".

    From half an hour before it begins until it ends; None at any other moment. Raises MayNotKnow where it is
    not the own group.
    """
    _publication, plan = _plan(student.week_id)
    own = plan.group_of.get(str(student.pk))
    if own is None or own.id != group:
        raise MayNotKnow
    local = now.astimezone(AMSTERDAM).replace(tzinfo=None)
    for half in halves_of(plan.of_group(group)):
        begins = dt.datetime.combine(half.day, half.first.when.begins) - dt.timedelta(minutes=30)
        if begins <= local <= dt.datetime.combine(half.day, half.last.when.ends):
            return half
    return None


def _plan(week_id: UUID) -> tuple[WeekPublication, Whereabouts]:
    publication = shared_of(week_id)
    if publication is None:
        raise MayNotKnow
    return publication, whereabouts_of(publication).plan
