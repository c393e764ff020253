"""What a room still has to say of its messages at the moment that they are claimed, not when they were planned.

Between planning and leaving a task is done, somebody says stop, or nobody is on duty any more. A room
names a guard when it plans a message; the guard is asked in the transaction that claims it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.models import Message


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Go, wait until a moment, or never, with why in a sentence."""

    wait_until: dt.datetime | None = None
    never: str = ""


NOT_THERE = _("Het deel van het huis dat hierover gaat, is er niet meer.")
LEAST_WAIT = dt.timedelta(minutes=1)
GO = Verdict()
Guard = Callable[[list[Message], dt.datetime], Mapping[UUID, Verdict]]
"""Asked for many at once: the verdict on each message by its number. What it leaves out, goes."""

_guards: dict[str, Guard] = {}


def guard_with(name: str, guard: Guard) -> None:
    """Let a room of the house guard the messages that it plans with this name."""
    _guards[name] = guard


def ask_guards(rows: list[Message], now: dt.datetime) -> dict[UUID, Verdict]:
    """The verdicts on those that may not go now.

    A message whose guard is not there fails: it must not leave unguarded, nor stop the others.
    """
    by_guard: dict[str, list[Message]] = defaultdict(list)
    for row in rows:
        if row.guard:
            by_guard[row.guard].append(row)
    said: dict[UUID, Verdict] = {}
    for name, guarded in by_guard.items():
        said |= _guards.get(name, _not_there)(guarded, now)
    return {pk: verdict for pk, verdict in said.items() if verdict != GO}


def pass_guards(rows: list[Message], *, now: dt.datetime) -> list[Message]:
    """Those that may go now; the others are written down as waiting or as failed."""
    verdicts = ask_guards(rows, now)
    held = [row for row in rows if row.pk in verdicts]
    for row in held:
        verdict = verdicts[row.pk]
        if verdict.never:
            row.state, row.fault, row.done_at = Message.State.FAILED, verdict.never[:300], now
        else:
            row.not_before = waits_until(verdict, now)
    if held:
        Message.objects.bulk_update(held, ["state", "fault", "done_at", "not_before"])
    return [row for row in rows if row.pk not in verdicts]


def waits_until(verdict: Verdict, now: dt.datetime) -> dt.datetime:
    """A moment to come, so that a guard that names the past holds up nobody behind it."""
    return max(verdict.wait_until or now, now + LEAST_WAIT)


def _not_there(rows: list[Message], _now: dt.datetime) -> dict[UUID, Verdict]:
    return {row.pk: Verdict(never=NOT_THERE) for row in rows}
