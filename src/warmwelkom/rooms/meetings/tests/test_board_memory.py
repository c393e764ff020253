"""A piece of a board is made once for a version, however many ask for it at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event
from uuid import uuid4

import pytest

from warmwelkom.rooms.meetings.board_memory import MOST, remembered


def test_who_asks_meanwhile_waits_for_the_one_that_is_made() -> None:
    key, begun, go_on, made = uuid4(), Event(), Event(), count(1)

    def make() -> int:
        number = next(made)
        begun.set()
        assert go_on.wait(10)
        return number

    with ThreadPoolExecutor(5) as hands:
        first = hands.submit(remembered, key, make)
        assert begun.wait(10)
        others = [hands.submit(remembered, key, make) for _hand in range(4)]
        assert remembered(uuid4(), lambda: "another board") == "another board"  # waits for nobody
        go_on.set()
        assert [asked.result(10) for asked in (first, *others)] == [1] * 5


def test_what_broke_is_made_anew() -> None:
    key = uuid4()
    with pytest.raises(ZeroDivisionError):
        remembered(key, lambda: 1 // 0)
    assert remembered(key, lambda: 3) == 3
    assert remembered(key, lambda: 4) == 3


def test_the_oldest_goes() -> None:
    keys = [uuid4() for _piece in range(MOST + 1)]
    for key in keys:
        remembered(key, lambda: "made once")
    assert remembered(keys[-1], lambda: "made again") == "made once"
    assert remembered(keys[0], lambda: "made again") == "made again"
