"""The short form of `./bench failover`: a primary killed, its replica promoted, by the statements of docs/operators.md.

The house itself is in the bench; here a bare table is, and the way in which the house connects.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

BENCH = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folders of the measurement, as it sees them itself."""
    monkeypatch.setattr(sys, "path", [str(BENCH / "failover"), str(BENCH), *sys.path])
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if str(BENCH) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.mark.usefixtures("bench")
def test_nothing_that_was_accepted_is_lost_when_the_first_one_dies() -> None:
    from pair import a_pair

    with a_pair() as pair:
        way = pair.address("postgres")
        _told(way, "CREATE TABLE told (n int)")
        pair.follow()
        assert _told(way, "SELECT pg_is_in_recovery()") == [(False,)]
        _told(way, "INSERT INTO told SELECT generate_series(1, 100)")
        pair.leads.kill()
        with pytest.raises(psycopg.OperationalError):
            _told(way, "SELECT 1")  # the replica answers, but nobody may write there yet
        pair.promote()
        assert _told(way, "SELECT count(*) FROM told") == [(100,)]
        _told(way, "INSERT INTO told VALUES (101)")  # and waits for no replica
        pair.follow()
        pair.leads.kill()
        pair.promote()
        assert _told(way, "SELECT count(*) FROM told") == [(101,)]


def _told(way: str, sql: str) -> Any:
    """Over a connection of its own, as a web process makes one after it lost another."""
    with psycopg.connect(way, connect_timeout=60) as there:
        found = there.execute(sql)
        return found.fetchall() if found.description else []


@pytest.mark.usefixtures("bench")
def test_what_is_there_is_held_against_what_was_promised() -> None:
    from writers import tally

    there = {"a": 1, "b": 2, "d": 1, "x": 1}
    assert tally(["a", "b", "c"], ["d", "e"], there) == {
        "accepted": 3, "lost": 1, "double": 1, "never_sent": 1, "unsure": 2, "unsure_there": 1,
    }  # fmt: skip


@pytest.mark.usefixtures("bench")
def test_only_a_sentence_with_a_moment_to_come_back_is_right() -> None:
    from writers import SENTENCE, Said, Writer

    writer = Writer(1, 1, "", Said())
    writer._hear("GET", 503, {"retry-after": "10"}, f"<h1>{SENTENCE}</h1>")
    writer._hear("GET", 503, {}, SENTENCE)
    writer._hear("POST", 500, {}, "Traceback")
    writer._hear("GET", 0, {}, "")
    said = writer.said
    assert (said.not_now, said.no_answer, dict(said.wrong)) == (1, 1, {"GET 503": 1, "POST 500": 1})
