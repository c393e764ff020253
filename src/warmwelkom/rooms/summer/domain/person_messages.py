"""Write a message to one pupil down outside a journey: an answer by hand, help, a test, a second way."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.rooms.summer.domain.planning import Letter, plan_letters
from warmwelkom.rooms.summer.models import ContactPoint, SummerMessage


def letter_to(
    *, contact: ContactPoint, reason: str, text: str, sender_name: str, key: str, now: dt.datetime,
    at_once: bool = False, **about: Any,
) -> Letter:  # fmt: skip
    """One message that is not planned yet; `about` says of what and by whom."""
    row = SummerMessage(
        region_id=contact.region_id, transition_id=contact.transition_id, reason=reason,
        contact=contact, sender_name=sender_name, text=text, planned_at=now, key=key, **about,
    )  # fmt: skip
    return Letter(
        row=row,
        subject=_("Bericht van %(name)s") % {"name": sender_name},
        at_once=at_once,
    )


def write_to(*, now: dt.datetime, **words: Any) -> SummerMessage | None:
    """Plan one such message, inside a command; None when its key was planned before."""
    letter = letter_to(now=now, **words)
    return letter.row if plan_letters([letter], now=now) else None
