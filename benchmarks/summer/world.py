"""A region in summer: schools with a bridge and a rota with holes, pupils with tasks, and what happens to them."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any
from uuid import UUID

BEGIN = dt.datetime(2026, 8, 5, 16, tzinfo=dt.UTC)
"""A Wednesday, six o'clock in the evening in Amsterdam."""
YEAR, SCHOOLS, DAYS = 2025, 20, 40
HOUR = 3600.0
OPEN_HOURS = 60
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
    from warmwelkom.rooms.summer.domain.planning import Letter, plan_letters  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.summer.models import ContactPoint, SummerMessage, Task, TaskTemplate  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.models import Pupil, Transition  # noqa: PLC0415  the same

    facts: list[dict[str, Any]] = []
    made: dict[str, list[Any]] = {"pupils": [], "ways": [], "contacts": [], "tasks": []}
    letters, truth = [], []
    templates = [
        TaskTemplate.objects.create(
            region=region, school=school, kind="laptop", title="Laptop", sentence="Regel hem.",
            owner="intaker", days_from_start=-7,
        )
        for school in schools
    ]  # fmt: skip
    for each in range(number // 2):
        n = each % SCHOOLS
        pupil = Pupil(region=region, given_name="Sam", surname=f"Leerling {each}")
        way = Transition(
            region=region, pupil=pupil, school_year=YEAR, location=campus, listed_at=BEGIN
        )
        contact = ContactPoint(
            region=region, transition=way, channel="sms", address=f"+3160{each:07}",
            source="list", added_at=BEGIN, works_at=BEGIN,
        )  # fmt: skip
        made["pupils"].append(pupil)
        made["ways"].append(way)
        made["contacts"].append(contact)
        stop = _fact(facts, chance, "stop", contact.address if each % 2 else str(contact.pk))
        for which in range(2):
            task = Task(
                region=region, transition=way, template=templates[n], school=schools[n],
                deadline=dt.date(2026, 8, 21), made_at=BEGIN, state_at=BEGIN,
            )  # fmt: skip
            made["tasks"].append(task)
            done = _fact(facts, chance, "done", str(task.pk))
            expires = BEGIN + dt.timedelta(hours=chance.uniform(10, 24 * DAYS))
            row = SummerMessage(
                region=region, transition=way, reason="step", bridge=bridges[n], task=task,
                contact=contact, sender_name="Joris", text="Regel je laptop.", planned_at=BEGIN,
                key=f"bench:{each}:{which}",
            )  # fmt: skip
            letters.append(Letter(row=row, subject="", expires_at=expires))
            truth.append(
                {"key": row.key, "stop": stop, "done": done, "expires": expires.timestamp(),
                 "school": str(schools[n].pk)}
            )  # fmt: skip
    for task in made["tasks"][1::2]:
        task.template = _second(region, task.template)
    _keep(Pupil, made["pupils"], Transition, made["ways"], ContactPoint, made["contacts"])
    Task.objects.bulk_create(made["tasks"], batch_size=1000)
    assert plan_letters(letters, now=BEGIN) == number
    (place / "truth").write_text(json.dumps(truth))
    return facts


def _second(region: Any, first: Any) -> Any:
    """The other template of the same school: a pupil has one task of a kind."""
    from warmwelkom.rooms.summer.models import TaskTemplate  # noqa: PLC0415  Django is set up by now

    found, _new = TaskTemplate.objects.get_or_create(
        region=region, school=first.school, kind="tools",
        defaults={"title": "Spullen", "sentence": "Haal ze.", "owner": "intaker", "days_from_start": -7},
    )  # fmt: skip
    return found


def _keep(*pairs: Any) -> None:
    for model, rows in zip(pairs[::2], pairs[1::2], strict=True):
        model.objects.bulk_create(rows, batch_size=1000)


def _fact(
    facts: list[dict[str, Any]], chance: random.Random, what: str, about: str
) -> float | None:
    """One in five: it happens somewhere in the first days."""
    if chance.random() > 0.2:
        return None
    at = BEGIN.timestamp() + chance.uniform(0, OPEN_HOURS * HOUR * 2)
    facts.append({"what": what, "about": about, "at": at})
    return at
