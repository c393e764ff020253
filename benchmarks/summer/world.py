"""A region in summer: schools with a bridge and a rota with holes, pupils with tasks, and what happens to them."""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

BEGIN = dt.datetime(2026, 8, 5, 16, tzinfo=dt.UTC)
"""A Wednesday, six o'clock in the evening in Amsterdam."""
YEAR, SCHOOLS, DAYS = 2025, 20, 40
HOUR = 3600.0
FACT_HOURS = 120
"""Facts fall within so many hours after the begin."""


def make(number: int, seed: int, place: Path) -> UUID:
    """Fill the tables, and write the facts that will happen to a file for the worker's world and for the judge."""
    from django.db import transaction  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.access.scope import all_regions, region_scope  # noqa: PLC0415  the same
    from warmwelkom.rooms.people.models import Location, Person, Region, School  # noqa: PLC0415  the same

    chance = random.Random(seed)
    with transaction.atomic(), all_regions():
        region = Region.objects.create(slug="z", name="Z", school_year=YEAR, created_at=BEGIN)
        mbo = [
            School.objects.create(
                region=region, brin=f"9{n:03}", name=f"Mbo {n}", sector="mbo", joined_at=BEGIN
            )
            for n in range(SCHOOLS)
        ]
        vo = School.objects.create(
            region=region, brin="00AA", name="Vo", sector="vo", joined_at=BEGIN
        )
        campus = Location.objects.create(region=region, school=vo, code="00AA00", name="A")
        person = Person.objects.create(email="joris@mbo.example", name="Joris")
    with transaction.atomic(), region_scope(region.pk):
        on_duty, bridges = _bridges(region, mbo, person, chance)
        facts = _pupils(region, campus, mbo, bridges, number, chance, place)
    (place / "facts").write_text(json.dumps(sorted(facts, key=lambda fact: fact["at"])))
    (place / "duty").write_text(json.dumps(on_duty))
    return UUID(str(region.pk))


def _bridges(
    region: Any, schools: list[Any], person: Any, chance: random.Random
) -> tuple[dict[str, list[str]], list[Any]]:
    from warmwelkom.rooms.summer.models import Bridge, DutyDay  # noqa: PLC0415  Django is set up by now

    on_duty: dict[str, list[str]] = {}
    bridges = []
    for school in schools:
        days = [BEGIN.date() + dt.timedelta(days=n) for n in range(DAYS) if chance.random() < 0.8]
        on_duty[str(school.pk)] = [day.isoformat() for day in days]
        DutyDay.objects.bulk_create(
            DutyDay(region=region, school=school, day=day, person=person) for day in days
        )
        bridges.append(
            Bridge.objects.create(
                region=region, school=school, school_year=YEAR, begins_on=BEGIN.date(),
                first_day=dt.date(2026, 8, 24), made_at=BEGIN, started_at=BEGIN,
            )
        )  # fmt: skip
    return on_duty, bridges


def _pupils(
    region: Any, campus: Any, schools: list[Any], bridges: list[Any], number: int,
    chance: random.Random, place: Path,
) -> list[dict[str, Any]]:  # fmt: skip
    """Two messages to each pupil, each about a task of its own."""
    from warmwelkom.rooms.summer.domain.planning import plan_letters  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.summer.models import ContactPoint, PupilTask  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.models import Pupil, Transition  # noqa: PLC0415  the same

    made = Made(region=region, chance=chance)
    kinds = [_templates(region, school) for school in schools]
    for each in range(number // 2):
        n = each % SCHOOLS
        _one(made, campus, each, schools[n], kinds[n], bridges[n])
    for model, rows in ((Pupil, made.pupils), (Transition, made.ways),
                        (ContactPoint, made.contacts), (PupilTask, made.tasks)):  # fmt: skip
        model.objects.bulk_create(rows, batch_size=1000)
    assert plan_letters(made.letters, now=BEGIN) == number
    (place / "truth").write_text(json.dumps(made.truth))
    return made.facts


@dataclass(kw_only=True)
class Made:
    """Rows that are not in the tables yet, what will happen, and what the judge must know."""

    region: Any
    chance: random.Random
    pupils: list[Any] = field(default_factory=list)
    ways: list[Any] = field(default_factory=list)
    contacts: list[Any] = field(default_factory=list)
    tasks: list[Any] = field(default_factory=list)
    letters: list[Any] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)
    truth: list[dict[str, Any]] = field(default_factory=list)


def _one(made: Made, campus: Any, each: int, school: Any, kinds: list[Any], bridge: Any) -> None:
    from warmwelkom.rooms.summer.models import ContactPoint  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.transitions.models import Pupil, Transition  # noqa: PLC0415  the same

    pupil = Pupil(region=made.region, given_name="Sam", surname=f"Leerling {each}")
    way = Transition(
        region=made.region, pupil=pupil, school_year=YEAR, location=campus, listed_at=BEGIN
    )
    contact = ContactPoint(
        region=made.region, transition=way, channel="sms", address=f"+3160{each:07}",
        source="list", added_at=BEGIN, works_at=BEGIN,
    )  # fmt: skip
    made.pupils.append(pupil)
    made.ways.append(way)
    made.contacts.append(contact)
    stop = _fact(made, "stop", contact.address if each % 2 else str(contact.pk))
    for kind in kinds:
        _letter(made, contact, kind, school, bridge, stop)


def _letter(
    made: Made, contact: Any, kind: Any, school: Any, bridge: Any, stop: float | None
) -> None:
    from warmwelkom.rooms.summer.domain.planning import Letter  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.summer.models import PupilTask, SummerMessage  # noqa: PLC0415  the same

    task = PupilTask(
        region=made.region, transition=contact.transition, template=kind, school=school,
        deadline=dt.date(2026, 8, 21), made_at=BEGIN, state_at=BEGIN,
    )  # fmt: skip
    row = SummerMessage(
        region=made.region, transition=contact.transition, reason="step", bridge=bridge, task=task,
        contact=contact, sender_name="Joris", text="Regel je laptop.", planned_at=BEGIN,
        key=f"bench:{contact.address}:{kind.kind}",
    )  # fmt: skip
    done = _fact(made, "done", str(task.pk))
    expires = BEGIN + dt.timedelta(hours=made.chance.uniform(10, 24 * DAYS))
    made.tasks.append(task)
    made.letters.append(Letter(row=row, subject="", expires_at=expires))
    made.truth.append(
        {"key": row.key, "stop": stop, "done": done, "expires": expires.timestamp(),
         "school": str(school.pk)}
    )  # fmt: skip


def _templates(region: Any, school: Any) -> list[Any]:
    from warmwelkom.rooms.summer.models import TaskTemplate  # noqa: PLC0415  Django is set up by now

    return [
        TaskTemplate.objects.create(
            region=region, school=school, kind=kind, title=kind, sentence="Regel het.",
            owner="intaker", days_from_start=-7,
        )
        for kind in ("laptop", "tools")
    ]  # fmt: skip


def _fact(made: Made, what: str, about: str) -> float | None:
    """One in five: it happens somewhere in the first days."""
    if made.chance.random() > 0.2:
        return None
    at = BEGIN.timestamp() + made.chance.uniform(0, FACT_HOURS * HOUR)
    made.facts.append({"what": what, "about": about, "at": at})
    return at
