"""Two people at the same time: threads with connections of their own, in a database that really commits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event
from typing import Any

from django.db import connection, connections, transaction

from tests.cast import Cast

LONGEST = 30.0
END_SESSIONS = """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = '%s' AND backend_type = 'client backend'"""
"""In place of WITH (FORCE), which is refused while the database tidies itself up there."""
Begin = Callable[[Callable[[], Any]], "Future[Any]"]


@contextmanager
def database_of_its_own(*, empty: bool = False) -> Iterator[None]:
    """A copy of the suite's database, or an empty one, gone after the block: no other test sees what it commits.

    The bound web role may not empty tables (the record least of all), so that a copy is the only way.
    """
    settings = connection.settings_dict
    name, options = settings["NAME"], settings["OPTIONS"]
    copy, template = f"{name}_at_once", "template1" if empty else name
    connection.close()
    _as_owner(
        f'DROP DATABASE IF EXISTS "{copy}"', f'CREATE DATABASE "{copy}" TEMPLATE "{template}"'
    )
    settings["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        settings["NAME"], settings["OPTIONS"] = name, options
        _as_owner(END_SESSIONS % copy, f'DROP DATABASE "{copy}"')


def _as_owner(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:  # the way Django itself makes the suite's database
        cursor.execute("SET ROLE NONE")
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def together() -> Iterator[Begin]:
    """Gives what begins an act in a thread of its own; after the block all have ended.

    Hold a row in the block and leave it when `waiting(n)`, and they surely met.
    """
    with ThreadPoolExecutor() as pool:
        begun: list[Future[Any]] = []

        def begin(act: Callable[[], Any]) -> Future[Any]:
            begun.append(pool.submit(_alone, act))
            return begun[-1]

        yield begin
        wait(begun, timeout=LONGEST)


def _alone(act: Callable[[], Any]) -> Any:
    try:
        return act()
    finally:
        connections.close_all()


def waiting(number: int) -> None:
    """Return as soon as so many connections wait for a lock of another."""
    pause, tries = Event(), int(LONGEST / 0.02)
    for _each in range(tries):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= number:
                return
        pause.wait(0.02)
    raise AssertionError(f"Nobody waits for another: {number} should.")


@contextmanager
def held(cast: Cast, row: Any) -> Iterator[None]:
    """This row is locked by the test inside the block."""
    with transaction.atomic(), cast.scope():
        type(row).objects.select_for_update().get(pk=row.pk)
        yield
