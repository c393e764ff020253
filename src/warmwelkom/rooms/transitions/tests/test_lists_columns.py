"""Rows in columns: a row that says nothing about a field stays apart from one that says it is empty."""

from __future__ import annotations

from typing import Any

from warmwelkom.engines.tables import NO_WORD
from warmwelkom.rooms.transitions.domain.lists.in_columns import (
    RowRefused,
    column_by_column,
    each_once,
    without_none,
)
from warmwelkom.rooms.transitions.domain.lists.lines import Lines, Some


def test_rows_with_other_fields_stand_in_one_set_of_columns() -> None:
    for most in (0, 2, 9):
        lines = Lines(most=most)
        assert lines.add([2, 3], {"a": [1, 2]}) == 0
        assert lines.add([5], {"b": ["x"]}) == 2
        lines.put(1, {"b": "y", "c": 3})
        assert [lines.values(place) for place in range(3)] == [
            {"a": 1},
            {"b": "y", "c": 3},
            {"b": "x"},
        ]
        some = Some(lines, [0, 2])
        assert [(item.line, item.values) for item in some] == [(2, {"a": 1}), (5, {"b": "x"})]
        assert [item.line for item in some[1:]] == [some[1].line] == [5]
        assert list(some.batches(1)) == [
            {"a": [1], "b": [NO_WORD], "c": [NO_WORD]},
            {"a": [NO_WORD], "b": ["x"], "c": [NO_WORD]},
        ]


def test_a_function_of_one_row_makes_columns_and_says_whom_it_refused() -> None:
    def values(row: dict[str, Any]) -> dict[str, Any]:
        if "wrong" in row:
            raise RowRefused("wrong", "Dit kan niet.", "This is not possible.")
        return {"b": row["a"] * 2} | ({"c": 1} if row["a"] > 1 else {})

    found, faults = column_by_column({"a": [1, 2, 3], "wrong": [NO_WORD, NO_WORD, 0]}, 3, values)
    assert found == {"b": [2, 4, NO_WORD], "c": [NO_WORD, 1, NO_WORD]}
    assert [(at, fault.field_name) for at, fault in faults.items()] == [(2, "wrong")]
    assert faults[2].__traceback__ is None


def test_an_empty_cell_is_not_no_word() -> None:
    assert without_none(["a", None, NO_WORD], "") == ["a", "", NO_WORD]
    asked = []
    assert each_once(["a", "b", "a"], lambda cell: asked.append(cell) or cell * 2) == [
        "aa",
        "bb",
        "aa",
    ]
    assert sorted(asked) == ["a", "b"]
