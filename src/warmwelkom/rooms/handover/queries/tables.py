"""The round tables: which there are, and one of them with its people, its counts, its outcomes."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Q, Value

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.engines.suppression import suppress
from warmwelkom.rooms.handover.models import (
    RoundTable,
    TableAction,
    TableCase,
    TableSeat,
)
from warmwelkom.rooms.handover.queries.cases_of_table import CaseView, cases_for
from warmwelkom.rooms.people.models import Role, RoleKind, School

FEWEST = 5
WAITING, REAL, SOLVED = "waiting", "real", "solved"
GROUPS = (WAITING, REAL, SOLVED)
SIT = ("mentor", "decaan", "care_coordinator", "intaker", "coach", "doorstroompunt", "coordinator")
CHAIRS = ("coach", "decaan")
MOST_PAST = 20


@dataclass(frozen=True, kw_only=True)
class SchoolScreened:
    """How far one school is; None where a number is hidden."""

    name: str
    total: int | None
    groups: list[int | None]


@dataclass(frozen=True, kw_only=True)
class Screened:
    """How far the screening is, in counts that give nobody away. `groups` are those with somebody in them."""

    total: int | None
    groups: list[str]
    numbers: dict[str, int | None]
    schools: list[SchoolScreened]


def tables_for(*, actor: Actor, now: dt.datetime) -> dict[str, Any]:
    """What is ahead or running, with how many of one's own wait; and what was. Two queries."""
    rows = RoundTable.objects.visible_to(actor, "handover.see_table")
    policy = policy_for("handover.screen_case")
    ahead = rows.filter(ended_at__isnull=True, cancelled_at__isnull=True)
    waiting = Count("pk", filter=Q(pk__in=[]))
    if policy.who(actor):
        mine = TableCase.objects.visible_to(actor, "handover.screen_case").filter(screening="")
        waiting = Count("cases", filter=Q(cases__in=mine.values("pk")), distinct=True)
    past = rows.exclude(pk__in=ahead.values("pk")).order_by("-starts_at")
    return {
        "ahead": list(ahead.annotate(waiting=waiting).order_by("starts_at", "pk")),
        "past": list(past[:MOST_PAST]),
        "may_make": policy_for("handover.make_table").who(actor),
        "now": now,
    }


@dataclass(frozen=True, kw_only=True)
class TablePage:
    """One table for one reader."""

    table: RoundTable
    schools: list[str]
    seats: list[TableSeat]
    cases: list[CaseView]
    screened: Screened | None
    outcomes: Screened | None
    may_manage: bool
    is_chair: bool
    has_seat: bool

    @property
    def to_screen(self) -> list[CaseView]:
        """Waiting first, of those who waits longest."""
        mine = [view for view in self.cases if view.is_mine_to_screen]
        return sorted(mine, key=lambda view: bool(view.case.screening))

    @property
    def waiting(self) -> int:
        return sum(not view.case.screening for view in self.to_screen)

    @property
    def has_chair(self) -> bool:
        return any(seat.is_chair for seat in self.seats)

    @property
    def decided(self) -> list[CaseView]:
        return [view for view in self.cases if view.case.outcome]


def table_page_for(*, actor: Actor, pk: UUID) -> TablePage:
    """Seven queries at most.

    Raises:
        MayNotKnow: there is no such table, or not for this reader.
    """
    names = ArrayAgg("schools__school__name", order_by="schools__school__name", default=Value([]))
    table = RoundTable.objects.annotate(names=names).get_for(actor, "handover.see_table", pk=pk)
    may_manage = policy_for("handover.manage_table").who(actor)
    seats = list(
        TableSeat.objects.filter(table=table)
        .select_related("person", "school")
        .order_by("-is_chair", F("school__name").asc(nulls_first=True), "person__name")
    )
    mine = [seat for seat in seats if seat.person_id == actor.user_id]
    cases: list[CaseView] = []
    if policy_for("handover.see_case").who(actor):
        with_actions = table.begun_at is not None
        here = Q(table=table, gone_at__isnull=True)
        cases = cases_for(actor=actor, cases=here, with_actions=with_actions)
    return TablePage(
        table=table,
        schools=[name for name in table.names if name],
        seats=seats,
        cases=cases,
        screened=screened_for(table) if may_manage else None,
        outcomes=outcomes_of(table) if table.ended_at else None,
        may_manage=may_manage,
        is_chair=any(seat.is_chair for seat in mine),
        has_seat=bool(mine),
    )


def screened_for(table: RoundTable) -> Screened:
    """How far each school is; only counts leave this function, after the suppression. One query."""
    rows = TableCase.objects.filter(table=table).values(
        "screening", "transition__location__school__name"
    )
    rows = rows.annotate(
        n=Count("pk"), gone=Count("pk", filter=Q(gone_at__isnull=False))
    ).order_by()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        school = counts[row["transition__location__school__name"] or ""]
        school[row["screening"] or WAITING] += row["n"] - row["gone"]
        school[SOLVED] += row["gone"]
    return _shown(counts, GROUPS)


def outcomes_of(table: RoundTable) -> Screened:
    """How many cases ended in which outcome, none under five. One query."""
    rows = TableCase.objects.filter(table=table).exclude(outcome="")
    counted = rows.values("outcome").annotate(n=Count("pk")).order_by()
    counts = {"": Counter({row["outcome"]: row["n"] for row in counted})}
    return _shown(counts if counts[""] else {}, tuple(TableCase.Outcome.values))


def _shown(counts: dict[str, Counter[str]], order: tuple[str, ...]) -> Screened:
    there = {name: +one for name, one in counts.items()}
    groups = [group for group in order if any(one[group] for one in there.values())]
    shown = suppress(counts=there, threshold=FEWEST)
    return Screened(
        total=shown.total,
        groups=groups,
        numbers={group: shown.columns.get(group) for group in groups},
        schools=[
            SchoolScreened(
                name=name,
                total=shown.rows[name],
                groups=[shown.cells[name, group] for group in groups],
            )
            for name in sorted(there)
        ],
    )


def schools_to_choose() -> Any:
    """The vo schools of the region."""
    return School.objects.filter(sector="vo", left_at__isnull=True)


def seats_to_give(*, table: RoundTable) -> list[tuple[str, list[tuple[str, str]]]]:
    """Who could sit at this table and does not yet, grouped by school: (role, name). One query."""
    taken = TableSeat.objects.filter(table=table).values("person_id")
    roles = Role.objects.filter(
        kind__in=SIT, ended_at=None, school_year__gte=F("region__school_year")
    ).exclude(Q(person__in=taken) | Q(school__left_at__isnull=False))
    found: dict[str, list[tuple[str, str]]] = {}
    ordered = roles.select_related("person", "school").order_by(
        F("school__name").asc(nulls_first=True), "person__name", "pk"
    )
    for role in ordered:
        where = role.school.name if role.school else ""
        label = f"{role.person.name}, {RoleKind(role.kind).label}"
        found.setdefault(where, []).append((str(role.pk), label))
    return list(found.items())


def own_actions_for(*, actor: Actor, today: dt.date) -> dict[str, list[TableAction]]:
    """What one took on oneself at a table: late, open, settled. Two queries."""
    rows = TableAction.objects.visible_to(actor, "handover.settle_table_action")
    rows = rows.filter(person_id=actor.user_id).select_related(
        "case__table", "case__transition__pupil"
    )
    still = list(rows.filter(state=TableAction.State.OPEN))
    settled = rows.exclude(state=TableAction.State.OPEN).order_by("-state_at", "pk")
    return {
        "late": [row for row in still if row.is_late(today)],
        "open": [row for row in still if not row.is_late(today)],
        "settled": list(settled[:MOST_PAST]),
    }
