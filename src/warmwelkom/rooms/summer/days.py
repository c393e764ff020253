"""The first school day of one place."""

from __future__ import annotations

import datetime as dt

from warmwelkom.rooms.transitions.api import first_day_of, usual_first_day
from warmwelkom.rooms.transitions.models import Enrolment


def first_day_at(place: Enrolment, of_school: dt.date | None) -> dt.date:
    """The day that the line itself names, else that of the school; who starts late has a day of their own."""
    transition = place.transition
    if transition is None:
        raise RuntimeError("A place without a pupil has no first day.")
    found = first_day_of(place.starts_on, transition.school_year, transition.start)
    is_usual = found == usual_first_day(transition.school_year, transition.start)
    return of_school if of_school and is_usual and transition.start == "august" else found
