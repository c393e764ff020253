"""Two versions of a plan side by side: what differs, and whom it touches."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.difference import (
    GroupChange,
    OwnChange,
    changed_students,
    changes_of_groups,
    new_students,
    own_change,
)
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekInvitation,
    WeekMentor,
    WeekPlan,
    WeekPublication,
)
from warmwelkom.rooms.introweek.queries.published import words_of_week
from warmwelkom.rooms.introweek.queries.weeks import week_for
from warmwelkom.rooms.introweek.whereabouts import Whereabouts, in_order

MOST_SHARED = 50


@dataclass(frozen=True, kw_only=True)
class Touched:
    """An old teacher or a mentor whose own hours differ; `is_mentor` of the receiving school.

    `invitation` is the open link of the old school: who has no address of their own is reached through it.
    """

    id: UUID
    name: str
    email: str
    is_mentor: bool
    change: OwnChange
    invitation: WeekInvitation | None = None

    @property
    def is_reached(self) -> bool:
        return bool(self.email or self.invitation)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """`shared` is how the new version came to everybody who read the old one; None where that is not so.

    `old` is None where nothing was shared before: then everybody is told. `students` are who has another time or room
    and `newcomers` who had no week before, each with until when that matters. `earlier` are the numbers of other versions that were shared before it.
    """

    week: IntroWeek
    old: WeekPlan | None
    new: WeekPlan
    shared: WeekPublication | None
    groups: list[GroupChange]
    touched: list[Touched]
    students: dict[str, dt.datetime]
    newcomers: dict[str, dt.datetime]
    earlier: list[int]

    @property
    def to_mail(self) -> list[Touched]:
        return [one for one in self.touched if one.is_reached]

    @property
    def all_students(self) -> dict[str, dt.datetime]:
        return self.students | self.newcomers


def difference_for(
    *, actor: Actor, pk: UUID, old: int | None, new: int | None, now: dt.datetime
) -> Difference | None:
    """What differs between these versions; without numbers, between what is or was shared and the newest.

    What is shared for the first time lies beside an empty week. None where there is nothing to lay beside each other.
    Twelve queries. Raises MayNotKnow.
    """
    week = week_for(actor=actor, pk=pk)
    rows = WeekPublication.objects.filter(week=week).order_by("-at", "-plan__number")
    shared = list(rows.select_related("plan").defer("plan__rows")[:MOST_SHARED])
    numbers = list(WeekPlan.objects.filter(week=week).values_list("number", flat=True)[:1])
    last = new or next(iter(numbers), 0)
    here = next((row for row in shared if row.ended_at is None), None)
    if here is not None and here.plan.number == last and not (old or _before(shared, last)):
        plan = WeekPlan.objects.get(week=week, number=last)
        return _between(week, None, plan, shared=here, earlier=[], now=now)
    first = old or _before(shared, last) or last - 1
    plans = {row.number: row for row in WeekPlan.objects.filter(week=week, number__in=[first, last])}  # fmt: skip
    if first not in plans or last not in plans or first == last:
        if old or new:
            raise MayNotKnow
        return None
    is_told = here is not None and here.plan.number == last and _was_shared(shared, first)
    earlier = sorted({row.plan.number for row in shared} - {first, last})
    return _between(
        week, plans[first], plans[last], shared=here if is_told else None, earlier=earlier, now=now
    )  # fmt: skip


def _before(shared: list[WeekPublication], last: int) -> int:
    """The version that people know: what is shared, or was shared before this one; 0 where none was."""
    return next((row.plan.number for row in shared if row.plan.number != last), 0)


def _was_shared(shared: list[WeekPublication], number: int) -> bool:
    return any(row.plan.number == number and row.ended_at for row in shared)


def _between(
    week: IntroWeek, old: WeekPlan | None, new: WeekPlan, *, shared: WeekPublication | None,
    earlier: list[int], now: dt.datetime,
) -> Difference:  # fmt: skip
    offers = list(TeacherOffer.objects.filter(week=week, withdrawn_at__isnull=True))
    words = words_of_week(week.pk, offers=offers, rows=new.rows)
    was, now_so = Whereabouts(old.rows if old else {}, words), Whereabouts(new.rows, words)
    local = now.astimezone(AMSTERDAM)
    mentors = list(WeekMentor.objects.filter(week=week))
    return Difference(
        week=week, old=old, new=new, shared=shared, earlier=earlier,
        groups=changes_of_groups(was, now_so) if old else [],
        students=changed_students(was, now_so, now=local),
        newcomers=new_students(was, now_so, now=local),
        touched=sorted(
            [*_teachers(offers, was, now_so, local), *_mentors(mentors, was, now_so, local)],
            key=lambda one: one.name,
        ),
    )  # fmt: skip


def _teachers(
    offers: list[TeacherOffer], old: Whereabouts, new: Whereabouts, now: dt.datetime
) -> list[Touched]:
    found, links = [], _links(offers)
    for row in offers:
        key = str(row.pk)
        change = own_change(old.of_teacher(key), new.of_teacher(key), now=now)
        if change:
            found.append(
                Touched(
                    id=row.pk, name=row.name, email=row.email, is_mentor=False, change=change,
                    invitation=links.get(row.school_id),
                )
            )  # fmt: skip
    return found


def _links(offers: list[TeacherOffer]) -> dict[UUID, WeekInvitation]:
    """The open link of each old school; one query."""
    rows = WeekInvitation.objects.filter(
        week__in={row.week_id for row in offers}, ended_at__isnull=True
    )
    return {row.school_id: row for row in rows.select_related("week__region", "week__school")}


def _mentors(
    rows: list[WeekMentor], old: Whereabouts, new: Whereabouts, now: dt.datetime
) -> list[Touched]:
    """One person may stand on the list once for each programme."""
    same: dict[str, list[WeekMentor]] = {}
    for row in rows:
        same.setdefault(row.email.casefold() or str(row.pk), []).append(row)
    found = []
    for each in same.values():
        was, now_so = (
            in_order(hour for row in each for hour in plan.of_mentor(str(row.pk)))
            for plan in (old, new)
        )
        change = own_change(was, now_so, now=now)
        if change:
            found.append(Touched(id=each[0].pk, name=each[0].name, email=each[0].email, is_mentor=True, change=change))  # fmt: skip
    return found
