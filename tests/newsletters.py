"""Calls and newsletters in both regions of the cast, with one of each kind of row."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from warmwelkom.base.outbox.addresses import number_of
from warmwelkom.rooms.newsletters.models import (
    Call,
    CallAnswer,
    Goodbye,
    Issue,
    IssueBlock,
    Subscriber,
)
from warmwelkom.rooms.people.models import Region

OUT = NOW - dt.timedelta(days=1)
"""A letter of then is out, whatever the hour at which the tests run."""


def add_call(region: Region, slug: str = "denk-mee", **fields: Any) -> Call:
    """A call that is open for four weeks; `opened_at=None` is a draft."""
    values = {
        "title": "Denk mee over de eerste week", "asks": "Kom drie keer meedenken.",
        "for_whom": "bedrijven en scholen", "made_at": NOW, "opened_at": NOW,
        "closes_on": NOW.date() + dt.timedelta(days=28),
    }  # fmt: skip
    return Call.objects.create(region=region, slug=slug, **values | fields)


def add_answer(call: Call, email: str = "roos@bakkerij.example", **fields: Any) -> CallAnswer:
    """Somebody of a bakery joins, and confirmed; `confirmed_at=None` did not yet."""
    values = {
        "name": "Roos", "organisation": "Bakkerij Roos", "sector": "company", "role": "eigenaar",
        "brings": "Een middag in de bakkerij", "answered_at": NOW, "confirmed_at": NOW,
    }  # fmt: skip
    return CallAnswer.objects.create(
        region=call.region, call=call, email=email, address_key=email.lower(), **values | fields
    )


def add_reader(region: Region, email: str = "lees@school.example", **fields: Any) -> Subscriber:
    """Somebody who gets the newsletter; `confirmed_at=None` did not confirm yet."""
    values = {
        "asked_at": NOW, "confirmed_at": NOW, "agreed_version": "2026-11", "agreed_words": "Ja",
    }  # fmt: skip
    return Subscriber.objects.create(
        region=region, email=email, address_key=email.lower(), **values | fields
    )


def add_issue(region: Region, subject: str = "Nieuws van april", **fields: Any) -> Issue:
    """A draft with one text; `sent_at` and `goes_at` make it one that was sent."""
    row = Issue.objects.create(region=region, subject=subject, made_at=NOW, **fields)
    add_block(row, text="Dag allemaal")
    return row


def add_block(issue: Issue, kind: str = "text", **fields: Any) -> IssueBlock:
    place = issue.blocks.count() + 1
    return IssueBlock.objects.create(
        region=issue.region, issue=issue, kind=kind, place=place, **fields
    )


def make_newsletters(cast: Cast, *, who: str) -> Issue:
    """Everything once in the region of this mentor; call it inside that region's scope."""
    region = cast.places.region if who == "alice" else cast.places.other_region
    call = add_call(region, made_by=cast.people[who])
    add_call(region, slug="concept", opened_at=None)
    add_answer(call, let_in_at=NOW, let_in_by="Hanna", email=f"{who}@school.example")
    add_answer(call)
    add_reader(region, f"{who}@lezer.example")
    Goodbye.objects.create(
        region=region, number=number_of("weg@school.example"), said_on=NOW.date()
    )
    add_issue(region, "Een concept")
    return add_issue(region, sent_at=OUT, goes_at=OUT)
