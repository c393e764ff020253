"""What comes back: a mail that says that ours did not arrive (RFC 3464), or was unwanted (RFC 5965)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message as Mail
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.statuses import take_in_status
from warmwelkom.base.outbox.stops import stop_address
from warmwelkom.base.outbox.way import Status

ROUND = " <>\r\n\t"
"""What may stand around an address."""
GONE = re.compile(r"5\.(1\.\d+|2\.1)")
OURS = re.compile(r"<([0-9a-f]{8}-[0-9a-f-]{27})@")
UNWANTED = _("De ontvanger noemde deze mail ongewenst. We sturen hier niets meer.")


@dataclass(frozen=True, kw_only=True)
class Report:
    """`about` is the message of ours, where the report says which; `is_gone`: the mailbox is not there."""

    address: str
    about: UUID | None
    fault: str = ""
    is_gone: bool = False
    is_complaint: bool = False


def read_report(raw: bytes) -> list[Report]:
    """The reports in one mail; none when it is something else, or only says that it takes longer."""
    mail: Any = message_from_bytes(raw, policy=policy.compat32)
    kind = str(mail.get_param("report-type") or "").lower()
    about = _about(mail)
    parts = [part for part in mail.walk() if part.get_content_maintype() == "message"]
    if kind == "delivery-status":
        return [each for part in parts for each in _failures(part, about)]
    if kind == "feedback-report":
        return [each for part in parts for each in _complaints(part, about)]
    return []


def _failures(part: Mail, about: UUID | None) -> Iterator[Report]:
    """One for each receiver for whom it failed for good (Action: failed, Status: 5.x.y)."""
    if part.get_content_type() != "message/delivery-status":
        return
    for fields in _blocks(part):
        status = str(fields.get("Status", "")).strip()
        if str(fields.get("Action", "")).strip().lower() != "failed" or status[:1] != "5":
            continue
        said = " ".join(str(fields.get("Diagnostic-Code", "")).split())
        yield Report(
            address=_address(fields.get("Original-Recipient") or fields.get("Final-Recipient")),
            about=about,
            fault=(said or status)[:300],
            is_gone=bool(GONE.match(status)),
        )


def _complaints(part: Mail, about: UUID | None) -> Iterator[Report]:
    if part.get_content_type() != "message/feedback-report":
        return
    for fields in _blocks(part):
        if str(fields.get("Feedback-Type", "")).strip().lower() == "abuse":
            address = _address(fields.get("Original-Rcpt-To"))
            yield Report(address=address, about=about, fault=UNWANTED, is_complaint=True)


def _blocks(part: Mail) -> list[Mail]:
    """The blocks of fields; the library gives them parsed, or one text."""
    inside: Any = part.get_payload()
    if isinstance(inside, list) and len(inside) > 1:
        return list(inside)
    text = _text_of(inside[0]) if isinstance(inside, list) and inside else str(inside)
    return [
        message_from_bytes(block.encode(), policy=policy.compat32)
        for block in re.split(r"\r?\n\r?\n", text)
        if block.strip()
    ]


def _text_of(part: Mail) -> str:
    """As it came; the library's own writing refuses what a damaged mail has for a field."""
    fields = "\n".join(f"{name}: {value}" for name, value in part.items())
    return f"{fields}\n\n{part.get_payload()}"


def _address(field: object) -> str:
    return str(field or "").partition(";")[2].strip(ROUND) or str(field or "").strip(ROUND)


def _about(mail: Mail) -> UUID | None:
    """Our number, from the Message-ID of the mail that comes back inside."""
    for part in mail.walk():
        if part is mail:
            continue
        text = str(part.get("Message-ID", ""))
        if part.get_content_type() == "text/rfc822-headers":
            text = str(part.get_payload())
        found = OURS.search(text)
        if found:
            return UUID(found[1])
    return None


def take_in(report: Report, *, now: dt.datetime) -> bool:
    """Write down that it did not arrive, and stop the address; False when it is about nothing of ours.

    A report counts only for a message that we did send to that address, in the region we are in (or
    in any, for the owner of the tables): else anybody could stop anybody's mail with a letter.
    """
    message = Message.objects.filter(pk=report.about).first() if report.about else None
    if message is None or message.state == Message.State.PLANNED:
        return False
    if not report.is_complaint:
        told = Status(state=Message.State.FAILED, fault=report.fault)
        take_in_status(message, told, now=now)
    if report.is_complaint or report.is_gone:
        reason = "complaint" if report.is_complaint else "bounce"
        stop_address(message.to, reason=reason, day=now.date())
    return True
