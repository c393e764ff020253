"""A database that is away for a moment: 503, a sentence and when to come back; a fault of ours stays a fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.handlers.exception import response_for_exception
from django.db import DataError, OperationalError, connection
from django.test import Client, RequestFactory

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.ids import new_id
from warmwelkom.house.postgres.address import parsed
from warmwelkom.house.postgres.away import is_away

SENTENCE = "Even geduld, we zijn zo terug"


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, django_db_blocker: Any) -> Any:
    """No server stands where the house looks for it."""
    with django_db_blocker.unblock():
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "HOST", str(tmp_path))
        monkeypatch.setitem(connection.settings_dict, "PORT", "1")
        yield
        connection.close()


@pytest.mark.usefixtures("django_db_setup", "gone")
@pytest.mark.parametrize("way", ["/vandaag/", "/account/login/"])
def test_a_page_says_that_it_is_for_a_moment(way: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "a" * 32
    for answer in (client.get(way), client.post(way, {"email": "an@school.example"})):
        assert answer.status_code == 503
        assert answer["Retry-After"] == "10"
        assert SENTENCE in answer.content.decode()


@pytest.mark.usefixtures("django_db_setup", "gone")
@pytest.mark.parametrize(
    ("fault", "status"), [(psycopg.OperationalError("gone"), 503), (ValueError("ours"), 500)]
)
def test_the_page_asks_nothing_of_the_database_itself(
    settings: Any, fault: Exception, status: int
) -> None:
    """A page around its content does: of the demo's date, and of messages that wait for somebody."""
    settings.DEMO = True
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "house_cache",
        }
    }
    request: Any = RequestFactory().get("/vandaag/")
    request.at_home = Actor(
        kind="staff", user_id=new_id(), region_id=new_id(), name="An", grants=()
    )
    assert fallen(fault, request).status_code == status


def fallen(fault: Exception, request: Any = None) -> Any:
    """What is answered where this fault came up."""
    try:
        raise fault
    except type(fault) as known:
        return response_for_exception(request or RequestFactory().get("/"), known)


def test_a_program_hears_it_in_json() -> None:
    answer = fallen(psycopg.errors.AdminShutdown("57P01"), RequestFactory().get("/api/v1/"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert answer["Content-Type"] == "application/problem+json"
    assert b"halve minuut" in answer.content


def caused(cause: Exception) -> Exception:
    """As Django tells it."""
    fault = OperationalError("told by Django")
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("fault", "away"),
    [
        (psycopg.OperationalError("server closed the connection unexpectedly"), True),
        (psycopg.InterfaceError("the connection is closed"), True),
        (psycopg.errors.CannotConnectNow("it is still starting"), True),
        (psycopg.errors.ReadOnlySqlTransaction("it only copies another"), True),
        (psycopg.errors.OutOfMemory("out of shared memory"), True),
        (psycopg.errors.TooManyConnections("all are taken"), True),
        (psycopg.errors.IoError("could not write"), True),
        (psycopg.errors.DeadlockDetected("two waited for each other"), False),
        (psycopg.errors.LockNotAvailable("somebody else has it"), False),
        (psycopg.errors.UniqueViolation("there already"), False),
    ],
)
def test_only_what_is_away_is_told_so(fault: Exception, *, away: bool) -> None:
    assert is_away(fault) is is_away(caused(fault)) is away
    assert fallen(caused(fault)).status_code == (503 if away else 500)


def test_a_fault_of_ours_stays_one() -> None:
    assert not is_away(None)
    assert fallen(DataError("too long")).status_code == 500


def test_an_address_may_name_two_servers_and_a_server_that_is_silent_is_given_up() -> None:
    found = parsed(
        "postgresql://web:pass@/warm?host=db1,db2&port=5432,5432&target_session_attrs=read-write"
    )
    wanted = {"host": "db1,db2", "port": "5432,5432", "target_session_attrs": "read-write"}
    assert found["HOST"] == found["PORT"] == ""
    assert wanted.items() <= found["OPTIONS"].items()
    assert found["OPTIONS"]["connect_timeout"] == 5
    assert parsed("postgresql://web@/warm?connect_timeout=2")["OPTIONS"]["connect_timeout"] == 2
