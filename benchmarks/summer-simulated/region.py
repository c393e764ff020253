"""A region on 1 June: schools with a running bridge and somebody on duty every day, pupils with and without a place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from assumptions import Assumptions
from django.db import transaction

from pupils import Life, lives
from warmwelkom.base.access.actor import Actor, Grant, system_actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.models import Location, Person, Region, Role, School
from warmwelkom.rooms.summer.domain.prepare import prepare_schools
from warmwelkom.rooms.summer.models import Bridge, ContactPoint, DutyDay
from warmwelkom.rooms.summer.rules_of_sending import days_to_cover
from warmwelkom.rooms.transitions.models import Enrolment, ListUpload, Pupil, Transition

YEAR = 2025
BEGIN, FIRST_DAY = dt.date(2026, 6, 1), dt.date(2026, 8, 24)
AT_A_TIME = 1000


@dataclass
class World:
    """The region with its pupils; `duty` is who works for each school, in the order of the schools."""

    region: Any
    say: Assumptions
    pupils: list[Life]
    schools: list[Any] = field(default_factory=list)
    duty: list[Actor] = field(default_factory=list)
    by_transition: dict[UUID, Life] = field(default_factory=dict)

    @property
    def house(self) -> Actor:
        return system_actor(region_id=self.region.pk)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=AMSTERDAM)


def make(number: int, seed: int, say: Assumptions, *, slug: str, has_bridge: bool) -> World:
    now = at(BEGIN - dt.timedelta(days=7), 9)
    with transaction.atomic(), all_regions():
        region = Region.objects.create(slug=slug, name=slug, school_year=YEAR, created_at=now)
        world = World(region, say, lives(number, seed, say))
        campuses = [_campus(region, slug, each, now) for each in range(8)]
        for each in range(max(1, round(number / say.pupils_a_person))):
            _mbo(world, slug, each, now)
    with transaction.atomic(), region_scope(region.pk):
        _lists(world, campuses, now)
        if has_bridge:
            _bridges(world, now)
    return world


def _campus(region: Any, slug: str, each: int, now: dt.datetime) -> Any:
    school = School.objects.create(
        region=region, brin=f"0{each}V{slug[0]}", name=f"Vo {each}", sector="vo", joined_at=now
    )
    return Location.objects.create(region=region, school=school, code=f"{school.brin}00", name="A")


def _mbo(world: World, slug: str, each: int, now: dt.datetime) -> None:
    """One school with one person, who is its intaker and on duty."""
    school = School.objects.create(
        region=world.region, brin=f"{each:02}M{slug[0]}", name=f"Mbo {each}", sector="mbo", joined_at=now
    )  # fmt: skip
    who = Person.objects.create(email=f"duty{each}@{slug}.example", name=f"Intaker {each}")
    Role.objects.create(
        region=world.region, school=school, person=who, kind="intaker", school_year=YEAR, given_at=now
    )  # fmt: skip
    grant = Grant(role="intaker", school_id=school.pk, school_year=YEAR)
    world.schools.append(school)
    world.duty.append(
        Actor(kind="staff", name=who.name, user_id=who.pk, region_id=world.region.pk, grants=(grant,))
    )  # fmt: skip


def _bridges(world: World, now: dt.datetime) -> None:
    keys = [school.pk for school in world.schools]
    prepare_schools(school_ids=keys, school_year=YEAR, now=now)
    Bridge.objects.filter(school__in=keys).update(started_at=now)
    days = days_to_cover(begins_on=BEGIN, first_day=FIRST_DAY, today=BEGIN)
    DutyDay.objects.bulk_create(
        DutyDay(region=world.region, school=school, day=day, person_id=who.user_id)
        for school, who in zip(world.schools, world.duty, strict=True)
        for day in days
    )


def _lists(world: World, campuses: list[Any], now: dt.datetime) -> None:
    """What the lists say on 1 June; every mbo gave one, so that somebody can be missed."""
    pupils, ways, lines, contacts = [], [], [], []
    for one in world.pupils:
        pupil, way = _pupil(world, one, campuses[one.number % len(campuses)], now)
        pupils.append(pupil)
        ways.append(way)
        one.transition, one.school = way, one.number % len(world.schools)
        world.by_transition[way.pk] = one
        if one.is_placed:
            one.enrolment = _line(world, one)
            lines.append(one.enrolment)
        contacts += _contacts(world, one, now)
    for model, rows in ((Pupil, pupils), (Transition, ways), (Enrolment, lines),
                        (ContactPoint, contacts)):  # fmt: skip
        model.objects.bulk_create(rows, batch_size=AT_A_TIME)
    ListUpload.objects.bulk_create(
        ListUpload(
            region=world.region, school=school, kind="enrolments", school_year=YEAR, filename="x.csv",
            sha256="0" * 64, uploaded_at=now, committed_at=now,
        )
        for school in world.schools
    )  # fmt: skip


def _pupil(world: World, one: Life, campus: Any, now: dt.datetime) -> tuple[Any, Any]:
    """The background of a pupil is drawn too: no rule may look at it (background.py)."""
    pupil = Pupil(
        region=world.region, given_name=f"Sam{int(one.chance('name') * 40)}", surname=f"Leerling {one.number}",
        birth_date=dt.date(2009, 1, 1) + dt.timedelta(days=int(one.chance("born") * 900)),
        sex="MV"[one.chance("sex") < 0.5], postcode=f"25{int(one.chance('home') * 90) + 10} AA",
        house_number=str(one.number % 97), phone=f"+3161{one.number:07}",
    )  # fmt: skip
    way = Transition(
        region=world.region, pupil=pupil, school_year=YEAR, location=campus, destination="mbo",
        pupil_number=str(one.number), class_name=f"4{'ABCD'[int(one.chance('class') * 4)]}",
        leerweg=("bb", "kb", "gl", "tl")[int(one.chance("leerweg") * 4)], mentor_name="Alice",
        mentor_email="alice@vo.example", exam_result="", listed_at=now,
    )  # fmt: skip
    return pupil, way


def _line(world: World, one: Life) -> Any:
    return Enrolment(
        region=world.region, school=world.schools[one.school], school_year=YEAR,
        transition=one.transition, student_number=f"S{one.number}", surname=one.transition.pupil.surname,
        programme_name="Verzorgende-IG", level=2 + int(one.chance("level") * 3),
        enrolled_on=BEGIN - dt.timedelta(days=30), class_name=f"{one.school}a", class_mentor="Joris",
        class_mentor_email="joris@mbo.example",
    )  # fmt: skip


def _contacts(world: World, one: Life, now: dt.datetime) -> list[Any]:
    """A number that was tested, mostly a mail address beside it."""
    about = {"region": world.region, "transition": one.transition, "source": "list", "added_at": now,
             "works_at": now}  # fmt: skip
    found = [ContactPoint(channel="sms", address=one.transition.pupil.phone, **about)]
    if one.chance("mail") < world.say.mail_known:
        address = f"l{one.number}@leerling.example"
        found.append(ContactPoint(channel="mail", address=address, **about))
    return found
