"""A request that can't be read, and a session that can't be written: what is said is what happened."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.models import Session
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.exception import response_for_exception
from django.db import OperationalError
from django.test import Client, RequestFactory
from tests.cast import Cast


def fallen(fault: Exception, way: str = "/vandaag/") -> Any:
    return response_for_exception(RequestFactory().get(way), fault)


def not_written(why: Exception | None) -> Exception:
    """As the library tells it: whatever hindered the write is called a session that was deleted."""
    told = OperationalError("told by Django")
    told.__cause__ = why
    fault, update = SessionInterrupted("it was deleted"), UpdateError()
    fault.__context__, update.__context__ = update, told if why else None
    return fault


@pytest.mark.parametrize(
    ("why", "status", "words"),
    [
        (psycopg.errors.DiskFull("no room"), 507, "We kunnen nu even niets bewaren"),
        (psycopg.OperationalError("gone"), 503, "Even geduld, we zijn zo terug"),
        (psycopg.errors.CannotConnectNow("starting"), 503, "Even geduld, we zijn zo terug"),
    ],
)
def test_a_session_that_could_not_be_written_is_told_by_its_cause(why: Exception, status: int, words: str) -> None:  # fmt: skip
    answer = fallen(not_written(why))
    assert (answer.status_code, bool(answer["Retry-After"])) == (status, True)
    assert words in answer.content.decode()


def test_whose_session_was_ended_elsewhere_logs_in_again() -> None:
    answer = fallen(not_written(None))
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/")
    assert fallen(not_written(None), "/api/v1/").status_code == 401


def test_what_can_not_be_read_is_a_page_that_stands_by_itself() -> None:
    answer = fallen(SuspiciousOperation("too many fields"))
    assert answer.status_code == 400
    assert "Ga terug naar de vorige bladzijde" in answer.content.decode()
    assert fallen(SuspiciousOperation("too many"), "/api/v1/")["Content-Type"] == "application/problem+json"  # fmt: skip


def test_a_session_that_ends_while_its_page_is_made(cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    settings.SESSION_SAVE_EVERY_REQUEST = True
    browser = Client()
    browser.force_login(cast.alice)
    written = SessionStore.save

    def ended_first(self: SessionStore, *, must_create: bool = False) -> None:
        Session.objects.filter(pk=self.session_key).delete()
        written(self, must_create=must_create)

    monkeypatch.setattr(SessionStore, "save", ended_first)
    answer: Any = browser.get("/account/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/")
