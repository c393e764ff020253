"""Somebody is ill: whom it is about, who can come instead, and what that means for the students."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekMentor,
    WeekPlan,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.introweek.queries.published import Shared, shared_of, whereabouts_of
from warmwelkom.rooms.introweek.whereabouts import Hour

MENTOR, TEACHER = "mentor", "docent"


@dataclass(frozen=True, kw_only=True)
class Host:
    """Who receives or visits: `key` is `mentor:<id>` or `docent:<id>`; `hours` are still to come."""

    key: str
    name: str
    hours: list[Hour]

    @property
    def is_mentor(self) -> bool:
        return self.key.startswith(f"{MENTOR}:")


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """Who could come instead: how many students know them (an old teacher), and whether they offered it."""

    key: str
    name: str
    known: int
    is_offered: bool
    is_free: bool


@dataclass(frozen=True, kw_only=True)
class StandInPage:
    publication: WeekPublication
    hosts: list[Host]
    ill: Host | None
    stand_ins: list[StandIn]
    newest: int

    @property
    def has_draft(self) -> bool:
        """Whether somebody works on a version that is not shared; the swap begins with what is."""
        return self.newest != self.publication.plan.number


def stand_in_page(*, week: IntroWeek, ill: str, now: dt.datetime) -> StandInPage | None:
    """The page in its three steps; None while nothing is shared. At most twelve queries."""
    publication = shared_of(week.pk)
    if publication is None:
        return None
    shared, local = whereabouts_of(publication), now.astimezone(AMSTERDAM).replace(tzinfo=None)
    mentors = list(WeekMentor.objects.filter(week=week))
    hosts = [
        _host(f"{MENTOR}:{row.pk}", row.name, shared.plan.of_mentor(str(row.pk)), local)
        for row in mentors
    ]
    hosts += [
        _host(f"{TEACHER}:{row.pk}", row.name, shared.plan.of_teacher(str(row.pk)), local)
        for row in shared.offers
    ]
    hosts = sorted((host for host in hosts if host.hours), key=lambda host: host.name)
    found = next((host for host in hosts if host.key == ill), None)
    stand_ins = _stand_ins(week, shared, mentors, found) if found else []
    number = WeekPlan.objects.filter(week=week).values_list("number", flat=True).first()
    return StandInPage(
        publication=publication, hosts=hosts, ill=found, stand_ins=stand_ins, newest=number or 0
    )


def _host(key: str, name: str, hours: list[Hour], moment: dt.datetime) -> Host:
    ahead = [h for h in hours if (h.when.day, h.when.ends) > (moment.date(), moment.time())]
    return Host(key=key, name=name, hours=ahead)


def programmes_followed_in(week: IntroWeek) -> set[UUID]:
    """The programmes of who comes; a plan knows no other, nor the mentors of another. One query."""
    rows = WeekStudent.objects.filter(week=week, gone_at__isnull=True).order_by()
    return set(rows.values_list("programme_id", flat=True))


def _stand_ins(
    week: IntroWeek, shared: Shared, mentors: list[WeekMentor], ill: Host
) -> list[StandIn]:
    kind, _colon, pk = ill.key.partition(":")
    if kind == MENTOR:
        followed = programmes_followed_in(week)
        able = [row for row in mentors if row.programme_id in followed or str(row.pk) == pk]
        return _mentors(shared, able, pk, ill)
    return _teachers(week, shared, pk, ill)


def _mentors(shared: Shared, mentors: list[WeekMentor], pk: str, ill: Host) -> list[StandIn]:
    """Mentors of the same programmes who lead nobody at those moments, the same programme first."""
    programmes = {row.programme_id for row in mentors if str(row.pk) == pk}
    busy = {hour.when.code for hour in ill.hours}
    found = []
    for row in mentors:
        if str(row.pk) == pk:
            continue
        taken = {hour.when.code for hour in shared.plan.of_mentor(str(row.pk))}
        halves = {hour.when.half_day for hour in ill.hours}
        is_there = row.half_days is None or halves <= set(row.half_days)
        found.append(
            StandIn(
                key=str(row.pk), name=row.name, known=0,
                is_offered=is_there and row.programme_id in programmes,
                is_free=not (taken & busy),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (not one.is_offered, not one.is_free, one.name))


def _teachers(week: IntroWeek, shared: Shared, pk: str, ill: Host) -> list[StandIn]:
    """Colleagues of the same school who taught somebody in these groups, who offered that half-day first."""
    mine = next((row for row in shared.offers if str(row.pk) == pk), None)
    if mine is None:
        return []
    there = {one for hour in ill.hours for one in hour.group.students}
    students = list(
        WeekStudent.objects.filter(week=week, pk__in=there).select_related("transition__location")
    )
    halves, slots = {h.when.half_day for h in ill.hours}, {h.when.code for h in ill.hours}
    found = [
        StandIn(
            key=str(row.pk), name=row.name,
            known=sum(row.taught(one.transition) for one in students),
            is_offered=halves <= set(row.half_days),
            is_free=not slots & {h.when.code for h in shared.plan.of_teacher(str(row.pk))},
        )
        for row in shared.offers
        if row.school_id == mine.school_id and row.pk != mine.pk
    ]  # fmt: skip
    useful = [one for one in found if one.known and one.is_free]
    return sorted(useful, key=lambda one: (not one.is_offered, -one.known, one.name))
