"""One region: sixty programmes of forty goals, so many words on each, 5,500 pupils; ends in JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from random import Random
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402

NOW, YEAR = dt.datetime.now(dt.UTC), 2025
PROGRAMMES, UNITS, GOALS, PUPILS, END_TERMS = 60, 5, 8, 5_500, 3_473
VALUES = ("covers", "partly", "prepares", "none", "none", "none")
VERBS = ("voert uit", "legt uit", "maakt een planning voor", "controleert", "overlegt over")
THINGS = ("een gesprek met een klant", "een maaltijd", "een meting", "een presentatie", "een werktekening",
          "de hygiëne", "het magazijn", "een activiteit", "de veiligheid", "een verslag")  # fmt: skip


def main(words: list[str]) -> int:
    with the_house():
        from django.db import connection, transaction  # noqa: PLC0415  the same

        with transaction.atomic():
            told = filled(int(words[0]))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(json.dumps(told))
    return 0


def filled(words_a_goal: int) -> dict[str, Any]:
    from logins import account, cookie_of  # noqa: PLC0415  Django is set up by now
    from warmwelkom.base.access.scope import all_regions, region_scope  # noqa: PLC0415  the same
    from warmwelkom.rooms.people.models import Region, Role, School  # noqa: PLC0415  the same

    chance, terms = Random(3), end_terms()
    with all_regions():
        region = Region.objects.create(slug="b", name="B", school_year=YEAR, created_at=NOW)
    with region_scope(region.pk):
        schools = [
            School.objects.create(region=region, name=name, sector=sector, joined_at=NOW)
            for name, sector in (("Vmbo", "vo"), ("Mbo", "mbo"))
        ]
        people = [account("teacher 1"), account("teacher 2")]
        for person, school, kind in zip(people, schools, ("decaan", "intaker"), strict=True):
            Role.objects.create(
                region=region, person=person, kind=kind, school=school, school_year=YEAR,
                given_at=NOW,
            )  # fmt: skip
        programmes = made_programmes(region, schools[1])
        goals = made_goals(region, schools[1], programmes, chance)
        said = speak(region, schools, people, goals, terms, words_a_goal, chance)
        go(region, schools[1], programmes, chance)
    return {
        "end_terms": len(terms), "programmes": len(programmes), "goals": len(goals), "words": said,
        "pupils": PUPILS, "cookie": cookie_of(people[0]),
    }  # fmt: skip


def end_terms() -> list[tuple[str, str]]:
    """(id, profile) of all; made up to SLO's number where its files are not there."""
    from warmwelkom.rooms.curriculum.models import EndTerm, Module  # noqa: PLC0415  the same

    modules = list(Module.objects.order_by("pk"))
    there = EndTerm.objects.filter(module__isnull=False).count()
    if there < END_TERMS // 2:
        EndTerm.objects.bulk_create(
            EndTerm(
                slo_id=f"own-{n}", module=modules[n % len(modules)], leerwegen="bb kb gl", prefix=f"E{n}",
                text=f"De kandidaat kan {THINGS[n % 10]} {VERBS[n % 5]} ({n})", position=n,
            )
            for n in range(END_TERMS - there)
        )  # fmt: skip
    rows = EndTerm.objects.filter(module__isnull=False).order_by("pk")
    return list(rows.values_list("pk", "module__profile_id"))


def made_programmes(region: Any, school: Any) -> list[Any]:
    from warmwelkom.rooms.people.models import Programme  # noqa: PLC0415  the same

    return Programme.objects.bulk_create(
        Programme(
            region=region, school=school, crebo=f"{25_600 + n}", name=f"Opleiding {n}", level=2 + n % 3
        )
        for n in range(PROGRAMMES)
    )  # fmt: skip


def made_goals(region: Any, school: Any, programmes: list[Any], chance: Random) -> list[Any]:
    from warmwelkom.rooms.curriculum.models import Goal, Unit  # noqa: PLC0415  the same

    units = Unit.objects.bulk_create(
        Unit(
            region=region, school=school, programme=programme, title=f"Onderdeel {n}", place=n,
            at=NOW, by_name="x",
        )
        for programme in programmes
        for n in range(UNITS)
    )  # fmt: skip
    return Goal.objects.bulk_create(
        Goal(
            region=region, school=school, unit=unit, place=n, changed_at=NOW,
            text=f"Je {chance.choice(VERBS)} {chance.choice(THINGS)}",
        )
        for unit in units
        for n in range(GOALS)
    )  # fmt: skip


def speak(
    region: Any, schools: list[Any], people: list[Any], goals: list[Any],
    terms: list[tuple[str, str]], words_a_goal: int, chance: Random,
) -> int:  # fmt: skip
    """So many words on each goal, spread over all profiles; of every tenth pair another teacher says something too."""
    from warmwelkom.rooms.curriculum.models import Judgement  # noqa: PLC0415  the same

    rows = []
    for goal in goals:
        for number, (term, _profile) in enumerate(chance.sample(terms, words_a_goal)):
            rows += [
                Judgement(
                    region=region, goal=goal, end_term_id=term, value=chance.choice(VALUES),
                    side=("vo", "mbo")[side], school=schools[side], by=people[side], by_name="x",
                    at=NOW,
                )
                for side in ((0, 1) if number % 10 == 0 else (0,))
            ]  # fmt: skip
    Judgement.objects.bulk_create(rows, batch_size=5_000)
    return len(rows)


def go(region: Any, school: Any, programmes: list[Any], chance: Random) -> None:
    from warmwelkom.rooms.curriculum.models import Profile  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.models import Enrolment, Pupil, Transition  # noqa: PLC0415

    profiles = [*Profile.objects.order_by("pk").values_list("pk", flat=True), ""]
    pupils = Pupil.objects.bulk_create(Pupil(region=region, surname=f"P{n}") for n in range(PUPILS))
    ways = Transition.objects.bulk_create(
        Transition(
            region=region, pupil=pupil, school_year=YEAR, profile=chance.choice(profiles),
            listed_at=NOW,
        )
        for pupil in pupils
    )  # fmt: skip
    Enrolment.objects.bulk_create(
        Enrolment(
            region=region, school=school, school_year=YEAR, transition=way, surname="x",
            programme=programmes[min(chance.randrange(60), chance.randrange(60))], student_number=str(n),
        )
        for n, way in enumerate(ways)
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
