"""What is wrong with whole lines of a vo list: double, half, of somebody who left or came later."""

from __future__ import annotations

import datetime as dt
from random import Random

from warmwelkom.house.demo.calendar import FIRST_DAY
from warmwelkom.house.demo.campus import CampusPeople
from warmwelkom.house.demo.course import withdraw
from warmwelkom.house.demo.fixed import EXAMPLE_CLASS
from warmwelkom.house.demo.people import Pupil

LEFT_ON, CAME_ON = dt.date(2026, 5, 20), dt.date(2026, 5, 28)
# of 10,000 pupils
SLIPS = {
    "no_date": 8,  # the birth date is missing on the first list
    "impossible": 4,  # 31 February
    "twice": 15,
    "two_ways": 6,  # twice, in two classes
    "still_there": 10,  # changed school in January, still on the old school's list
    "left": 18,  # moved out of the region in May
    "came": 18,  # moved in after the first list
}


def make_slips(campuses: list[CampusPeople], chance: Random) -> None:
    """Give a few pupils a slip; in place."""
    names, weights = [*SLIPS, ""], [*SLIPS.values(), 10_000 - sum(SLIPS.values())]
    for people in campuses:
        for pupil in people.pupils:
            slip = chance.choices(names, weights=weights)[0]
            if slip and pupil.class_name != EXAMPLE_CLASS:
                _slip(pupil, slip, campuses, chance)


def _slip(pupil: Pupil, slip: str, campuses: list[CampusPeople], chance: Random) -> None:
    if slip == "still_there":
        chance.choice(campuses).former.append(pupil)
    elif slip == "came":
        pupil.listed_from = CAME_ON
    elif slip == "left":
        pupil.gone_on = LEFT_ON
        for application in pupil.applications:
            if application.applied_on < LEFT_ON and application.status_on(FIRST_DAY) != "REJECTED":
                withdraw(application, LEFT_ON)
        pupil.applications = [row for row in pupil.applications if row.applied_on < LEFT_ON]
    else:
        pupil.slip = slip
