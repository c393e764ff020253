"""The database is told the region with the first statement that runs in it, and never later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import Cast

from warmwelkom.base.access.scope import region_scope

ASK = "SELECT coalesce(current_setting('warmwelkom.region', true), '')"


def region_here() -> str:
    with connection.cursor() as cursor:
        cursor.execute(ASK)
        row: Any = cursor.fetchone()
    return str(row[0])


@contextmanager
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The regions that the database is told inside the block."""
    heard: list[str] = []
    execute = psycopg.Connection.execute

    def listen(self: Any, sql: Any, words: Any = None, **more: Any) -> Any:
        if "set_config" in str(sql):
            heard.append(words[1])
        return execute(self, sql, words, **more)

    with monkeypatch.context() as patch:
        patch.setattr(psycopg.Connection, "execute", listen)
        yield heard


@pytest.mark.django_db
def test_who_asks_nothing_tells_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = str(cast.places.region.pk), str(cast.places.other_region.pk)
    assert region_here() == ""
    with told(monkeypatch) as heard:
        with region_scope(one):
            pass
        with region_scope(one):
            assert (region_here(), region_here()) == (one, one)
        with region_scope(one), region_scope(other):
            assert region_here() == other
        assert region_here() == ""
    assert heard == [one, other, ""]


def _break_in(region: str) -> None:
    with transaction.atomic(), region_scope(region), connection.cursor() as cursor:
        assert region_here() == region
        cursor.execute("SELECT 1/0")


@pytest.mark.django_db
def test_after_a_savepoint_it_is_told_again(cast: Cast) -> None:
    one, other = str(cast.places.region.pk), str(cast.places.other_region.pk)
    with region_scope(one):
        with pytest.raises(DatabaseError):
            _break_in(other)
        assert region_here() == one
        with transaction.atomic(), region_scope(other):
            assert region_here() == other
            transaction.set_rollback(True)
        assert region_here() == one
    assert region_here() == ""


@pytest.fixture
def own_transactions(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """As in the house: nothing around the test's own transactions."""
    with django_db_blocker.unblock():
        yield
        connection.close()


@pytest.mark.usefixtures("own_transactions")
def test_it_ends_with_its_transaction_and_a_new_connection_is_told_too() -> None:
    one = str(uuid4())
    for _time in range(2):
        with transaction.atomic(), region_scope(one):
            assert region_here() == one
        assert region_here() == ""
    connection.close()
    with transaction.atomic(), region_scope(one):
        assert region_here() == one
