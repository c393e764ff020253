"""Results day, and what a failed exam does to a place."""

from __future__ import annotations

import datetime as dt
from random import Random

from warmwelkom.house.demo.calendar import RESULTS, SECOND_RESULTS, day_between
from warmwelkom.house.demo.course import Around, go_through, hand_in, withdraw
from warmwelkom.house.demo.people import Pupil

PASSES_RESIT = 0.72
NOT_IN_TIME, NEVER_GIVEN = 0.007, 0.4
AFTER_FAILING = {"stays": 62, "lower": 22, "nothing_yet": 16}


def sit_exam(pupil: Pupil, around: Around, chance: Random) -> None:
    """The result, the resit, and where who failed goes; in place."""
    failed_on = RESULTS
    if pupil.result == "resit":
        pupil.second_result = "passed" if chance.random() < PASSES_RESIT else "failed"
        failed_on = SECOND_RESULTS
    if "failed" in (pupil.result, pupil.second_result):
        _after_failing(pupil, around, chance, failed_on)
    elif chance.random() < NOT_IN_TIME:
        pupil.second_result, pupil.result = pupil.result, ""
        if chance.random() < NEVER_GIVEN:
            pupil.second_result = ""


def _after_failing(pupil: Pupil, around: Around, chance: Random, failed_on: dt.date) -> None:
    weights = list(AFTER_FAILING.values())
    way = chance.choices(list(AFTER_FAILING), weights=weights)[0]
    if way == "nothing_yet":
        return
    day = day_between(failed_on + dt.timedelta(days=2), dt.date(2026, 7, 9), chance.random())
    for application in pupil.applications:
        if application.status_on(dt.date(2026, 12, 31)) not in ("WITHDRAWN", "REJECTED"):
            withdraw(application, day)
    if way == "stays":
        pupil.destination_july = "stays"
    elif pupil.applications:
        level = 1 if pupil.leerweg == "bb" else 2
        go_through(hand_in(pupil, around, chance, day, level=level), chance)
