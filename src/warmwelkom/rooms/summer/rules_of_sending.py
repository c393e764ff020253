"""When a message of the summer bridge may leave: readable rules, asked when it is claimed, not when it was planned.

After summer-gap.md, section 2. Pure: what they look at stands in `Look`. School holidays count as days on
which somebody may be on duty: the summer is one. Weekends and public holidays do not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.working_days import is_working_day

FIRST_HOUR, LAST_HOUR = 10, 20
MOST_IN_A_WEEK, MOST_IN_ALL = 2, 14
WEEK = dt.timedelta(days=7)
"""Counted in days here, so that ten past ten a week later is a week later."""
UNTIL_AFTER_FIRST_DAY = dt.timedelta(days=14)
LOOK_AHEAD = 60
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Look:
    """What is known of one message at the moment that it would leave.

    `needs_task`: it is about a task. `is_of_bridge`: a bridge planned it, by itself. `on_duty`: the days on
    which somebody answers, from today. `sent_at`: when the messages left that this pupil got before.
    """

    now: dt.datetime
    expires_at: dt.datetime | None = None
    needs_task: bool = True
    task_state: str = "open"
    is_task_ended: bool = False
    is_stopped_by_pupil: bool = False
    is_contact_ended: bool = False
    is_of_bridge: bool = True
    is_bridge_running: bool = True
    on_duty: frozenset[dt.date] = frozenset()
    sent_at: tuple[dt.datetime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A message for which this holds never leaves, with the sentence that says why."""

    code: str
    sentence: str
    holds: Callable[[Look], bool]


def _expired(look: Look) -> bool:
    return look.expires_at is not None and look.expires_at <= look.now


def in_week_before(now: dt.datetime, sent_at: Iterable[dt.datetime]) -> int:
    """How many of these moments lie on today or on one of the six days before, in Amsterdam."""
    since = now.astimezone(AMSTERDAM).date() - WEEK
    return sum(at.astimezone(AMSTERDAM).date() > since for at in sent_at)


def _over_a_week(look: Look) -> bool:
    return in_week_before(look.now, look.sent_at) >= MOST_IN_A_WEEK


NEVER = (
    Rule(
        code="done",
        sentence=_("De taak staat niet meer open. Het bericht is niet verstuurd."),
        holds=lambda look: look.needs_task and look.task_state != "open",
    ),
    Rule(
        code="ended",
        sentence=_(
            "De plek waar de taak bij hoort, is er niet meer. Het bericht is niet verstuurd."
        ),
        holds=lambda look: look.needs_task and look.is_task_ended,
    ),
    Rule(
        code="expired",
        sentence=_("De dag waarover het ging is voorbij. Het bericht is niet verstuurd."),
        holds=_expired,
    ),
    Rule(
        code="stopped",
        sentence=_("De leerling wil langs deze weg geen berichten. Het bericht is niet verstuurd."),
        holds=lambda look: look.is_stopped_by_pupil,
    ),
    Rule(
        code="contact_ended",
        sentence=_(
            "Dit nummer of adres is niet meer van de leerling. Het bericht is niet verstuurd."
        ),
        holds=lambda look: look.is_contact_ended,
    ),
    Rule(
        code="bridge_stopped",
        sentence=_("De school heeft de berichten stilgezet. Het bericht is niet verstuurd."),
        holds=lambda look: look.is_of_bridge and not look.is_bridge_running,
    ),
    Rule(
        code="enough_this_week",
        sentence=_("De leerling kreeg deze week al twee berichten. Het bericht is niet verstuurd."),
        holds=_over_a_week,
    ),
    Rule(
        code="enough_in_all",
        sentence=_(
            "De leerling kreeg deze zomer al veertien berichten. Het bericht is niet verstuurd."
        ),
        holds=lambda look: len(look.sent_at) >= MOST_IN_ALL,
    ),
)
"""The first that holds gives its sentence."""


def why_never(look: Look) -> str:
    """The sentence of the first rule that forbids it for good; empty when none does."""
    return next((rule.sentence for rule in NEVER if rule.holds(look)), "")


def wait_until(look: Look) -> dt.datetime | None:
    """None when it may leave now, else the next moment to ask again.

    That is between ten and eight on a working day; for a bridge only on a day on which somebody answers.
    Where nobody is on duty in the weeks to come, it is asked again on the next working day.
    """
    local = look.now.astimezone(AMSTERDAM)
    today = local.date()
    if FIRST_HOUR <= local.hour < LAST_HOUR and _is_open(look, today):
        return None
    first = today if local.hour < FIRST_HOUR else today + DAY
    days = [first + DAY * number for number in range(LOOK_AHEAD)]
    found = next((day for day in days if _is_open(look, day)), None)
    return opening_of(found or next(day for day in days if is_working_day(day)))


def _is_open(look: Look, day: dt.date) -> bool:
    return is_working_day(day) and (not look.is_of_bridge or day in look.on_duty)


def opening_of(day: dt.date) -> dt.datetime:
    """Ten o'clock in the morning, in Amsterdam, in summer and winter time."""
    return dt.datetime.combine(day, dt.time(FIRST_HOUR), tzinfo=AMSTERDAM)


def days_to_cover(*, begins_on: dt.date, first_day: dt.date, today: dt.date) -> list[dt.date]:
    """Each working day, school holidays included, until two weeks after the first school day."""
    start, last = max(begins_on, today), first_day + UNTIL_AFTER_FIRST_DAY
    days = (start + DAY * number for number in range((last - start).days + 1))
    return [day for day in days if is_working_day(day)]


def days_without_anybody(*, wanted: Iterable[dt.date], on_duty: Iterable[dt.date]) -> list[dt.date]:
    """The days that nobody answers, the first one first."""
    covered = set(on_duty)
    return [day for day in wanted if day not in covered]
