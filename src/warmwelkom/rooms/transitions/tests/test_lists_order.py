"""Messages and days arrive twice and out of order; what counts in the end is the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast

from warmwelkom.rooms.transitions.models import Application, Enrolment, StatusMessage
from warmwelkom.rooms.transitions.tests.desk import (
    A1,
    A2,
    APPLICATIONS,
    E1,
    E2,
    ENROLMENTS,
    PRESENCE,
    STATUSES,
    csv_of,
    save,
)

MESSAGES = (
    "m1;A-1;SUBMITTED;2026-02-12;2026-02-20;2026-02-12T09:00:00;CAMBO",
    "m2;A-1;RECEIVED;2026-02-20;2026-04-01;2026-02-20T09:00:00;CAMBO",
    "m3;A-1;OFFERED;2026-04-01;2999-12-31;2026-04-01T09:00:00;CAMBO",
    "m3;A-1;OFFERED;2026-04-01;2026-04-09;2026-04-09T09:00:00;CAMBO",  # the same, changed later
    "m4;A-1;WITHDRAWN;2026-04-08;2999-12-31;2026-04-08T10:00:00;CAMBO",
    ";A-2;CREATED;2026-03-01;2999-12-31;2026-03-01T09:00:00Z;CAMBO",
    ";A-2;SUBMITTED;2026-03-02;2999-12-31;;CAMBO",
)
DAYS = (
    "S-1;;24-08-2026;nee",
    "S-1;;25-08-2026;ja",
    "S-1;;27-08-2026;nee",
    "S-1;;30-09-2026;ja",
    "S-1;;05-10-2026;ja",
    "S-2;;24-08-2026;nee",
)


def _deals(rows: tuple[str, ...]) -> st.SearchStrategy[list[list[str]]]:
    """All rows, some of them again, in any order, dealt over one to three files."""
    again = st.lists(st.sampled_from(rows), max_size=3)
    shuffled = again.flatmap(lambda more: st.permutations([*rows, *more]))
    cuts = st.lists(st.integers(1, len(rows) - 1), max_size=2).map(sorted)

    def deal(cards: list[str], cuts: list[int]) -> list[list[str]]:
        edges = [0, *cuts, len(cards)]
        parts = [cards[a:b] for a, b in pairwise(edges)]
        return [part for part in parts if part]

    return st.builds(deal, shuffled, cuts)


TRIES = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def _one_try() -> Iterator[None]:
    """Afterwards the database is as it was before."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _messages() -> set[Any]:
    return set(
        StatusMessage.objects.values_list(
            "application__application_id", "message_id", "status", "begins", "ends"
        )
    )


def _statuses() -> list[Any]:
    return list(
        Application.objects.order_by("application_id").values_list(
            "application_id", "current_status", "legal_status", "status_since"
        )
    )


@pytest.fixture
def applied(cast: Cast) -> Cast:
    save(cast, "emre", csv_of(APPLICATIONS, A1, A2))
    return cast


@TRIES
@given(deal=_deals(MESSAGES))
def test_messages_in_any_order_and_twice(applied: Cast, deal: list[list[str]]) -> None:
    with _one_try():
        for part in deal:
            save(applied, "emre", csv_of(STATUSES, *part))
        with applied.scope():
            assert _statuses() == [
                ("A-1", "WITHDRAWN", "withdrawn", dt.date(2026, 4, 8)),
                ("A-2", "SUBMITTED", "applied", dt.date(2026, 3, 2)),
            ]
            kept = _messages()
            assert len(kept) == 6
            assert ("A-1", "m3", "OFFERED", dt.date(2026, 4, 1), dt.date(2026, 4, 9)) in kept


@pytest.fixture
def enrolled(cast: Cast) -> Cast:
    save(cast, "emre", csv_of(ENROLMENTS, E1, E2))
    return cast


@TRIES
@given(deal=_deals(DAYS))
def test_days_in_any_order_and_twice(enrolled: Cast, deal: list[list[str]]) -> None:
    with _one_try():
        for part in deal:
            save(enrolled, "emre", csv_of(PRESENCE, *part))
        with enrolled.scope():
            found = Enrolment.objects.order_by("student_number").values_list(
                "student_number", "seen_on", "not_seen_on", "settled_on"
            )
            assert list(found) == [
                ("S-1", dt.date(2026, 8, 25), dt.date(2026, 8, 27), dt.date(2026, 9, 30)),
                ("S-2", None, dt.date(2026, 8, 24), None),
            ]


def test_a_draft_is_not_an_application_yet(applied: Cast) -> None:
    save(applied, "emre", csv_of(STATUSES, "m9;A-1;CREATED;2026-02-01;;;CAMBO"))
    with applied.scope():
        assert _statuses()[0] == ("A-1", "CREATED", "", dt.date(2026, 2, 1))


def test_hashed_numbers_are_dropped_unread(applied: Cast) -> None:
    row = "m1;A-1;OFFERED;2026-04-01;;;CAMBO"
    hashed = "0f1e2d3c" * 8
    upload = save(applied, "emre", csv_of(f"{STATUSES};bsnHash", f"{row};{hashed}"))
    with applied.scope():
        assert hashed not in str(list(StatusMessage.objects.values()))
        assert hashed not in str(upload.undo_with)
