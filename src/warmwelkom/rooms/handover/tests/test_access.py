"""Nobody reads a field they may not: invented worlds against an oracle, and each read stands in the record.

A few dozen worlds here; DOSSIER_WORLDS=2000 makes it the measurement of benchmarks/access.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, Cast

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.audit.models import Act
from warmwelkom.base.clock import now_for
from warmwelkom.rooms.handover.models import Dossier, OwnView, Statement
from warmwelkom.rooms.handover.tests.access_rows import build, person_of
from warmwelkom.rooms.handover.tests.access_slips import shows
from warmwelkom.rooms.handover.tests.access_world import (
    ANEW,
    FIELDS,
    PUPILS,
    World,
    decides_on,
    may_read,
    worlds,
)
from warmwelkom.rooms.handover.views.reading import read_dossier
from warmwelkom.rooms.people.api import staff_actor
from warmwelkom.rooms.transitions.models import Pupil

WORLDS = int(os.environ.get("DOSSIER_WORLDS", "40"))
SLIP = os.environ.get("DOSSIER_SLIP", "")
"""Only worlds in which this slip would show: so benchmarks/access tries a planted leak without trying 400."""
HOW = settings(
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""A world costs some eighty questions to the database, so one that fails is not made smaller."""
Read = dict[str, set[tuple[str, str, bool]]]
"""Pupil -> (field, its text, does it stand now) of all that was read."""


def tried_worlds() -> st.SearchStrategy[World]:
    return worlds().filter(lambda world: shows(SLIP, world)) if SLIP else worlds()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is made in here is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _read(actor: Actor, dossiers: dict[str, Dossier]) -> Read:
    """All that the reader gets to see by the one way that views have."""
    found: Read = {name: set() for name in dossiers}
    for name, dossier in dossiers.items():
        try:
            here = read_dossier(actor=actor, transition=dossier.transition_id, now=NOW)
        except MayNotKnow:
            continue
        for part in here.parts:
            for line in part.lines:
                rows = [*([line.now] if line.now else []), *line.before]
                found[name] |= {(row.field, row.value, row.replaced_at is None) for row in rows}
    return found


def _listed(actor: Actor, dossiers: dict[str, Dossier]) -> Read:
    """All that a list of statements would show, whatever page it stands on."""
    rows = Statement.objects.visible_to(actor, "handover.read_statement")
    return {
        name: {
            (row.field, row.value, row.replaced_at is None) for row in rows.filter(dossier=dossier)
        }
        for name, dossier in dossiers.items()
    }


def _may(world: World, name: str, parts: set[tuple[str, bool]]) -> set[tuple[str, str, bool]]:
    given, found = name.title(), set()
    for field, part in FIELDS.items():
        for _part, whole in {pair for pair in parts if pair[0] == part}:
            found.add((field, f"{field} van {given}", True))
            if whole and name in world.corrected:
                found.add((field, f"vroeger {field} van {given}", False))
    if ("C", True) in parts:
        found |= _all_of_c(world, name, given)
    return found


def _all_of_c(world: World, name: str, given: str) -> set[tuple[str, str, bool]]:
    """What is in part C beside `FIELDS` as it stands: what came after it was opened, and what that took the place of."""
    found: set[tuple[str, str, bool]] = set()
    if name in world.c_mended & world.c_is_open:
        found.add(("event", f"ooit event van {given}", False))
    if name in world.c_anew:
        found |= {
            (ANEW, f"{ANEW} van {given}", True),
            (ANEW, f"getypt {ANEW} van {given}", False),
        }
    return found


def _recorded(actor: Actor) -> dict[Any, set[str]]:
    """Pupil -> the parts that the record says this reader read."""
    found: dict[Any, set[str]] = {}
    for act in Act.objects.filter(action="handover.read", actor_name=actor.name):
        found.setdefault(act.about, set()).update(act.detail["parts"].split(", "))
    return found


def _check(actor: Actor, world: World, dossiers: dict[str, Dossier], may: Read) -> None:
    read = _read(actor, dossiers)
    assert read == may
    assert _listed(actor, dossiers) == may
    views = OwnView.objects.visible_to(actor, "handover.read_view")
    assert {(row.statement.dossier_id, row.statement.field) for row in views} == {
        (dossiers[name].pk, field)
        for name in world.objected
        for field, _text, now in may[name]
        if now and FIELDS.get(field, "A") != "A"
    }
    recorded = _recorded(actor)
    assert recorded == {
        dossiers[name].about_pupil: {FIELDS.get(field, "C") for field, _text, _now in rows}
        for name, rows in may.items()
        if rows
    }
    event(f"dossiers read: {len(recorded)} of {len(dossiers)}")


@settings(HOW, max_examples=WORLDS)
@given(world=tried_worlds())
def test_nobody_reads_a_field_they_may_not(cast: Cast, world: World) -> None:
    with undone(), cast.scope():
        person = person_of(cast, world)
        with all_regions():
            actor = staff_actor(person=person, region_id=cast.places.region.pk)
        dossiers = build(cast, world)
        may = {name: _may(world, name, may_read(world, name)) for name in PUPILS}
        _check(actor, world, dossiers, may)


@settings(HOW, max_examples=max(10, WORLDS // 4))
@given(world=worlds(), days=st.integers(-400, 400), who=st.sampled_from(["dina", "parent"]))
def test_a_pupil_reads_all_and_a_parent_until_sixteen(
    cast: Cast, world: World, days: int, who: str
) -> None:
    """`days` until the sixteenth birthday: on that day a parent's code opens nothing."""
    with undone(), cast.scope():
        dossiers = build(cast, world)
        today = now_for(cast.places.region.pk).date()
        day = today + dt.timedelta(days=days)
        born = day.replace(year=day.year - 16, day=min(day.day, 28))
        Pupil.objects.filter(pk=cast.dina.pupil_id).update(birth_date=born)
        sixteen = born.replace(year=born.year + 16)
        if who == "parent" and today >= sixteen:
            with pytest.raises(AssertionError):
                cast.actor(who)
            return
        actor = cast.actor(who)
        whole = {("A", True), ("B", True), ("C", True)}
        may = {name: _may(world, name, whole if name == "dina" else set()) for name in PUPILS}
        _check(actor, world, dossiers, may)


def test_the_worlds_hold_who_reads_and_who_is_refused() -> None:
    """A test of worlds in which nobody reads, or nobody is refused, would say nothing."""
    kinds = (
        "receiver",
        "reads_c",
        "waits_for_c",
        "waits_for_what_is_new",
        "mentor",
        "care",
        "refused",
        "nothing",
    )
    seen = dict.fromkeys(kinds, 0)

    @settings(HOW, max_examples=400, database=None, derandomize=True)
    @given(world=worlds())
    def look(world: World) -> None:
        for name in PUPILS:
            parts = may_read(world, name)
            seen["receiver"] += ("B", False) in parts
            seen["reads_c"] += ("C", False) in parts
            seen["waits_for_c"] += ("B", False) in parts and ("C", False) not in parts
            seen["waits_for_what_is_new"] += ("C", False) in parts and name in world.c_anew
            seen["mentor"] += ("B", True) in parts and ("C", True) not in parts
            seen["care"] += ("C", True) in parts
            seen["refused"] += decides_on(world, name)
            seen["nothing"] += not parts

    look()
    assert min(seen.values()) >= 12, seen
