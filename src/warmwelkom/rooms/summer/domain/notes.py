"""A few words of another room to a pupil, along the way that works; a stop holds for them too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import override

from warmwelkom.rooms.summer.domain.planning import Letter, plan_letters
from warmwelkom.rooms.summer.fixed_texts import NO_MORE, NO_MORE_PUSH
from warmwelkom.rooms.summer.models import ContactPoint, SummerMessage
from warmwelkom.rooms.summer.wording import LONGEST_MESSAGE
from warmwelkom.rooms.transitions.api import Note


def send(*, notes: Sequence[Note], now: dt.datetime) -> int:
    """Plan each once, inside a command; who has no way that works gets none. How many are new."""
    ways = ways_that_work(note.transition_id for note in notes)
    letters = [
        _letter(note, ways[note.transition_id], now) for note in notes if note.transition_id in ways
    ]
    return plan_letters(letters, now=now)


def ways_that_work(keys: Iterable[UUID]) -> dict[UUID, ContactPoint]:
    """Pupil -> how they are reached: sms before a notification before mail. One query."""
    rows = ContactPoint.objects.filter(
        transition__in=set(keys), works_at__isnull=False, broken_at__isnull=True,
        stopped_at__isnull=True, ended_at__isnull=True,
    ).order_by("-channel", "-works_at")  # fmt: skip
    found: dict[UUID, ContactPoint] = {}
    for row in rows:
        found.setdefault(row.transition_id, row)
    return found


def _letter(note: Note, way: ContactPoint, now: dt.datetime) -> Letter:
    row = SummerMessage(
        region_id=note.region_id, transition_id=note.transition_id, contact=way,
        reason=SummerMessage.Reason.WEEK, sender_name=note.sender_name[:200],
        text=_with_way_out(note.text, way),
        planned_at=now, key=note.key,
    )  # fmt: skip
    return Letter(row=row, subject=note.subject, expires_at=note.expires_at)


def _with_way_out(text: str, way: ContactPoint) -> str:
    """How to stop them stands at the end of each, however long the words; a notification takes no answer."""
    with override("nl"):
        out = NO_MORE_PUSH if way.channel == ContactPoint.Channel.PUSH else NO_MORE
        return f"{text[: LONGEST_MESSAGE - len(out) - 1]} {out}"
