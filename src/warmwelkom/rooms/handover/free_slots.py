"""Two weeks of free hours with their exceptions -> the moments at which both can. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from warmwelkom.base.clock import AMSTERDAM

Span = tuple[dt.time, dt.time]
Taken = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, kw_only=True)
class FreeTime:
    """When one person has time: each weekday (0 is Monday), days that differ, and what is taken.

    A day that differs has its own hours, or none at all.
    """

    week: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    days: Mapping[dt.date, Span | None] = field(default_factory=dict)
    taken: Sequence[Taken] = ()

    def on(self, day: dt.date) -> list[Span]:
        """The free hours of one day, before what is taken."""
        if day in self.days:
            span = self.days[day]
            return [span] if span else []
        return list(self.week.get(day.weekday(), ()))

    def has(self, begins: dt.datetime, ends: dt.datetime) -> bool:
        """Whether this whole span is free."""
        day, first, last = begins.date(), begins.time(), ends.time()
        is_open = any(begin <= first and last <= end for begin, end in self.on(day))
        return is_open and not any(begins < over and start < ends for start, over in self.taken)


def common_moments(
    people: Sequence[FreeTime], *, now: dt.datetime, days: int, minutes: int, step: int = 15
) -> list[dt.datetime]:
    """The beginnings at which all have `minutes` free in the coming `days`, on the quarter, in order.

    Talks don't overlap with each other in the answer: after a moment comes the next that fits.
    """
    found: list[dt.datetime] = []
    length = dt.timedelta(minutes=minutes)
    for number in range(days):
        day = now.date() + dt.timedelta(days=number)
        for begins in _beginnings(people[0].on(day), day, step):
            ends = begins + length
            is_new = not found or begins >= found[-1] + length
            if (
                begins > now
                and is_new
                and ends.date() == day
                and all(who.has(begins, ends) for who in people)
            ):
                found.append(begins)
    return found


def _beginnings(spans: Iterable[Span], day: dt.date, step: int) -> Iterable[dt.datetime]:
    for begin, end in sorted(spans):
        moment = dt.datetime.combine(day, begin, AMSTERDAM)
        while moment < dt.datetime.combine(day, end, AMSTERDAM):
            yield moment
            moment += dt.timedelta(minutes=step)
