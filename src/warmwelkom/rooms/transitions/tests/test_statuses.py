"""Seven statuses to five legal ones; messages come twice and out of order, and nothing depends on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW, Cast
from tests.pupils import apply

from warmwelkom.rooms.transitions.domain.lists.statuses import (
    LEGAL,
    ORDER,
    derive_legal_statuses,
    message_in_force,
)
from warmwelkom.rooms.transitions.models import Application, LegalStatus, StatusMessage

DAYS = st.dates(dt.date(2026, 2, 1), dt.date(2026, 2, 5))
MOMENTS = st.sampled_from([None, NOW, NOW + dt.timedelta(hours=1), NOW + dt.timedelta(days=1)])
MESSAGES = st.builds(
    StatusMessage,
    message_id=st.sampled_from("ABCDEF"),
    status=st.sampled_from(ORDER),
    begins=DAYS,
    changed_at=MOMENTS,
)


def rank(message: StatusMessage) -> tuple[Any, ...]:
    begin = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    return message.begins, message.changed_at or begin, ORDER.index(message.status)


def test_the_seven_give_the_five_and_a_draft() -> None:
    assert {status: str(legal) for status, legal in LEGAL.items()} == {
        "CREATED": "",
        "SUBMITTED": "applied",
        "RECEIVED": "applied",
        "OFFERED": "offered",
        "ENROLLED": "enrolled",
        "WITHDRAWN": "withdrawn",
        "REJECTED": "rejected",
    }
    assert {str(legal) for legal in LEGAL.values() if legal} == set(LegalStatus.values)


@given(messages=st.lists(MESSAGES, min_size=1, max_size=6), order=st.randoms())
def test_the_order_of_arrival_does_not_matter(messages: list[StatusMessage], order: Any) -> None:
    shuffled = [*messages, *messages[:2]]
    order.shuffle(shuffled)
    before, after = message_in_force(messages), message_in_force(shuffled)
    assert before is not None
    assert after is not None
    assert rank(before) == rank(after)


@given(messages=st.lists(MESSAGES, min_size=1, max_size=6))
def test_no_message_begins_later_than_the_one_in_force(messages: list[StatusMessage]) -> None:
    counts = message_in_force(messages)
    assert counts in messages
    assert counts is not None
    assert counts.begins == max(message.begins for message in messages)


@given(messages=st.lists(MESSAGES, min_size=1, max_size=6), late=MESSAGES)
def test_an_older_message_that_comes_late_changes_nothing(
    messages: list[StatusMessage], late: StatusMessage
) -> None:
    counts = message_in_force(messages)
    assert counts is not None
    late.begins = counts.begins - dt.timedelta(days=1)
    assert message_in_force([*messages, late]) is counts


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        yield cast


def message(of: Application, number: str, status: str, begins: str, **words: Any) -> None:
    StatusMessage.objects.create(
        region=of.region, application=of, message_id=number, status=status, begins=begins, **words
    )


def status_of(line: Application) -> tuple[str, str, dt.date | None]:
    derive_legal_statuses([line.pk, None])
    fresh = Application.objects.get(pk=line.pk)
    return fresh.current_status, fresh.legal_status, fresh.status_since


def test_the_last_message_counts(here: Cast) -> None:
    line = apply(here, here.dina)
    message(line, "3", "OFFERED", "2026-03-01")
    message(line, "1", "SUBMITTED", "2026-02-10")
    message(line, "2", "RECEIVED", "2026-02-20")
    assert status_of(line) == ("OFFERED", "offered", dt.date(2026, 3, 1))


def test_of_one_day_the_one_changed_last_counts(here: Cast) -> None:
    line = apply(here, here.dina)
    message(line, "1", "WITHDRAWN", "2026-03-01", changed_at=NOW)
    message(line, "2", "OFFERED", "2026-03-01", changed_at=NOW - dt.timedelta(minutes=1))
    assert status_of(line)[0] == "WITHDRAWN"


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("", ("SUBMITTED", "applied", dt.date(2026, 2, 10))),
        ("CREATED", ("CREATED", "", dt.date(2026, 2, 10))),
        ("REJECTED", ("REJECTED", "rejected", dt.date(2026, 2, 10))),
    ],
)
def test_without_a_message_the_list_itself_counts(
    here: Cast, listed: str, expected: tuple[str, str, dt.date]
) -> None:
    line = apply(here, here.dina, listed_status=listed)
    assert status_of(line) == expected
