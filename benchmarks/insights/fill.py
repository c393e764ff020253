"""So many invented pupils with states, lines and dates straight into the tables, and a coordinator with a cookie.

`fill.py PUPILS`, in a migrated house; ends in a line of JSON with the coordinator's cookie and a mentor's.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402

YEAR, BATCH, SCHOOLS, CAMPUSES = 2025, 5000, 26, 57
WAY = (
    "expected",
    "chosen",
    "applied",
    "in_intake",
    "placed",
    "handed_over",
    "welcomed",
    "started",
    "settled",
)
WEIGHTS = (2, 2, 3, 4, 4, 3, 5, 12, 60)
OUT = (("elsewhere", 4), ("missing", 1))
PROFILES = ("ZW", "PIE", "BWI", "EO", "DP", "GR", "HBR", "MVI", "MET", "")


def main(words: list[str]) -> int:
    with the_house():
        from django.db import connection, transaction  # noqa: PLC0415

        from warmwelkom.house.own_facts import load_own_facts  # noqa: PLC0415

        load_own_facts()
        with transaction.atomic():
            told = filled(int(words[0]))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(json.dumps(told))
    return 0


def filled(pupils: int) -> dict[str, str]:
    from django.utils import timezone  # noqa: PLC0415

    from warmwelkom.base.access.scope import region_scope  # noqa: PLC0415
    from warmwelkom.rooms.people.models import Region  # noqa: PLC0415

    region = Region.objects.create(
        slug="groot", name="Groot", school_year=YEAR, created_at=timezone.now()
    )
    with region_scope(region.pk):
        places = places_of(region)
        chance = random.Random(pupils)
        for begin in range(0, pupils, BATCH):
            write(region, places, chance, min(BATCH, pupils - begin))
        return people_of(region, places)


def places_of(region: Any) -> dict[str, list[Any]]:
    from warmwelkom.rooms.people.models import Location, Qualification, School  # noqa: PLC0415

    now = region.created_at
    vo = [School.objects.create(region=region, name=f"Vo {n:02}", sector="vo", joined_at=now) for n in range(SCHOOLS)]  # fmt: skip
    mbo = [School.objects.create(region=region, name=f"Mbo {n}", sector="mbo", joined_at=now) for n in range(4)]  # fmt: skip
    campuses = [
        Location.objects.create(region=region, school=vo[n % SCHOOLS], code=f"9{n:02}X00", name=f"Campus {n}")
        for n in range(CAMPUSES)
    ]  # fmt: skip
    crebos = list(Qualification.objects.order_by("crebo").values_list("crebo", flat=True)[::5])
    return {"campuses": campuses, "mbo": mbo, "crebos": crebos, "vo": vo}


def write(region: Any, places: dict[str, list[Any]], chance: random.Random, number: int) -> None:
    from warmwelkom.rooms.transitions.models import (  # noqa: PLC0415
        Enrolment,
        Pupil,
        StateChange,
        Transition,
    )

    names = [*WAY, *(state for state, _weight in OUT)]
    states = chance.choices(names, [*WEIGHTS, *(weight for _state, weight in OUT)], k=number)
    pupils = Pupil.objects.bulk_create(Pupil(region=region, surname="Invented") for _ in states)
    made = [one(region, places, chance, *pair) for pair in zip(pupils, states, strict=True)]
    Transition.objects.bulk_create(row for row, _changes, _line in made)
    changes = (change for _row, found, _line in made for change in found)
    StateChange.objects.bulk_create(changes, batch_size=BATCH)
    Enrolment.objects.bulk_create(line for _row, _changes, line in made if line)


def one(
    region: Any, places: dict[str, list[Any]], chance: random.Random, pupil: Any, state: str
) -> tuple[Any, list[Any], Any]:
    """One pupil on the way: the days of each step, and a line on an mbo's list for who has a place."""
    from warmwelkom.rooms.transitions.models import StateChange, Transition  # noqa: PLC0415

    row = Transition(
        region=region, pupil=pupil, school_year=YEAR, location=chance.choice(places["campuses"]),
        leerweg=chance.choice(("bb", "kb", "gl", "tl")), profile=chance.choice(PROFILES),
        listed_at=region.created_at, state=state, needs_someone=chance.random() < 0.05,
    )  # fmt: skip
    day, far, changes = dt.date(YEAR, 10, 1), WAY.index(state) + 1 if state in WAY else 2, []
    for step in (*WAY[:far], *(() if state in WAY else (state,))):
        changes.append(
            StateChange(
                region=region, transition=row, state=step, since=day, at=region.created_at, rule="x"
            )
        )
        row.state_since, day = day, day + dt.timedelta(days=chance.randint(3, 60))
    has_place = far > 4 and state in WAY
    return row, changes, line_of(row, places, chance, far) if has_place else None


def line_of(row: Any, places: dict[str, list[Any]], chance: random.Random, far: int) -> Any:
    from warmwelkom.rooms.transitions.models import Enrolment  # noqa: PLC0415

    starts = dt.date(YEAR + 1, 8, 24)
    seen = starts + dt.timedelta(days=chance.choice((0, 0, 0, 0, 1, 1, 2, 3, 9, 20)))
    return Enrolment(
        region=row.region, school=chance.choice(places["mbo"]), school_year=YEAR, transition=row,
        surname="Invented", crebo=chance.choice(places["crebos"]), student_number=row.pk.hex[:30],
        enrolled_on=dt.date(YEAR, 10, 1), starts_on=starts, seen_on=seen if far > 7 else None,
    )  # fmt: skip


def people_of(region: Any, places: dict[str, list[Any]]) -> dict[str, str]:
    from logins import account, cookie_of  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.people.models import Role  # noqa: PLC0415

    found = {}
    for kind, where in (("coordinator", {}), ("school_admin", {"school": places["vo"][0]})):
        person = account(f"{kind} one")
        Role.objects.create(
            region=region, person=person, kind=kind, school_year=YEAR, given_at=region.created_at, **where
        )  # fmt: skip
        found[kind] = cookie_of(person)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
