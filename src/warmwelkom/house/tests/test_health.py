"""/healthz answers with or without a database, at once, and tells nothing but the state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WELL = {"status": "ok", "database": "ok", "worker": "ok", "migrations": "ok"}


@pytest.fixture
def beside(db: None) -> Iterator[Any]:  # noqa: ARG001  the fixture opens the database
    """The owner's own connection: what it does is seen by the page, and undone here."""
    words = connection.get_connection_params()
    words.pop("options", None)
    words.pop("cursor_factory", None)
    words.pop("context", None)
    with psycopg.connect(**words, autocommit=True) as owner:
        yield owner
        owner.execute("DELETE FROM procrastinate_workers")
        owner.execute("UPDATE django_migrations SET name = '0001_roles' WHERE name = 'not yet'")


def _heartbeat(owner: Any, seconds_ago: int) -> None:
    owner.execute(
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
        [seconds_ago],
    )


def _ask() -> tuple[int, dict[str, str]]:
    answer = Client().get("/healthz")
    return answer.status_code, answer.json()


def test_it_works(beside: Any) -> None:
    _heartbeat(beside, 5)
    assert _ask() == (200, WELL)


def test_without_a_worker_it_says_so(beside: Any) -> None:
    assert _ask() == (503, {**WELL, "status": "fault", "worker": "silent"})
    _heartbeat(beside, 31)
    assert _ask() == (503, {**WELL, "status": "fault", "worker": "silent"})


def test_tables_that_must_still_be_made_are_told(beside: Any) -> None:
    _heartbeat(beside, 5)
    beside.execute("UPDATE django_migrations SET name = 'not yet' WHERE name = '0001_roles'")
    assert _ask() == (503, {**WELL, "status": "fault", "migrations": "pending"})


@pytest.mark.usefixtures("db")
def test_a_database_that_is_gone_is_told_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", str(tmp_path))
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    gone = {"database": "unreachable", "worker": "unknown", "migrations": "unknown"}
    with CaptureQueriesContext(connection) as asked:
        assert _ask() == (503, {"status": "fault", **gone})
    assert len(asked) == 0


def test_a_database_without_our_tables_has_them_pending(
    beside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert beside.info.dbname != "postgres"
    monkeypatch.setitem(connection.settings_dict, "NAME", "postgres")
    assert _ask() == (
        503,
        {"status": "fault", "database": "ok", "worker": "unknown", "migrations": "pending"},
    )


def test_nobody_keeps_the_answer(beside: Any) -> None:
    _heartbeat(beside, 5)
    assert Client().get("/healthz")["Cache-Control"] == "no-store"
