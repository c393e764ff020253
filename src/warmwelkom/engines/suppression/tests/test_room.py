"""With room asked for, whoever reads a table can't tell a small count from one that may be shown."""

from __future__ import annotations

from itertools import chain, combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from warmwelkom.engines.suppression import suppress

FEW = 5
KINDS = ("row", "column", "all")
PUBLISHED = [
    frozenset(one) for one in chain.from_iterable(combinations(KINDS, n) for n in range(4))
]
Equations = list[tuple[Any, int]]


@st.composite
def tables(draw: Any) -> dict[str, dict[str, int]]:
    number = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 40))
    size = st.integers(1, 5)
    rows, columns = draw(size), draw(size)
    return {i * "r": {j * "c": draw(number) for j in range(columns)} for i in range(rows)}


def sums_of(counts: dict[str, dict[str, int]]) -> dict[Any, Any]:
    """Each number of the table -> a one for each cell that it holds."""
    cells = [(row, column) for row, values in counts.items() for column in values]
    parts: dict[Any, Any] = {("cell", *cell): [one == cell for one in cells] for cell in cells}
    parts |= {("row", row): [one[0] == row for one in cells] for row in counts}
    parts |= {("column", each[1]): [one[1] == each[1] for one in cells] for each in cells}
    parts["all",] = [True for _one in cells]
    return {name: np.array(holds, dtype=float) for name, holds in parts.items()}


def shown_of(counts: dict[str, dict[str, int]], totals: frozenset[str]) -> dict[Any, int | None]:
    found = suppress(counts=counts, threshold=FEW, apart=FEW, totals=totals)
    return {
        **{("cell", *key): value for key, value in found.cells.items()},
        **{("row", key): value for key, value in found.rows.items()},
        **{("column", key): value for key, value in found.columns.items()},
        ("all",): found.total,
    }


def width(holds: Any, told: Equations) -> float:
    """How far apart the least and the most of a number lie, in every table that shows the same."""
    names = {"A_eq": [one for one, _n in told], "b_eq": [n for _one, n in told]} if told else {}
    ends = [linprog(sign * holds, **names, bounds=(0, 1000)).fun for sign in (1, -1)]
    return float(-ends[1] - ends[0])


@settings(max_examples=60, deadline=None)
@given(tables(), st.sampled_from(PUBLISHED))
def test_each_small_number_could_be_one_that_is_shown(
    counts: dict[str, dict[str, int]], totals: frozenset[str]
) -> None:
    shown, parts = shown_of(counts, totals), sums_of(counts)
    whole = np.array([n for row in counts.values() for n in row.values()])
    told = [(parts[name], value) for name, value in shown.items() if value is not None]
    assert [value for _holds, value in told if value < FEW] == []
    for name, value in shown.items():
        if value is None and (name[0] == "cell" or name[0] in totals):
            least = FEW if parts[name] @ whole < FEW else 1
            assert width(parts[name], told) >= least - 1e-6, name


def test_the_sum_of_a_few_small_ones_is_not_told() -> None:
    """1 and 1 beside 10, of 12: hidden alone, they are two together."""
    counts = {"a": {"x": 1, "y": 1, "z": 10}, "b": {"x": 30, "y": 30, "z": 30}}
    narrow = suppress(counts=counts).cells["a", "z"]
    assert (narrow, suppress(counts=counts, apart=FEW).cells["a", "z"]) == (10, None)


@pytest.mark.parametrize("apart", [1, FEW])
def test_the_order_of_rows_makes_no_difference(apart: int) -> None:
    counts = {"a": {"x": 1, "y": 8}, "b": {"x": 9, "y": 2}, "c": {"x": 7, "y": 7}}
    turned = {row: dict(reversed(counts[row].items())) for row in reversed(counts)}
    assert suppress(counts=counts, apart=apart) == suppress(counts=turned, apart=apart)


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    counts = {"a": {"x": 5, "y": 8}, "b": {"x": 9, "y": 6}}
    assert None not in suppress(counts=counts, apart=FEW).cells.values()
