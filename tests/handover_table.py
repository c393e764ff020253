"""Round tables, words back and requests for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from warmwelkom.rooms.handover.models import (
    RoundTable,
    TableAction,
    TableCase,
    TableSchool,
    TableSeat,
)
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import Signal, Transition


def add_table(
    region: Region, *schools: School, name: str = "Tafel van april", in_days: int = 7, **fields: Any
) -> RoundTable:
    """A table a week from now, screened until the day before, of these vo schools."""
    starts_at = NOW + dt.timedelta(days=in_days)
    usual: dict[str, Any] = {
        "starts_at": starts_at,
        "screen_by": starts_at.date() - dt.timedelta(days=1),
        "place": "Raadhuis",
        "made_at": NOW,
    }
    table: RoundTable = RoundTable.objects.create(region=region, name=name, **usual | fields)
    for school in schools:
        TableSchool.objects.create(region=region, table=table, school=school)
    return table


def add_seat(cast: Cast, table: RoundTable, who: str, role: str, **fields: Any) -> TableSeat:
    person = cast.people[who]
    return TableSeat.objects.create(
        region=table.region, table=table, person=person, role=role, **fields
    )


def add_case(table: RoundTable, of: Transition, **fields: Any) -> TableCase:
    """A case of not having applied."""
    usual: dict[str, Any] = {"rule": "not_applied", "since": NOW.date(), "listed_at": NOW}
    return TableCase.objects.create(region=of.region, table=table, transition=of, **usual | fields)


def add_table_action(case: TableCase, cast: Cast, who: str, **fields: Any) -> TableAction:
    person = cast.people[who]
    usual: dict[str, Any] = {
        "what": "Belt het mbo",
        "due": NOW.date() + dt.timedelta(days=10),
        "made_at": NOW,
        "state_at": NOW,
    }
    return TableAction.objects.create(
        region=case.region, case=case, person=person, person_name=person.name, **usual | fields
    )


def no_place(of: Transition, rule: str = "not_applied", **fact: str) -> Signal:
    """This pupil has no place, by an open signal."""
    Transition.objects.filter(pk=of.pk).update(needs_someone=True)
    return Signal.objects.create(
        region=of.region, transition=of, rule=rule, fact=fact, fingerprint="t", since=NOW.date(),
        opened_at=NOW,
    )  # fmt: skip


def make_tables(cast: Cast, *pupils: Transition, who: str) -> None:
    """One table that is screened, with these pupils, a real case, a decision and an action; in this region."""
    region = pupils[0].region
    schools = {pupil.location.school for pupil in pupils if pupil.location}
    ahead = add_table(region, *schools)
    begun = add_table(region, *schools, name="Tafel van maart", in_days=-1, begun_at=NOW)
    for table in (ahead, begun):
        seat = "fatima" if who == "alice" else who
        add_seat(cast, table, seat, "coach", is_chair=True)
    for pupil in pupils:
        add_case(ahead, pupil)
        case = add_case(begun, pupil, screening="real", outcome="coach", decided_at=NOW)
        add_table_action(case, cast, who)
