"""One long list of leavers: the people whom `warmwelkom demo build` invents, under one school, 2 % with a mistake."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from warmwelkom.house.demo.build import places_for
from warmwelkom.house.demo.calendar import SCRIPT
from warmwelkom.house.demo.lists import leavers
from warmwelkom.house.demo.shapes import SOMTODAY
from warmwelkom.house.demo.sheets import file_of
from warmwelkom.house.demo.world import make_world

BRIN, CAMPUSES = "00ZZ", 12
SEED, PUPILS_OF_A_REGION = 2026, 5400
MISTAKEN = 0.02
MISTAKES: tuple[dict[str, object], ...] = (
    {"surname": ""},
    {"born": "31-02-2010"},
    {"born": "volgt nog"},
    {"born": "03-05-1899"},
    {"born": ""},
    {"campus": "99ZZ09"},
    {"class_name": "4K1 " * 20},
    {"number": "7" * 40},
    {"mail": "geen"},
    {"phone": "onbekend"},
    {"postcode": "ZH"},
    {"parent_phone": "12"},
)  # the last four are told, and the row comes in all the same


def codes() -> list[str]:
    """The campuses of the one school."""
    return [f"{BRIN}{number:02d}" for number in range(CAMPUSES)]


def written(size: int, out: Path) -> Path:
    """The list with so many rows; made once."""
    path = out / f"leavers-{size}.csv"
    if not path.exists():
        path.write_bytes(file_of(SOMTODAY, list(islice(_rows(), size))))
    return path


def corrected(path: Path, out: Path) -> Path:
    """The same list with one pupil in a hundred in another class."""
    mended = out / path.name.replace(".csv", "-corrected.csv")
    with path.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.reader(source, delimiter=";"))
    place = rows[0].index("Stamgroep")
    for row in rows[1::100]:
        row[place] = "4X9"
    with mended.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return mended


def _rows() -> Iterator[dict[str, Any]]:
    """As long as there are regions to invent."""
    chance, numbers, campuses = random.Random(SEED), dict[Any, str](), codes()
    for places in places_for(40):
        world = make_world(places=places, pupils=PUPILS_OF_A_REGION, seed=SEED)
        for people in world.campuses:
            for who, row in leavers(people, SCRIPT[0]):
                number = numbers.setdefault((places.slug, who), f"{len(numbers) + 100_000:07d}")
                own = {"number": number, "campus": campuses[int(number) % CAMPUSES]}
                wrong = chance.choice(MISTAKES) if chance.random() < MISTAKEN else {}
                yield row | own | wrong
