"""The tables that a reader may ask for together, attacked with every equation between them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, product
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.rooms.insights.hiding import shown_to_coordinator, shown_to_school
from warmwelkom.rooms.insights.names import (
    ARRIVED,
    BUCKETS,
    GROUP,
    IN_CLASS,
    WAITS,
    is_public,
    sums_of_region,
    with_reached,
    with_zeros,
)
from warmwelkom.rooms.insights.queries.facts_of_schools import STEPS_OF_VO, beside
from warmwelkom.rooms.insights.tests.bounds import spread
from warmwelkom.rooms.transitions.words import WAY

SCHOOLS, STATES = ("a", "b", "c"), ("expected", "applied", "placed", "started", "missing")
PROFILES, SECTORS = ("ZW", "PIE"), ("Zorg", "Techniek")


@st.composite
def pupils(draw: Any) -> list[tuple[str, ...]]:
    """A small region: few schools, some of them with two or three pupils in a step."""
    one = st.tuples(
        st.sampled_from(SCHOOLS), st.sampled_from(STATES), st.sampled_from(PROFILES),
        st.sampled_from(SECTORS), st.sampled_from(BUCKETS), st.sampled_from(ARRIVED[:3]),
    )  # fmt: skip
    few = draw(st.lists(one, min_size=1, max_size=14))
    return [who for who in few for _time in range(draw(st.sampled_from((1, 1, 2, 7))))]


def counted(people: list[tuple[str, ...]]) -> dict[str, int]:
    """As the facts are counted, without a database."""
    counts = dict(Counter(name for who in people for name in _counts_of(*who)))
    with_reached(counts)
    with_zeros(counts)
    return counts


def _counts_of(
    school: str, state: str, profile: str, sector: str, bucket: str, day: str
) -> list[str]:
    """Every count that one pupil is part of."""
    group = GROUP[state]
    names = [
        "all",
        f"school={school}",
        f"state={state}",
        f"group={group}",
        f"school={school}|{group}",
    ]
    names += [f"campus={school}/x", f"campus={school}/x|kb", "leerweg=kb", f"listed=kb|{profile}"]
    if group == "place":
        names += [f"profile={profile}", f"sector={sector}"]
        names += [f"flow={profile}|{sector}", f"programme={sector}|1"]
    if state in WAITS:
        names.append(f"wait={state}|{bucket}")
    if state in IN_CLASS:
        names.append(f"arrived={day}")
    return names


KINDS = tuple(
    (school, state, profile, sector, bucket, day)
    for school, state, profile in product(SCHOOLS, STATES, PROFILES)
    for sector in (SECTORS if GROUP[state] == "place" else SECTORS[:1])
    for bucket in (BUCKETS if state in WAITS else BUCKETS[:1])
    for day in (ARRIVED[:3] if state in IN_CLASS else ARRIVED[:1])
)
"""Every pupil there can be: whoever attacks counts them, and needs no list of the sums that we thought of."""
COUNTED = [frozenset(_counts_of(*kind)) for kind in KINDS]


def holds(name: str) -> np.ndarray[Any, Any]:
    """Which kinds of pupils a count counts; how many are so far is added up along the way."""
    step = name.partition("reached=")[2]
    if not step:
        return np.array([name in names for names in COUNTED], dtype=float)
    further = {f"state={state.value}" for state in WAY[[s.value for s in WAY].index(step) :]}
    return np.array([bool(names & further) for names in COUNTED], dtype=float)


@settings(max_examples=25)
@given(pupils())
def test_the_coordinator_cannot_bound_a_small_count(people: Any) -> None:
    counts = counted(people)
    shown = shown_to_coordinator(counts)
    seen = {name: n for name, n in shown.items() if n is not None}
    assert {
        name for name, n in shown.items() if n is not None and (n < 5 or n != counts[name])
    } == set()
    for name in [one for one, n in shown.items() if n is None]:
        low, high = spread(name, seen, holds=holds)
        assert high - low >= (5 if counts[name] < 5 else 1), (name, low, high)


@settings(max_examples=25)
@given(pupils())
def test_staff_of_a_school_cannot_bound_the_others_with_the_public_counts(people: Any) -> None:
    """They know their own pupils exactly, and what everybody may see of the region: then the others are one equation."""
    counts = counted(people)
    public = {name: n for name, n in shown_to_coordinator(counts).items() if is_public(name)}
    by = Counter((who[0], who[1]) for who in people)
    rows: Any = [(school, state, n) for (school, state), n in by.items()]
    for school, own in beside(rows, steps=STEPS_OF_VO).items():
        shown = shown_to_school(own, counts, public)
        for name, n in shown.items():
            assert n is None or (n >= 5 and n == own[name]), (school, name, n)
        for name in [one for one, n in shown.items() if n is None and own[one] < 5]:
            side, _bar, plain = name.partition("|")
            other = f"{'rest' if side == 'own' else 'own'}|{plain}"
            assert public.get(plain) is None or shown.get(other) is None, (school, name)
        for side in ("own|", "rest|"):
            told = [n for name, n in shown.items() if name.startswith(side) and n is not None]
            assert all(abs(a - b) >= 5 for a, b in pairwise(told)), (school, told)


def test_all_sums_between_the_tables_add_up() -> None:
    people = [
        (school, state, profile, sector, "short", "day1")
        for place, school in enumerate(SCHOOLS)
        for state in STATES
        for profile in PROFILES
        for sector in SECTORS
        for _time in range(place + 2)
    ]
    counts = counted(people)
    sums = sums_of_region(counts)
    assert [
        total for total, parts in sums if counts[total] != sum(counts[part] for part in parts)
    ] == []
    tied = {name for total, parts in sums for name in (total, *parts)}
    assert set(counts) - tied == set()
