"""A house in this process with 24 pupils of two vmbo schools who begin at one mbo, and what they said a year before."""

from __future__ import annotations

import datetime as dt

from tests.cast import NOW, YEAR, Cast
from tests.journeys.summer_house import GIVEN, Summer
from tests.pupils import add_pupil, enrol, mbo_list
from tests.thinktank import add_plan
from warmwelkom.rooms.introweek.jobs_of_plan import plan_in
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    PlanRun,
    WeekAnswer,
    WeekPlan,
    WeekStudent,
)
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.domain.opening import open_think_tank
from warmwelkom.rooms.transitions.models import Transition

A_YEAR_AGO = dt.date(2025, 8, 25)
FIRST, LAST = dt.date(2026, 8, 24), dt.date(2026, 8, 25)
CLASSES = {"VZ-1a": "Emre", "VZ-1b": "Joris"}
OF_WITT, OF_MARIS = ["JAN Jan Jansen (wiskunde)"], ["MAR Mara Vos (Engels)"]

ROOMS = """Ruimte;Gebouw;Plaatsen;Groepen tegelijk;Wat er is
Aula;Tinwerf;80;4;hal
T1.04;Tinwerf;24;1;lokaal
T1.06;Tinwerf;24;1;lokaal
"""


def make_before_the_week(cast: Cast) -> Summer:
    """June: everybody has a place, in two classes; the plan of the think tank waits to be measured."""
    here = Summer(cast, day=dt.date(2026, 6, 15))
    Region.objects.filter(pk=cast.places.region.pk).update(is_demo=True)
    with here.inside():
        open_think_tank(actor=here.house, now=NOW)
        add_plan(cast.places.region, "Oude docenten in de eerste week", author=cast.pelle)
        mbo_list(cast, kind="enrolments")
        here.pupils = {"Dina": cast.dina} | {
            name: _pupil(cast, name, number) for number, name in enumerate(GIVEN[:23])
        }
        Transition.objects.filter(location=cast.places.witt).update(teachers=OF_WITT)
        for number, row in enumerate(here.pupils.values()):
            name = sorted(CLASSES)[number % 2]
            enrol(
                cast, row, f"S-{number}", programme=cast.places.care, class_name=name,
                class_mentor=CLASSES[name], class_mentor_email=f"{CLASSES[name].lower()}@school.example",
            )  # fmt: skip
        _a_year_before(cast, list(here.pupils.values()))
    return here


def _pupil(cast: Cast, name: str, number: int) -> Transition:
    """Eleven of Dina's class, who have her mentor, and twelve of the Maris College."""
    if number % 2:
        return add_pupil(cast, name, mentor_name="Alice", mentor_email=cast.alice.email)
    return add_pupil(cast, name, location=cast.places.maris, teachers=OF_MARIS)


def _a_year_before(cast: Cast, rows: list[Transition]) -> None:
    """A week without old teachers, of which six of twenty met somebody."""
    school: School = cast.places.mondriaan
    of = {"region": cast.places.region}
    week = IntroWeek.objects.create(
        **of, school=school, name="Introductieweek 2025", school_year=YEAR - 1,
        first_day=A_YEAR_AGO, last_day=A_YEAR_AGO, made_at=NOW - dt.timedelta(days=400),
    )  # fmt: skip
    for number, row in enumerate(rows[:20]):
        student = WeekStudent.objects.create(
            **of, week=week, transition=row, programme=cast.places.care, added_at=NOW
        )
        WeekAnswer.objects.create(
            **of, week=week, student=student, part="", met_known=number < 6, welcome=3, at=NOW
        )


def searches(here: Summer) -> None:
    """What the worker does with the search that somebody asked for, until it is done."""
    with here.inside():
        run = PlanRun.objects.get(state=PlanRun.State.WAITING)
    plan_in(str(run.region_id), str(run.pk))
    with here.inside():
        run.refresh_from_db()
        assert (run.state, run.result.get("short")) == ("done", None)


def plan_of(here: Summer) -> WeekPlan:
    """The newest version."""
    with here.inside():
        found: WeekPlan = WeekPlan.objects.order_by("-number")[0]
        return found
