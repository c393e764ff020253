"""A search in a process of its own: a plan comes out, it can be stopped, and it can't grow for ever."""

from __future__ import annotations

import os

import pytest

from warmwelkom.engines.timetable import verify
from warmwelkom.engines.timetable.apart import Apart, FellError, OverMemoryError, Told, used_by
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented, tiny

PLENTY = 4_000_000_000


def searched(search: Apart) -> list[Told]:
    with search:
        return list(search.tells())


def test_a_plan_comes_out_that_holds_every_rule_and_says_how_far_it_is() -> None:
    document = invented(3)
    search = Apart(document, seconds=2, most_bytes=PLENTY)
    told = [one for one in searched(search) if one.stage]
    assert told[0].stage == "first plan"
    assert [one.rows is not None for one in told].count(True) == 1
    assert verify(as_week(document), search.rows) == []
    assert "ask" in search.rows


def test_an_old_plan_is_mended_there_too() -> None:
    search = Apart(tiny(), seconds=1, most_bytes=PLENTY, ask=False)
    searched(search)
    again = Apart(tiny(), seconds=1, most_bytes=PLENTY, old=search.rows, ask=False)
    searched(again)
    assert again.rows["changes"] == []


def test_stop_ends_it_with_the_best_so_far_and_asks_nothing_more() -> None:
    with Apart(invented(5), seconds=300, most_bytes=PLENTY) as search:
        for told in search.tells():
            if told.stage:
                search.stop()
    assert search.rows["status"] in ("optimal", "feasible")
    assert search.rows["ask"] == []


def test_stop_said_to_who_has_ended_is_no_fault() -> None:
    with Apart(tiny(), seconds=1, most_bytes=PLENTY, ask=False) as search:
        list(search.tells())
        search.process.wait()
        search.stop()
    assert search.rows["groups"]


def test_who_grows_too_big_is_ended() -> None:
    search = Apart(invented(5), seconds=300, most_bytes=1_000_000)
    with pytest.raises(OverMemoryError):
        searched(search)
    assert search.process.returncode is not None


def test_a_process_that_falls_is_told() -> None:
    with pytest.raises(FellError):
        searched(Apart({"format": "no week"}, seconds=1, most_bytes=PLENTY))


def test_what_a_process_holds_is_known_while_it_lives() -> None:
    assert used_by(os.getpid()) > 10_000_000
    assert used_by(2**22 + 1) == 0


def test_the_week_is_read_there_as_here() -> None:
    search = Apart(tiny(), seconds=1, most_bytes=PLENTY, ask=False)
    searched(search)
    assert search.rows["week"] == as_week(tiny()).name
