"""How long people let a step wait, drawn; and on which day somebody at a school is there to act."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterable
from dataclasses import dataclass

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.working_days import Period, is_working_day

PUPIL, MENTOR, SIGN_OFF, WHOLE = 18, 7, 7, 44
"""Medians in days as the incumbent published them: part A, part B, the sign-off, start to processed."""
CARE_SHARE, OBJECTION_SHARE, LATE_PLACE_SHARE = 0.15, 0.10, 0.25
LATEST_PLACE = 60


@dataclass(frozen=True, kw_only=True)
class Reactions:
    """Of the people around one pupil, in days; `place` is when a place comes, 0 when there is one already."""

    pupil: float
    mentor: float
    reading: float
    answer: float
    care: float | None
    objects: bool
    place: float

    @property
    def in_turn(self) -> float:
        """The same people, each waiting for the one before, and nothing after the sign-off."""
        return self.pupil + self.mentor + self.reading


def drawn(chance: random.Random, *, sigma: float) -> Reactions:
    def days(median: float) -> float:
        return chance.lognormvariate(math.log(median), sigma)

    has_care, objects = chance.random() < CARE_SHARE, chance.random() < OBJECTION_SHARE
    is_late = chance.random() < LATE_PLACE_SHARE
    return Reactions(
        pupil=days(PUPIL), mentor=days(MENTOR), reading=days(SIGN_OFF), answer=days(MENTOR),
        care=days(MENTOR) if has_care else None, objects=objects,
        place=chance.uniform(0, LATEST_PLACE) if is_late else 0.0,
    )  # fmt: skip


def at_school(moment: dt.datetime, *, closed: Iterable[Period]) -> dt.datetime:
    """This moment, or the first working morning after it."""
    here, periods = moment.astimezone(AMSTERDAM), tuple(closed)
    if is_working_day(here.date(), closed=periods) and here.hour < 17:
        return here.replace(hour=max(here.hour, 9))
    day = here.date()
    while True:
        day += dt.timedelta(days=1)
        if is_working_day(day, closed=periods):
            return dt.datetime.combine(day, dt.time(9), AMSTERDAM)
