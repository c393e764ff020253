"""A mail that comes back stops an address, when it is about a message that we sent."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests import importers
from tests.cast import NOW, Cast

from warmwelkom.base.outbox.bounces import Report, read_report, take_in
from warmwelkom.base.outbox.models import Message, StoppedAddress
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.tracking import hear

pytestmark = pytest.mark.usefixtures("db")

BOUNCE = """\
From: MAILER-DAEMON@mx.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; weg@school.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} no such
 mailbox

--b
Content-Type: text/rfc822-headers

Message-ID: <{number}@example.org>
Subject: Dag
--b--
"""
COMPLAINT = """\
From: fbl@provider.example
Content-Type: multipart/report; report-type=feedback-report; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

Unwanted.
--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: X/1
Version: 1
Original-Rcpt-To: <weg@school.example>

--b
Content-Type: message/rfc822

Message-ID: <{number}@example.org>
Subject: Dag

Hoi
--b--
"""


def _sent(state: str = "sent", **changes: Any) -> Message:
    plan_message(
        key="k", channel="mail", to="weg@school.example", text="Hoi", now=NOW, **changes
    )  # fmt: skip
    Message.objects.update(state=state)
    return Message.objects.get()


def _reports(text: str, **words: object) -> list[Report]:
    return read_report(text.format(**words).replace("\n", "\r\n").encode())


def test_a_mailbox_that_is_not_there_is_stopped_and_the_message_has_failed() -> None:
    row = _sent()
    [report] = _reports(BOUNCE, action="failed", status="5.1.1", number=row.pk)
    assert (report.address, report.about, report.is_gone) == ("weg@school.example", row.pk, True)
    assert take_in(report, now=NOW) is True
    row.refresh_from_db()
    assert (row.state, row.fault) == ("failed", "smtp; 550 5.1.1 no such mailbox")
    assert [stop.reason for stop in StoppedAddress.objects.all()] == ["bounce"]


def test_a_full_mailbox_has_failed_and_is_not_stopped() -> None:
    row = _sent()
    [report] = _reports(BOUNCE, action="failed", status="5.2.2", number=row.pk)
    take_in(report, now=NOW)
    row.refresh_from_db()
    assert (row.state, StoppedAddress.objects.count()) == ("failed", 0)


def test_what_takes_longer_says_nothing() -> None:
    assert _reports(BOUNCE, action="delayed", status="4.4.1", number="x") == []


def test_an_ordinary_mail_says_nothing() -> None:
    assert read_report(b"Subject: Hoi\r\n\r\nMessage-ID: <x@y>\r\n") == []


def test_a_complaint_stops_the_address_and_the_message_did_arrive() -> None:
    row = _sent()
    [report] = _reports(COMPLAINT, number=row.pk)
    take_in(report, now=NOW)
    row.refresh_from_db()
    assert (report.address, row.state) == ("weg@school.example", "sent")
    assert [stop.reason for stop in StoppedAddress.objects.all()] == ["complaint"]


def test_a_report_about_what_we_never_sent_stops_nobody() -> None:
    row = _sent("planned")
    for number in ("00000000-0000-7000-8000-000000000009", row.pk, "x"):
        for report in _reports(BOUNCE, action="failed", status="5.1.1", number=number):
            assert take_in(report, now=NOW) is False
    assert StoppedAddress.objects.count() == 0


def _event(row: Message, kind: str, **more: Any) -> Any:
    words = {
        "event_type": kind, "recipient": row.to, "mta_response": "550 no", "description": "",
        "reject_reason": "bounced", "metadata": {"message": str(row.pk), "region": ""},
    }  # fmt: skip
    return SimpleNamespace(**{**words, **more})


@pytest.mark.parametrize(
    ("kind", "state", "reasons"),
    [
        ("delivered", "delivered", []),
        ("bounced", "failed", ["bounce"]),
        ("complained", "sent", ["complaint"]),
        ("opened", "sent", []),
        ("clicked", "sent", []),
    ],
)
def test_what_a_provider_tells_is_taken_in_but_for_opens_and_clicks(
    kind: str, state: str, reasons: list[str]
) -> None:
    row = _sent()
    hear(None, _event(row, kind))
    row.refresh_from_db()
    assert row.state == state
    assert [stop.reason for stop in StoppedAddress.objects.all()] == reasons


def test_an_event_without_our_number_or_of_another_region_changes_nothing(cast: Cast) -> None:
    with cast.scope("dewi"):
        row = _sent(region_id=cast.places.region.pk)
    other = {"message": str(row.pk), "region": str(cast.places.other_region.pk)}
    for metadata in ({}, None, {"message": "x"}, other):
        hear(None, _event(row, "bounced", metadata=metadata))
    with cast.scope("dewi"):
        assert Message.objects.get().state == "sent"
    assert StoppedAddress.objects.count() == 0


@pytest.mark.parametrize("damage", [b"\x0cAction", b"\x1cAction", b"\x0b\x0bAction"])
def test_a_damaged_mail_is_no_report_and_no_fault(damage: bytes) -> None:
    one_block = importers.BOUNCE.replace(
        b"delivery-status\n\nReporting", b"delivery-status\nReporting"
    )
    assert read_report(one_block.replace(b"\nAction", damage)) == []
