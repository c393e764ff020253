"""In the summer the planner of the example mbo makes a week, old teachers offer half-days, and a plan is shared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.utils.translation import override

from warmwelkom.engines.timetable import Budget, plan_week, whom_to_ask
from warmwelkom.house.demo.fixed import EXAMPLE_CREBO, EXAMPLE_MBO
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.introweek.domain.asking_for_plan import add_version
from warmwelkom.rooms.introweek.domain.by_hand import publish
from warmwelkom.rooms.introweek.domain.make_week import make_week
from warmwelkom.rooms.introweek.domain.save_steps import save_rooms, save_rules
from warmwelkom.rooms.introweek.domain.who_comes import take_in
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekBuddy,
    WeekMentor,
    WeekStudent,
)
from warmwelkom.rooms.introweek.models.people_of_week import teacher_of
from warmwelkom.rooms.introweek.queries.document import stock_of, week_of
from warmwelkom.rooms.introweek.queries.placed import campuses_of
from warmwelkom.rooms.people.models import Programme, Region, School

MADE_FROM = dt.date(2026, 7, 1)
FIRST_DAY, DAYS, STEPS, GROUP = dt.date(2026, 8, 24), 3, 12, 20
PLANNER = "s.aydin"
ROOMS = (
    ("Aula", 10, 24, ["hal"]), ("T1.04", 2, 24, ["lokaal"]), ("T1.06", 2, 24, ["lokaal"]),
    ("T1.08", 2, 24, ["lokaal"]), ("T1.10", 2, 24, ["lokaal"]), ("T0.12", 3, 24, ["praktijk"]),
    ("T0.14", 3, 24, ["praktijk"]), ("Zaal", 4, 24, ["sport"]), ("Balie", 4, 24, ["balie"]),
)  # fmt: skip
"""(room, groups at once, seats for each group, what it has) of the campus."""
MOST_TEACHERS, PER_SCHOOL = 40, 2
BUDDIES = ("Samira", "Daan", "Yara")
OFFERED = (("am",), ("am", "pm"), ("pm",), ())
"""What teachers offer in turn on one of the days; every fourth has not answered yet."""


def plan_introweek_at(*, region: Region, day: dt.date) -> None:
    """What the planner did up to this day; call it in the region's scope, after the lists of that day."""
    if day < MADE_FROM or IntroWeek.objects.exists() or not example_class():
        return
    with override("nl"):
        cast, now = Cast(region), moment(day, 12)
        school = School.objects.get(brin=EXAMPLE_MBO)
        actor = cast.actor(PLANNER)
        week = make_week(
            actor=actor, school=school, name="Introductieweek 2026",
            first_day=max(FIRST_DAY, day), days=DAYS, now=moment(day, 9),
        )  # fmt: skip
        _fill(cast, week, now)
        if WeekStudent.objects.filter(week=week).exists():
            _offers(week, now)
            _buddies(week, now)
            _plan(cast, week, now)


def _fill(cast: Cast, week: IntroWeek, now: dt.datetime) -> None:
    actor = cast.actor(PLANNER)
    programme = Programme.objects.filter(school_id=week.school_id, crebo=EXAMPLE_CREBO).first()
    counts = dict(campuses_of(week))
    location = programme.location if programme else None
    if location is None or counts.get(location, 0) < GROUP:
        location = max(counts, key=lambda one: counts[one], default=None)
    rows: list[dict[str, Any]] = [
        {"name": name, "building": "Hoofdgebouw", "location": location, "seats": groups * seats,
         "parallel_groups": groups, "features": [*has, "step_free", "quiet"], "closed": []}
        for name, groups, seats, has in ROOMS
    ]  # fmt: skip
    save_rooms(actor=actor, week=week, rows=rows, walks=[])
    take_in(actor=actor, week=week, locations=[location.pk] if location else [], now=now)
    save_rules(actor=actor, week=week, rules={"group_min": 6, "group_max": GROUP}, levels={})
    sizes = Counter(WeekStudent.objects.filter(week=week).values_list("programme_id", flat=True))
    for pk, size in sizes.items():
        if not WeekMentor.objects.filter(week=week, programme_id=pk).exists():
            WeekMentor.objects.create(
                region=week.region, week=week, programme_id=pk, name="Karim Bensaïd", max_groups=1
            )
        first = WeekMentor.objects.filter(week=week, programme_id=pk)[0]
        first.max_groups = -(-size // 10) + 1
        first.save(update_fields=["max_groups"])


def _offers(week: IntroWeek, now: dt.datetime) -> None:
    """The teachers who taught most of who comes, a few of each school, each with what they can."""
    known: Counter[tuple[Any, str, str, str]] = Counter()
    for one in WeekStudent.objects.filter(week=week).select_related("transition__location"):
        way, location = one.transition, one.transition.location
        if location is not None:
            if way.mentor_email:
                known[location.school_id, "", way.mentor_name, way.mentor_email] += 1
            for code, name in map(teacher_of, way.teachers):
                known[location.school_id, code, name, ""] += 1
    per_school: Counter[tuple[Any, bool]] = Counter()
    chosen: list[tuple[Any, str, str, str]] = []
    for who, _number in sorted(known.items(), key=lambda row: (-row[1], row[0][1:])):
        kind = (who[0], bool(who[1]))
        if per_school[kind] < PER_SCHOOL and len(chosen) < MOST_TEACHERS:
            per_school[kind] += 1
            chosen.append(who)
    days = sorted({one.day for one in stock_of(week).slots})
    TeacherOffer.objects.bulk_create(
        TeacherOffer(
            region=week.region, week=week, school_id=school, code=code, name=name, email=email, asked_at=now,
            half_days=[f"{days[n % len(days)]}-{half}" for half in OFFERED[n % len(OFFERED)]],
            answered_at=now if OFFERED[n % len(OFFERED)] else None,
        )
        for n, (school, code, name, email) in enumerate(chosen)
    )  # fmt: skip


def _buddies(week: IntroWeek, now: dt.datetime) -> None:
    """An older student of each of the schools that most come from, who said yes."""
    coming = WeekStudent.objects.filter(week=week, transition__location__isnull=False)
    schools = Counter(coming.values_list("transition__location__school", flat=True))
    programme = Counter(coming.values_list("programme", flat=True)).most_common(1)
    half = f"{stock_of(week).slots[0].day}-am"
    WeekBuddy.objects.bulk_create(
        WeekBuddy(
            region=week.region, week=week, school_id=school, programme_id=programme[0][0], name=name,
            half_days=[half], where="in de pauze bij de koffiehoek", agreed_on=now.date(),
        )
        for name, (school, _number) in zip(BUDDIES, schools.most_common(), strict=False)
    )  # fmt: skip


def _plan(cast: Cast, week: IntroWeek, now: dt.datetime) -> None:
    """The same plan each time: so many steps, no clock."""
    stock = stock_of(week)
    found = week_of(stock)
    rows = plan_week(found, budget=Budget(steps=STEPS))
    if "groups" in rows:
        plan = add_version(
            week=week, rows=rows | {"ask": whom_to_ask(found)}, kind="made", now=now,
            by_name=cast.person(PLANNER).name, by_id=cast.actor(PLANNER).user_id,
        )  # fmt: skip
        publish(actor=cast.actor(PLANNER), plan=plan, now=now)
