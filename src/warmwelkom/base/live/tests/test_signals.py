"""A signal goes out when the transaction ends well, to whoever listens, and carries only its topic."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from warmwelkom.base.live import look_again
from warmwelkom.base.live.ending import NUMBERS, when_told_to_stop
from warmwelkom.base.live.hub import address
from warmwelkom.base.live.signals import CHANNEL

FENCE = "the fence"


def _before_the_fence(listener: psycopg.Connection[Any]) -> Iterator[str]:
    """Signals are told in the order of their commits, so what comes before our own is all there is."""
    listener.execute("SELECT pg_notify(%s, %s)", [CHANNEL, FENCE])
    for said in listener.notifies():
        if said.payload == FENCE:
            return
        yield said.payload


@pytest.fixture
def heard(django_db_setup: None, django_db_blocker: Any) -> Any:  # noqa: ARG001  pytest calls it so
    """What a second connection hears of what this one commits."""
    with django_db_blocker.unblock():
        with psycopg.connect(**address(), autocommit=True) as listener:
            listener.execute(f"LISTEN {CHANNEL}")
            yield lambda: list(_before_the_fence(listener))
        connection.close()


def test_it_is_heard_once_at_commit_and_never_after_a_rollback(heard: Any) -> None:
    with transaction.atomic():
        look_again("board:1")
        look_again("board:1")
        assert heard() == []
    assert heard() == ["board:1"]
    with transaction.atomic():
        look_again("board:2")
        transaction.set_rollback(True)
    assert heard() == []


PLAY = """
import asyncio, signal
from warmwelkom.base.live.ending import when_told_to_stop

signal.signal(signal.SIGTERM, lambda _number, _frame: print("server"))

async def play():
    ended = asyncio.Event()
    put_back = when_told_to_stop(ended.set)
    signal.raise_signal(signal.SIGTERM)
    await asyncio.wait_for(ended.wait(), 60)
    print("ended")
    put_back()

asyncio.run(play())
signal.raise_signal(signal.SIGTERM)
"""


def test_told_to_stop_our_end_and_the_server_both_hear_it() -> None:
    """In a process of its own, for it is told to stop."""
    words = [sys.executable, "-c", PLAY]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603  our own words
    assert done.stdout.split() == ["server", "ended", "server"]


def test_outside_the_main_thread_no_signal_is_touched() -> None:
    before = [signal.getsignal(number) for number in NUMBERS]

    def play() -> None:
        when_told_to_stop(lambda: None)()

    thread = threading.Thread(target=play)
    thread.start()
    thread.join()
    assert [signal.getsignal(number) for number in NUMBERS] == before
