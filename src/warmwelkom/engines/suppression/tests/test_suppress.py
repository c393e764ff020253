"""No count under five is shown, and none that is hidden can be worked out from what is shown."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.suppression import Suppressed, suppress

ROWS, COLUMNS = ("a", "b", "c"), ("x", "y")


@st.composite
def tables(draw: Any) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Small tables, full of small numbers and zeros; the first column sometimes shown in parts."""
    number = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 40))
    counts = {row: {column: draw(number) for column in COLUMNS} for row in ROWS}
    total = sum(row["x"] for row in counts.values())
    if not draw(st.booleans()):
        return counts, {}
    one = draw(st.integers(0, total))
    return counts, {"x": {"one": one, "two": total - one}}


def everything(shown: Suppressed) -> dict[Any, int | None]:
    return {
        **{("cell", *key): value for key, value in shown.cells.items()},
        **{("row", key): value for key, value in shown.rows.items()},
        **{("column", key): value for key, value in shown.columns.items()},
        **{("part", *key): value for key, value in shown.parts.items()},
        ("all",): shown.total,
    }


def in_full(counts: dict[str, dict[str, int]], parts: dict[str, dict[str, int]]) -> Any:
    """The same, with nothing hidden: the sums done here, apart from the engine."""
    full: dict[Any, int] = {}
    for row, column in product(ROWS, COLUMNS):
        full["cell", row, column] = counts[row][column]
    for row in ROWS:
        full["row", row] = sum(counts[row].values())
    for column in COLUMNS:
        if column not in parts:
            full["column", column] = sum(counts[row][column] for row in ROWS)
    for column, found in parts.items():
        for part, value in found.items():
            full["part", column, part] = value
    full["all",] = sum(sum(row.values()) for row in counts.values())
    return full


def other_tables(
    counts: dict[str, dict[str, int]],
    parts: dict[str, dict[str, int]],
    shown: dict[Any, int | None],
) -> dict[Any, set[int]]:
    """Every value each hidden count takes in tables near this one that show exactly the same."""
    seen: dict[Any, set[int]] = {key: set() for key, value in shown.items() if value is None}
    cells = [key for key in seen if key[0] == "cell"]
    split = [key for key in seen if key[0] == "part"]
    for steps in product((-1, 0, 1), repeat=len(cells) + len(split)):
        moved = {key: step for key, step in zip([*cells, *split], steps, strict=True) if step}
        other = {row: dict(values) for row, values in counts.items()}
        pieces = {column: dict(values) for column, values in parts.items()}
        for key, step in moved.items():
            (other if key[0] == "cell" else pieces)[key[1]][key[2]] += step
        if any(
            sum(pieces[name].values()) != sum(other[row][name] for row in ROWS) for name in pieces
        ):
            continue
        full = in_full(other, pieces)
        if min(full.values()) < 0:
            continue
        if all(full[key] == value for key, value in shown.items() if value is not None):
            for key, values in seen.items():
                values.add(full[key])
    return seen


@settings(max_examples=60, deadline=None)
@given(tables())
def test_nothing_small_is_shown_and_nothing_hidden_can_be_found(table: Any) -> None:
    counts, parts = table
    shown = everything(suppress(counts=counts, parts=parts))
    full = in_full(counts, parts)
    assert set(shown) == set(full)
    assert {key: value for key, value in shown.items() if value is not None and value < 5} == {}
    assert {key: full[key] for key, value in shown.items() if value not in (None, full[key])} == {}
    found = other_tables(counts, parts, shown)
    assert {key: values for key, values in found.items() if len(values) < 2} == {}


@settings(max_examples=60, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(table: Any, random: Any) -> None:
    counts, parts = table
    rows, columns = list(ROWS), list(COLUMNS)
    random.shuffle(rows)
    random.shuffle(columns)
    turned = {row: {column: counts[row][column] for column in columns} for row in rows}
    assert suppress(counts=turned, parts=parts) == suppress(counts=counts, parts=parts)


def test_what_is_large_stays() -> None:
    shown = suppress(counts={"a": {"x": 10, "y": 20}, "b": {"x": 30, "y": 5}})
    assert shown.cells == {("a", "x"): 10, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 5}
    assert (shown.rows, shown.columns, shown.total) == (
        {"a": 30, "b": 35},
        {"x": 40, "y": 25},
        65,
    )


def test_one_small_count_takes_three_with_it() -> None:
    """Hidden alone it is the total less the rest; so is a second one in its row only."""
    shown = suppress(counts={"a": {"x": 3, "y": 20, "z": 50}, "b": {"x": 30, "y": 40, "z": 50}})
    hidden = {key for key, value in shown.cells.items() if value is None}
    assert hidden == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}
    assert shown.total == 193


def test_two_zeros_in_a_row_are_found_by_their_sum_unless_a_third_is_hidden() -> None:
    shown = suppress(
        counts={
            "a": {"x": 0, "y": 0, "z": 50},
            "b": {"x": 0, "y": 0, "z": 50},
            "c": {"x": 30, "y": 30, "z": 30},
        }
    )
    assert (shown.cells["a", "z"], shown.cells["b", "z"]) == (None, None)


def test_a_table_of_one() -> None:
    shown = suppress(counts={"a": {"x": 2}})
    assert (shown.cells["a", "x"], shown.rows["a"], shown.columns["x"], shown.total) == (None,) * 4


def test_nobody_at_all() -> None:
    assert suppress(counts={}) == Suppressed(cells={}, rows={}, columns={}, parts={}, total=None)


def test_parts_have_to_add_up() -> None:
    with pytest.raises(ValueError, match="don't add up"):
        suppress(counts={"a": {"x": 9}}, parts={"x": {"one": 4, "two": 4}})
    with pytest.raises(ValueError, match="negative"):
        suppress(counts={"a": {"x": -1, "y": 9}})


def test_the_threshold_is_the_smallest_that_is_shown() -> None:
    assert suppress(counts={"a": {"x": 5}, "b": {"x": 5}}).cells["a", "x"] == 5
    assert suppress(counts={"a": {"x": 9}, "b": {"x": 10}}, threshold=10).cells["a", "x"] is None


@settings(max_examples=60, deadline=None)
@given(tables(), st.sets(st.sampled_from(["row", "column", "all"])))
def test_totals_that_are_not_published_are_no_help_to_anybody(table: Any, totals: set[str]) -> None:
    counts, _parts = table
    shown = everything(suppress(counts=counts, totals=frozenset(totals)))
    unpublished = {key for key in shown if key[0] in {"row", "column", "all"} - totals}
    assert {key for key in unpublished if shown[key] is not None} == set()
    small = {key for key, value in in_full(counts, {}).items() if value < 5}
    assert {key for key in small if shown[key] is not None} == set()
    found = other_tables(counts, {}, shown)
    guessed = {key for key, seen in found.items() if len(seen) < 2}
    assert guessed - unpublished == set()


def test_without_totals_only_what_is_small_goes() -> None:
    shown = suppress(counts={"a": {"x": 3, "y": 20}, "b": {"x": 30, "y": 40}}, totals=frozenset())
    assert shown.cells == {("a", "x"): None, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40}


@pytest.mark.parametrize("apart", [1, 5])
@pytest.mark.parametrize("name", ["", "r"])
def test_what_a_row_or_a_column_is_called_changes_nothing(name: str, apart: int) -> None:
    """A row without a name was taken for the sum of all rows."""
    shown = suppress(counts={name: {"x": 1, "y": 6}}, apart=apart)
    assert (shown.cells, shown.total) == ({(name, "x"): None, (name, "y"): None}, 7)
    shown = suppress(counts={"x": {name: 1}, "y": {name: 6}}, apart=apart)
    assert (shown.cells, shown.total) == ({("x", name): None, ("y", name): None}, 7)
