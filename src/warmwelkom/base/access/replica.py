"""A second database that follows the first: a page that says so reads there, and nothing is ever written there.

Where it is away or too far behind, the page is read from the first one, and whoever watches hears so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connections, transaction

P = ParamSpec("P")
R = TypeVar("R")

FIRST, REPLICA = "default", "replica"
LOOK_EVERY, LATER = 5.0, 15.0
"""Seconds until a process asks again how far behind it is, and whether one that was not fit is."""
BEHIND = """
SELECT CASE WHEN pg_is_in_recovery()
  THEN coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 1e9) END
"""
"""A worker writes every ten seconds, so that also in a quiet night a replica that follows is seldom more behind."""

_there: ContextVar[bool] = ContextVar("reads_the_replica", default=False)


class Router:
    """Reads go to the replica inside `reading_there`; everything else, and every write, to the first."""

    def db_for_read(self, _model: Any, **_hints: Any) -> str:
        return REPLICA if _there.get() else FIRST

    def db_for_write(self, _model: Any, **_hints: Any) -> str:
        return FIRST

    def allow_relation(self, *_rows: Any, **_hints: Any) -> bool:
        return True  # both hold the same rows

    def allow_migrate(self, db: str, _app: str, **_hints: Any) -> bool:
        return db == FIRST


@dataclass
class _Known:
    """What this process last found."""

    why_not: str = ""
    until: float = 0.0


_known, _one_at_a_time = _Known(), Lock()


def is_there() -> bool:
    """Whether a replica is set at all."""
    return REPLICA in connections.databases


def why_not(*, fresh: bool = False) -> str:
    """Why nothing is read from the replica now, in a few words; empty when it is fit.

    One of the threads looks, and no other waits for it: a machine that is silent costs one page some seconds, not all of them.
    """
    if fresh or time.monotonic() >= _known.until:
        if not _one_at_a_time.acquire(blocking=fresh):
            return _known.why_not or "it is being looked at"
        try:
            _known.why_not = _look()
            _known.until = time.monotonic() + (LATER if _known.why_not else LOOK_EVERY)
        finally:
            _one_at_a_time.release()
    return _known.why_not


def _look() -> str:
    connection = connections[REPLICA]
    try:
        with connection.cursor() as cursor:
            cursor.execute(BEHIND)
            row = cursor.fetchone()
    except (DatabaseError, InterfaceError):
        connection.close()
        return "it does not answer"
    if row is None or row[0] is None:
        return "it follows no other database any more"
    return (
        f"it is {float(row[0]):.0f} seconds behind" if row[0] > settings.REPLICA_MOST_BEHIND else ""
    )


@contextmanager
def reading_there() -> Iterator[None]:
    """Inside the block every query reads the replica, in one transaction and bound to the same region."""
    token = _there.set(True)
    try:
        with transaction.atomic(using=REPLICA):
            yield
    finally:
        _there.reset(token)


def reads_the_replica(view: Callable[P, R]) -> Callable[P, R]:
    """For a view that only reads, and may be some seconds old. Below `@page`, which asks who it is on the first."""

    @wraps(view)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        request: Any = args[0]
        if not is_there():
            return view(*args, **kwargs)
        request.read_at = FIRST
        if not why_not():
            try:
                with reading_there():
                    answer = view(*args, **kwargs)
            except (OperationalError, InterfaceError):  # it fell, or had to break off to follow on
                _known.until = 0.0
                connections[REPLICA].close()
            else:
                request.read_at = REPLICA
                return answer
        return view(*args, **kwargs)

    return run
