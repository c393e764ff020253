"""Where invented people go to school: the real campuses of Haaglanden, and what each mbo offers (our example)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warmwelkom.house.demo.people import Offer

ROOMS = Path(__file__).parents[2] / "rooms"
PEOPLE, CURRICULUM = ROOMS / "people" / "facts", ROOMS / "curriculum" / "facts"
OFFERS = Path(__file__).with_name("offers.csv")

# post-office boxes have postcodes of their own, where nobody lives: the four figures by municipality
BOX_POSTCODES = {
    "Delft": ("2600",),
    "Den Haag": ("2500", "2501", "2502", "2503", "2504", "2505", "2506", "2508", "2509"),
    "Leidschendam-Voorburg": ("2260", "2270"),
    "Midden-Delfland": ("2600",),
    "Pijnacker-Nootdorp": ("2640", "2630"),
    "Rijswijk": ("2280",),
    "Wassenaar": ("2240",),
    "Westland": ("2670", "2680", "2690", "2290"),
    "Zoetermeer": ("2700", "2701", "2702"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Campus:
    """A vo campus and the size of its exam cohort."""

    code: str
    brin: str
    school: str
    name: str
    municipality: str
    place: str
    street: str
    postcode: str
    leerwegen: tuple[str, ...]
    profiles: tuple[str, ...]
    pupils: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MboLocation:
    """A location of an mbo school."""

    code: str
    brin: str
    school: str
    name: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """A region: its name and all places in it."""

    slug: str
    name: str
    rmc_number: int | None
    campuses: tuple[Campus, ...]
    mbo: tuple[MboLocation, ...]
    offers: tuple[Offer, ...]
    postcodes: dict[str, tuple[str, ...]]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def haaglanden() -> Places:
    """The region with its real campuses; the sizes are DUO's."""
    locations = tuple(
        MboLocation(
            code=row["code"],
            brin=row["brin"],
            school=row["school"],
            name=row["name"],
            place=row["place"],
        )
        for row in rows_of(PEOPLE / "mbo_locations.csv")
    )
    offers = tuple(_offers({row.code: row for row in locations}))
    taking_part = {offer.brin for offer in offers}
    return Places(
        slug="haaglanden",
        name="Haaglanden",
        rmc_number=28,
        campuses=tuple(_campus(row) for row in rows_of(PEOPLE / "campuses.csv")),
        mbo=tuple(row for row in locations if row.brin in taking_part),
        offers=offers,
        postcodes=BOX_POSTCODES,
    )


def _campus(row: dict[str, str]) -> Campus:
    return Campus(
        code=row["code"],
        brin=row["brin"],
        school=row["school"],
        name=row["name"],
        municipality=row["municipality"],
        place=row["place"],
        street=row["street"],
        postcode=row["postcode"],
        leerwegen=tuple(row["leerwegen"].split()),
        profiles=tuple(row["profiles"].split()),
        pupils=int(row["candidates"]),
    )


def _offers(locations: dict[str, MboLocation]) -> Iterator[Offer]:
    for row in rows_of(OFFERS):
        at = locations[row["location"]]
        yield offer(row, at)


def offer(row: dict[str, str], at: MboLocation) -> Offer:
    """A line of the example table, at a location."""
    programme = programmes()[row["crebo"]]
    return Offer(
        brin=at.brin,
        location=at.code,
        location_name=at.name,
        place=at.place,
        crebo=row["crebo"],
        name=programme["name"][:1].upper() + programme["name"][1:],
        level=int(programme["level"]),
        path=row["path"],
        fits=frozenset(row["fits"].split()),
        weight=float(row["weight"]),
    )


@cache
def programmes() -> dict[str, dict[str, str]]:
    return {row["crebo"]: row for row in rows_of(PEOPLE / "programmes.csv")}


@cache
def modules_of(profile: str, leerweg: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of the profile's modules and of its electives for this leerweg."""
    rows = [
        (row["kind"], row["code"])
        for row in rows_of(CURRICULUM / "modules.csv")
        if row["profile"] == profile and leerweg in row["leerwegen"].split()
    ]
    return (
        tuple(code for kind, code in rows if kind == "profile_module"),
        tuple(dict.fromkeys(code for kind, code in rows if kind == "elective")),
    )
