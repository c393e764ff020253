"""Fill an empty house with a think tank of a given size; ends with the addresses to ask, as JSON.

python fill.py CONTRIBUTIONS PUPILS SUPPORTS PARTNERS SEED. Straight into the tables, as the owner;
the counts are then made by the room's own question, so that they are true.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sys
import uuid
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from words import need, story, title  # noqa: E402  stands beside this file

from warmwelkom.house.postgres.session import database_running  # noqa: E402

DAYS = 400
STATES = {
    "need": ["received", "heard", "bundled", "answered"],
    "idea": ["new", "talking", "worked_out"],
    "plan": ["draft", "tested", "chosen", "under_way", "pilot_done"],
    "offer": ["open", "used"],
}
SHARES = {"need": 0.86, "idea": 0.08, "plan": 0.04, "offer": 0.02}
LEERWEGEN = ["bb", "kb", "gl", "tl", "tl"]


class Filler:
    """The region, its schools and people, and chance."""

    def __init__(self, seed: int) -> None:
        from django.utils import timezone  # noqa: PLC0415  Django is set up by now

        from warmwelkom.rooms.people.models import Region  # noqa: PLC0415

        self.chance = random.Random(seed)
        self.now = timezone.now()
        self.region = Region.objects.create(
            slug="haaglanden", name="Haaglanden", rmc_number=28, school_year=self.now.year,
            created_at=self.now,
        )  # fmt: skip
        self.schools: list[Any] = []
        self.people: list[Any] = []
        self.codes: list[Any] = []
        self.labels: dict[str, list[Any]] = {}

    def day(self) -> dt.date:
        return (self.now - dt.timedelta(days=self.chance.randrange(DAYS))).date()


def monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def people(to: Filler, *, partners: int, pupils: int) -> None:
    """Schools, partners with a role, an open think tank, and class codes for all the pupils."""
    from warmwelkom.rooms.people.models import Person, Role, School  # noqa: PLC0415

    about = {"region": to.region, "joined_at": to.now}
    to.schools = School.objects.bulk_create(
        School(**about, name=f"School {number + 1}", sector=["vo", "mbo", "partner"][number % 3])
        for number in range(30)
    )
    to.people = Person.objects.bulk_create(
        Person(email=f"partner{number}@partner.example", name=f"Partner {number + 1}")
        for number in range(partners)
    )
    Role.objects.bulk_create(
        Role(
            person=person, region=to.region, school=to.chance.choice(to.schools),
            kind="partner", school_year=to.region.school_year, given_at=to.now,
        )
        for person in to.people
    )  # fmt: skip
    _opened(to, classes=pupils // 24)


def _opened(to: Filler, *, classes: int) -> None:
    """With two people who hear of words of distress, and a code of 24 voices for each class."""
    from warmwelkom.base.access.actor import system_actor  # noqa: PLC0415
    from warmwelkom.rooms.thinktank import models as room  # noqa: PLC0415
    from warmwelkom.rooms.thinktank.domain.opening import (  # noqa: PLC0415
        name_safety_people,
        open_think_tank,
    )

    system = system_actor(region_id=to.region.pk)
    open_think_tank(actor=system, now=to.now)
    name_safety_people(actor=system, first=to.people[0], second=to.people[1])
    for label in room.Label.objects.all():
        to.labels.setdefault(label.kind, []).append(label)
    to.codes = room.ClassCode.objects.bulk_create(
        room.ClassCode(
            region=to.region, code=f"B{number:05d}", made_by=to.people[0], size=30, posted=24,
            school=to.schools[number % 10 * 3], leerweg=to.chance.choice(LEERWEGEN),
            sector=to.chance.choice(to.labels["sector"]).slug, made_at=to.now,
            closes_at=to.now + dt.timedelta(days=7),
        )
        for number in range(classes)
    )  # fmt: skip


def contributions(to: Filler, number: int) -> list[Any]:
    """Needs by class code, partners' ideas, plans and offers, with labels, states and links."""
    from warmwelkom.rooms.thinktank import models as room  # noqa: PLC0415

    kinds = [kind for kind, share in SHARES.items() for _one in range(round(number * share))]
    rows = room.Contribution.objects.bulk_create(
        (_contribution(to, kind) for kind in kinds), batch_size=1000
    )
    states = [state for row in rows for state in _states(to, row)]
    room.ContributionState.objects.bulk_create(states, batch_size=2000)
    tagged = room.Contribution.labels.through
    tagged.objects.bulk_create(
        (
            tagged(contribution=row, label=to.chance.choice(to.labels[kind]))
            for row in rows
            for kind in ("theme", "sector")
        ),
        batch_size=2000,
    )
    _links(to, rows)
    return rows


def _states(to: Filler, row: Any) -> list[Any]:
    """Each state on the way to the one it is in, a week apart."""
    from warmwelkom.rooms.thinktank import models as room  # noqa: PLC0415

    made = []
    for place, state in enumerate(STATES[row.kind][: STATES[row.kind].index(row.state) + 1]):
        on = row.received_on + dt.timedelta(days=7 * place)
        at = dt.datetime.combine(on, dt.time(9), tzinfo=dt.UTC)
        made.append(
            room.ContributionState(
                region=to.region, contribution=row, state=state, on=on, at=at,
                reason=story(to.chance)[:300], organisation=row.audience,
            )
        )  # fmt: skip
    return made


def _contribution(to: Filler, kind: str) -> Any:
    from warmwelkom.rooms.thinktank import models as room  # noqa: PLC0415

    chance, on, by_pupil = to.chance, to.day(), kind == "need"
    person = None if by_pupil else chance.choice(to.people)
    state = chance.choice(STATES[kind][1:])
    asked = by_pupil and chance.random() < 0.4
    return room.Contribution(
        id=uuid.UUID(int=chance.getrandbits(128), version=4), region=to.region, kind=kind,
        title="" if by_pupil else title(chance)[:120],
        text=need(chance) if by_pupil else story(chance),
        received_on=monday(on) if by_pupil else on, author=person,
        author_name=person.name if person else "",
        school=None if by_pupil else chance.choice(to.schools),
        code=chance.choice(to.codes) if by_pupil else None, state=state,
        state_on=on, published_at=to.now, audience=chance.choice(to.schools) if asked else None,
        answer_by=on + dt.timedelta(days=21) if asked else None,
        answered_on=on + dt.timedelta(days=chance.randrange(30)) if state == "answered" else None,
    )  # fmt: skip


def _links(to: Filler, rows: list[Any]) -> None:
    """Most ideas come from three needs, most plans from an idea; a fifth of the needs are merged."""
    from warmwelkom.rooms.thinktank import models as room  # noqa: PLC0415

    of = {kind: [row for row in rows if row.kind == kind] for kind in SHARES}
    pairs = {(to.chance.choice(of["need"]), idea) for idea in of["idea"] for _one in range(3)}
    pairs |= {(to.chance.choice(of["idea"]), plan) for plan in of["plan"]}
    room.ThreadLink.objects.bulk_create(
        room.ThreadLink(
            region=to.region, earlier=earlier, later=later, kind="solves", made_on=later.received_on
        )
        for earlier, later in sorted(pairs, key=lambda pair: (pair[0].pk, pair[1].pk))
    )
    many = of["need"]
    roots = many[: len(many) // 20]
    merged = many[len(many) // 20 : len(many) // 4]
    for row in merged:
        row.merged_into = to.chance.choice(roots)
    room.Contribution.objects.bulk_update(merged, ["merged_into"], batch_size=1000)


def voices(to: Filler, rows: list[Any], *, pupils: int, supports: int) -> None:
    """Every need has its writer; the rest is said by phones and partners. Then the counts are made."""
    from warmwelkom.rooms.thinktank import models as room  # noqa: PLC0415
    from warmwelkom.rooms.thinktank.queries.voices import wrong_counts  # noqa: PLC0415

    said = {(row.pk, f"{to.chance.randrange(pupils):064x}") for row in rows if row.kind == "need"}
    while len(said) < supports:
        said.add((to.chance.choice(rows).pk, f"{to.chance.randrange(pupils):064x}"))
    week = monday(to.now.date())
    room.Voice.objects.bulk_create(
        (
            room.Voice(region=to.region, contribution_id=pk, receipt=receipt, week=week)
            for pk, receipt in sorted(said)
        ),
        batch_size=2000,
    )
    counted = wrong_counts()
    changed = [row for row in rows if row.pk in counted]
    for row in changed:
        row.heard = counted[row.pk][1]
    room.Contribution.objects.bulk_update(changed, ["heard"], batch_size=1000)


def fill(words: list[str]) -> dict[str, Any]:
    number, pupils, supports, partners, seed = map(int, words)
    from django.db import connection, transaction  # noqa: PLC0415

    from warmwelkom.base.access.scope import all_regions, region_scope  # noqa: PLC0415

    with transaction.atomic():
        with all_regions():
            to = Filler(seed)
        with region_scope(to.region.pk):
            people(to, partners=partners, pupils=pupils)
            rows = contributions(to, number)
            voices(to, rows, pupils=pupils, supports=supports)
            heard = max(rows, key=lambda row: row.heard)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as the database does of itself, within a minute
    return {
        "contributions": len(rows), "most_heard": str(heard.pk),
        "plan": str(next(row.pk for row in rows if row.kind == "plan")),
        "codes": [code.code for code in to.codes[:3]],
    }  # fmt: skip


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django

        django.setup()
        print(json.dumps(fill(sys.argv[1:])))
