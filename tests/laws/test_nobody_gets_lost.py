"""Law: after any lists in any order every pupil is in one known state, explained, with a person on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, STAFF, YEAR, Cast
from tests.pupils import moment
from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.transitions.domain.refresh import refresh
from warmwelkom.rooms.transitions.models import State, StateChange, Transition
from warmwelkom.rooms.transitions.tests import desk
from warmwelkom.rooms.transitions.tests.desk import csv_of, save, undo

LEAVERS = f"{desk.LEAVERS};Bestemming"
DINA, SAM, NOOR = f"{desk.DINA};mbo", f"{desk.SAM};", f"{desk.NOOR};havo"
DINA_TO_HAVO = f"{desk.DINA};havo"
WITHDRAWN = desk.A1.replace("Ontvangen", "Ingetrokken")
LISTS: dict[str, tuple[str, bytes]] = {
    "leavers": ("dewi", csv_of(LEAVERS, DINA, SAM, NOOR)),
    "leavers without Sam": ("dewi", csv_of(LEAVERS, DINA, NOOR)),
    "leavers, Dina to havo": ("dewi", csv_of(LEAVERS, DINA_TO_HAVO, SAM, NOOR)),
    "results": ("dewi", csv_of(desk.RESULTS, "00123;geslaagd;11-06-2026", "00124;gezakt;")),
    "applications": ("emre", csv_of(desk.APPLICATIONS, desk.A1, desk.A2)),
    "applications, one withdrawn": ("emre", csv_of(desk.APPLICATIONS, WITHDRAWN, desk.A2)),
    "enrolments": ("emre", csv_of(desk.ENROLMENTS, desk.E1, desk.E2)),
    "enrolments without Dina": ("emre", csv_of(desk.ENROLMENTS, desk.E2)),
    "seen": ("emre", csv_of(desk.PRESENCE, "S-1;VZ-1b;24-08-2026;ja", "S-2;VZ-1b;24-08-2026;nee")),
    "week six": ("emre", csv_of(desk.PRESENCE, "S-1;VZ-1b;01-10-2026;ja")),
}
DAYS = ["2026-04-02", "2026-06-14", "2026-08-24", "2026-08-29", "2026-10-05"]
STEPS = [*LISTS, *DAYS, "undo", "gone"]
WAYS = [
    ["leavers", "applications", "enrolments", "2026-08-24", "seen", "2026-10-05", "week six"],
    ["enrolments", "applications", "leavers", "2026-08-29"],
    ["leavers", "applications, one withdrawn", "2026-06-14", "results", "2026-08-29"],
    ["leavers", "enrolments", "gone", "leavers without Sam", "leavers", "undo"],
    ["leavers", "enrolments", "leavers, Dina to havo", "2026-06-14", "undo", "undo"],
]


class Office:
    """Everybody hands lists in, day after day, and the house works them in after each."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.now, self.gone = cast, NOW, False
        self.saved: list[tuple[str, Any]] = []

    def do(self, step: str) -> None:
        self.now += dt.timedelta(minutes=1)
        if step in DAYS:
            self.now = max(self.now, moment(step))
        elif step == "gone":
            self.gone = True  # whoever hands in says from now on that the missing have left
        elif step == "undo":
            self._undo()
        else:
            self._save(*LISTS[step])
        with self.cast.scope():
            actor = system_actor(region_id=self.cast.places.region.pk)
            refresh(actor=actor, school_year=YEAR, now=self.now)

    def _save(self, who: str, content: bytes) -> None:
        with self.cast.scope():
            gone = {str(pk) for pk in Transition.objects.values_list("pk", flat=True)}
        try:
            upload = save(self.cast, who, content, now=self.now, gone=gone if self.gone else set())
        except UserError:
            return  # a list of results or presence before the list of the people themselves
        self.saved.append((who, upload))

    def _undo(self) -> None:
        if self.saved:
            who, upload = self.saved.pop()
            undo(self.cast, who, upload)


def check(cast: Cast, now: dt.datetime) -> None:
    """Each pupil: one known state, the row that explains it, a person on it, somebody who sees them."""
    actors = {cast.people[name].pk: name for name in STAFF}
    with cast.scope():
        for row in Transition.objects.filter(school_year=YEAR):
            assert row.state in State.values
            last = StateChange.objects.filter(transition=row).last()
            assert last is not None, row
            assert (last.state, last.since) == (row.state, row.state_since)
            assert last.rule
            assert last.since <= now.date()
            assert row.on_it_id in actors, row
            assert may(cast.actor(actors[row.on_it_id]), "transitions.view", row)


@pytest.fixture
def office(cast: Cast) -> Office:
    return Office(cast)


@pytest.mark.parametrize("steps", WAYS, ids=lambda steps: steps[0] + " " + steps[1])
def test_on_the_ways_that_happen(office: Office, steps: list[str]) -> None:
    for step in steps:
        office.do(step)
        check(office.cast, office.now)


@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.sampled_from(STEPS), min_size=2, max_size=5))
def test_on_any_way(cast: Cast, steps: list[str]) -> None:
    with transaction.atomic():
        office = Office(cast)
        for step in steps:
            office.do(step)
        check(cast, office.now)
        transaction.set_rollback(True)


def test_nobody_on_a_list_that_counts_is_left_out(office: Office) -> None:
    """Saved, saved again without Sam whom nobody called gone, and the mbo's lists: all three stay."""
    for step in ("leavers", "applications", "leavers without Sam", "enrolments"):
        office.do(step)
    with office.cast.scope():
        rows = Transition.objects.filter(gone_at__isnull=True)
        names = sorted(rows.values_list("pupil__given_name", "state"))
    assert names == [("Dina", "placed"), ("Noor", "elsewhere"), ("Sam", "placed")]
