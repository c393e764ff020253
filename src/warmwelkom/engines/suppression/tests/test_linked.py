"""Tables of the same people, hidden together: an attacker with all of them bounds no small count."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from warmwelkom.engines.suppression import CannotHideError, suppress_linked

SCHOOLS, STATES, SECTORS = ("maris", "witt"), ("placed", "started", "away"), ("care", "tech")
SIDES = (SCHOOLS, STATES, SECTORS)
PEOPLE = tuple(product(*SIDES))
TABLES = ((0, 1), (1, 2), (0,), (1,), (2,), ())
"""What one reader may ask for: two tables that share the states, their sides, and how many there are."""


def name_of(table: tuple[int, ...], people: tuple[str, ...]) -> str:
    return "|".join(people[side] for side in table) or "all"


def counted(cube: dict[tuple[str, ...], int]) -> dict[str, int]:
    """Every count of every table, added up here and not by the engine."""
    found: dict[str, int] = {}
    for people, number in cube.items():
        for table in TABLES:
            name = name_of(table, people)
            found[name] = found.get(name, 0) + number
    return found


def sums() -> list[tuple[str, list[str]]]:
    two = [((0, 1), (0,)), ((0, 1), (1,)), ((1, 2), (1,)), ((1, 2), (2,))]
    found: dict[str, set[str]] = {}
    for table, side in [*two, ((0,), ()), ((1,), ()), ((2,), ())]:
        for people in PEOPLE:
            total = f"{name_of(side, people)}<{table}"
            found.setdefault(total, set()).add(name_of(table, people))
    return [(total.partition("<")[0], sorted(parts)) for total, parts in sorted(found.items())]


@st.composite
def cubes(draw: Any) -> dict[tuple[str, ...], int]:
    """Few people, many zeros: what must be hidden everywhere."""
    number = st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 30))
    return {people: draw(number) for people in PEOPLE}


def bounds(name: str, seen: dict[str, int], *, tables: Any = TABLES) -> tuple[int, int]:
    """The least and the most that fits what is seen, of every population in whole people. By another solver than ours."""
    known = {one: value for one, value in seen.items() if _table_of(one) in tables}
    rows = np.array(
        [[_holds(one, people) for people in PEOPLE] for one in known] or [[0] * len(PEOPLE)]
    )
    values = list(known.values()) or [0]
    aim = np.array([_holds(name, people) for people in PEOPLE])
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * aim, constraints=LinearConstraint(rows, values, values),
            integrality=np.ones(len(PEOPLE)), bounds=Bounds(0, 1000),
        )  # fmt: skip
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]


def _holds(name: str, people: tuple[str, ...]) -> int:
    return int(name == name_of(_table_of(name), people))


def _table_of(name: str) -> tuple[int, ...]:
    if name == "all":
        return ()
    words = name.split("|")
    return tuple(side for side, values in enumerate(SIDES) if set(words) & set(values))


@settings(max_examples=40, deadline=None)
@given(cubes())
def test_all_tables_together_bound_no_small_count(cube: Any) -> None:
    """The attacker knows every table and that people are whole; each hidden count stays as wide as promised."""
    counts = counted(cube)
    shown = suppress_linked(counts=counts, sums=sums())
    seen = {name: value for name, value in shown.items() if value is not None}
    assert {name: value for name, value in seen.items() if value < 5 or value != counts[name]} == {}
    for name in sorted(set(counts) - set(seen)):
        low, high = bounds(name, seen)
        assert high - low >= (5 if counts[name] < 5 else 1), (name, low, high)


@settings(max_examples=15, deadline=None)
@given(cubes(), st.sampled_from(list(combinations(TABLES, 2))))
def test_no_pair_of_tables_bounds_a_small_count(cube: Any, pair: Any) -> None:
    counts = counted(cube)
    shown = suppress_linked(counts=counts, sums=sums())
    seen = {name: value for name, value in shown.items() if value is not None}
    for name in [one for one, value in counts.items() if value < 5 and _table_of(one) in pair]:
        low, high = bounds(name, seen, tables=pair)
        assert high - low >= 5, (name, pair, low, high)


def test_hidden_apart_the_same_tables_tell() -> None:
    """Why together: with each table hidden by itself, one shows what the other hides."""
    counts = {"all": 43, "maris": 20, "witt": 23, "placed": 40, "away": 3}
    together = suppress_linked(
        counts=counts, sums=[("all", ["maris", "witt"]), ("all", ["placed", "away"])]
    )
    assert together == {"all": 43, "maris": 20, "witt": 23, "placed": None, "away": None}
    same = {**counts, "home": 40}
    twice = [("all", ["placed", "away"]), ("placed", ["home"]), ("all", ["maris", "witt"])]
    assert suppress_linked(counts=same, sums=twice)["home"] is None


def test_what_is_large_stays() -> None:
    counts = {"all": 60, "maris": 20, "witt": 40}
    assert suppress_linked(counts=counts, sums=[("all", ["maris", "witt"])]) == counts


def test_what_is_shown_elsewhere_stays_and_the_rest_hides_around_it() -> None:
    """The region's 43 stand in the newspaper; the own 40 would give the 3 of the others away."""
    counts = {"region": 43, "own": 40, "rest": 3}
    shown = suppress_linked(counts=counts, sums=[("region", ["own", "rest"])], shown={"region"})
    assert shown == {"region": 43, "own": None, "rest": None}


def test_two_small_counts_of_a_shown_total_move_both_ways() -> None:
    counts = {"region": 7, "own": 3, "rest": 4}
    shown = suppress_linked(counts=counts, sums=[("region", ["own", "rest"])], shown={"region"})
    assert shown == {"region": 7, "own": None, "rest": None}


def test_no_room_is_said() -> None:
    with pytest.raises(CannotHideError):
        suppress_linked(
            counts={"region": 4, "own": 4}, sums=[("region", ["own"])], shown={"region"}
        )


@pytest.mark.parametrize(
    ("counts", "sums_"),
    [({"a": -1}, []), ({"a": 9, "b": 5}, [("a", ["b"])]), ({"a": 9}, [("a", ["b"])])],
)
def test_what_does_not_add_up_is_refused(counts: Any, sums_: Any) -> None:
    with pytest.raises(ValueError, match=r"count|add up"):
        suppress_linked(counts=counts, sums=sums_)


def test_the_order_of_the_input_does_not_matter() -> None:
    cube = {people: (3 * place) % 11 for place, people in enumerate(PEOPLE)}
    counts = counted(cube)
    turned = dict(reversed(list(counts.items())))
    assert suppress_linked(counts=counts, sums=sums()) == suppress_linked(
        counts=turned, sums=sums()
    )
