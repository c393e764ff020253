"""The thread as a drawing: doors in five columns, one line that never hangs loose."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.rooms.thinktank.queries.thread_drawing import COLUMNS, WIDE, draw

PLACES = st.lists(st.tuples(st.integers(1, 5), st.booleans()), min_size=1, max_size=30).map(sorted)


def test_a_straight_thread_is_one_line() -> None:
    drawing = draw(
        places=[(n, False) for n in range(1, 6)], links=[(n, n + 1) for n in range(1, 5)]
    )
    assert [(door.x, door.y) for door in drawing.doors] == [(19 + 68 * n, 44) for n in range(5)]
    assert drawing.lines[:2] == ("M0 44H19", "M49 44C68 44 68 44 87 44")
    assert (drawing.ahead, len(drawing.lines)) == ((), 5)
    assert [door.is_now for door in drawing.doors] == [False] * 4 + [True]


def test_what_is_not_walked_is_ahead() -> None:
    drawing = draw(places=[(1, False), (2, True)], links=[(1, 2)])
    assert drawing.ahead[0] == "M117 44H155"
    assert drawing.ahead[-1] == f"M321 44H{WIDE}"
    assert [(door.is_now, door.is_closed) for door in drawing.doors] == [
        (False, False),
        (False, True),
    ]


def test_a_fork_has_a_row_for_each() -> None:
    drawing = draw(places=[(1, False), (2, False), (2, False)], links=[(1, 2), (1, 3), (2, 3)])
    assert [door.y for door in drawing.doors] == [44, 44, 102]
    assert drawing.lines[-1] == "M117 44C139 44 139 102 117 102"
    assert drawing.high == 142


@given(PLACES)
def test_no_two_doors_stand_in_one_place(places: list[tuple[int, bool]]) -> None:
    drawing = draw(places=places, links=[])
    spots = [(door.x, door.y) for door in drawing.doors]
    assert len(set(spots)) == len(places) == len(drawing.lines)
    assert all(
        door.x > 0 and door.x + 30 < WIDE and door.y < drawing.high for door in drawing.doors
    )
    assert all(after - before >= 30 for before, after in pairwise(drawing.columns))
    assert len(drawing.columns) == COLUMNS
