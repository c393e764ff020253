"""The list of a table makes itself: from the open signals of its schools, and from what stayed open before."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.handover.models import RoundTable, TableAction, TableCase, TableSchool
from warmwelkom.rooms.transitions.api import BY_CODE, TABLE_RULES
from warmwelkom.rooms.transitions.models import Signal

ORDER = {code: place for place, code in enumerate(BY_CODE)}


@command("handover.list_cases")
def list_cases(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  asked by the command
    """Make the list of every table that has not begun anew; returns how many tables."""
    tables = RoundTable.objects.filter(begun_at__isnull=True, cancelled_at__isnull=True)
    rows = list(tables.select_for_update())
    for table in rows:
        fill_list(table=table, now=now)
    return len(rows)


def fill_list(*, table: RoundTable, now: dt.datetime) -> None:
    """Put on who has no place or gave no sign, take off whose facts say otherwise now; call with the table locked.

    Solved is solved until the facts change. What stayed open at an earlier table is a real case here
    without anybody saying so again.
    """
    signals, carried = _open_signals(table), _carried(table)
    known = {row.transition_id: row for row in TableCase.objects.filter(table=table)}
    fresh = [
        _case(table, transition, signals.get(transition), carried.get(transition), now)
        for transition in signals.keys() | carried.keys()
        if transition not in known
    ]
    TableCase.objects.bulk_create(fresh)
    for transition, row in known.items():
        _follow(row, signals.get(transition), is_carried=transition in carried, now=now)
    table.listed_at = now
    table.save(update_fields=["listed_at"])


def _open_signals(table: RoundTable) -> dict[UUID, Signal]:
    """Transition -> the open signal that comes first, of the pupils of the table's schools."""
    schools = TableSchool.objects.filter(table=table).values("school_id")
    year = table.region.school_year
    late = Q(transition__school_year=year - 1, transition__needs_someone=True)
    rows = Signal.objects.filter(
        Q(transition__school_year=year) | late,
        rule__in=TABLE_RULES, ended_at__isnull=True, lifted_at__isnull=True,
        transition__gone_at__isnull=True, transition__location__school__in=schools,
    )  # fmt: skip
    found: dict[UUID, Signal] = {}
    for row in sorted(rows, key=lambda row: (ORDER[row.rule], row.since, row.pk)):
        if row.transition_id:
            found.setdefault(row.transition_id, row)
    return found


def _carried(table: RoundTable) -> dict[UUID, TableCase]:
    """Transition -> its newest case at an earlier table where something stayed open."""
    schools = TableSchool.objects.filter(table=table).values("school_id")
    still = TableAction.objects.filter(state=TableAction.State.OPEN).values("case_id")
    rows = TableCase.objects.filter(
        Q(outcome=TableCase.Outcome.NEXT) | Q(pk__in=still),
        table__ended_at__isnull=False, transition__location__school__in=schools,
        transition__gone_at__isnull=True,
    ).exclude(table=table)  # fmt: skip
    return {row.transition_id: row for row in rows.order_by("table__ended_at")}


def _case(
    table: RoundTable, transition: UUID, signal: Signal | None, before: TableCase | None, now: Any
) -> TableCase:
    why: Any = signal or before
    case = TableCase(
        region_id=table.region_id, table=table, transition_id=transition, rule=why.rule,
        fact=why.fact, since=why.since, listed_at=now, before=before,
    )  # fmt: skip
    if before:
        case.screening, case.screened_at = TableCase.Screening.REAL, now
    return case


def _follow(row: TableCase, signal: Signal | None, *, is_carried: bool, now: dt.datetime) -> None:
    """Let one case on the list follow the facts."""
    was = (row.rule, row.fact, row.since, row.gone_at)
    if signal:
        changed = (row.rule, row.fact) != (signal.rule, signal.fact)
        if row.screening == TableCase.Screening.SOLVED and (changed or row.gone_at):
            row.screening = ""
        row.rule, row.fact, row.since, row.gone_at = signal.rule, signal.fact, signal.since, None
    elif not is_carried:
        row.gone_at = row.gone_at or now
    if was != (row.rule, row.fact, row.since, row.gone_at):
        row.save(update_fields=["rule", "fact", "since", "gone_at", "screening"])
