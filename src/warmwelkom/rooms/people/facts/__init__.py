"""What a fresh install and the demo know without a download: campuses, programmes, postcodes, dates.

Plain functions without Django. Sources, licences and known flaws: docs/credits.md.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warmwelkom.base.facts import read_facts


@dataclass(frozen=True, kw_only=True)
class Campus:
    """A vo campus in Haaglanden with vmbo exam candidates (`candidates`: about so many a year)."""

    code: str
    brin: str
    school: str
    name: str
    municipality: str
    place: str
    street: str
    postcode: str
    leerwegen: tuple[str, ...]
    lwt: bool
    sectors: tuple[str, ...]
    profiles: tuple[str, ...]
    profiles_from: str
    candidates: int


@dataclass(frozen=True, kw_only=True)
class MboLocation:
    """A location of an mbo institution that pupils of Haaglanden go to."""

    code: str
    brin: str
    school: str
    name: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Programme:
    """An mbo qualification; the same name may stand under an older and a newer crebo."""

    crebo: str
    name: str
    level: int
    group: str
    sector_chamber: str


@dataclass(frozen=True, kw_only=True)
class Postcode:
    """The four figures of a postcode in Haaglanden."""

    digits: str
    place: str
    municipality: str


@dataclass(frozen=True, kw_only=True)
class RmcMunicipality:
    """A municipality and the Doorstroompunt (RMC) region it belongs to."""

    number: int
    name: str
    municipality: str


@dataclass(frozen=True, kw_only=True)
class Admission:
    """A diploma that gives access to a level, by an article of law in force from a day."""

    diploma: str
    level: int
    valid_from: dt.date
    valid_until: dt.date | None
    article: str


@dataclass(frozen=True, kw_only=True)
class VmboPupils:
    """How many pupils a region has in vmbo years 3 and 4, in tens; `profile` is empty in the tl."""

    rmc_number: int
    leerweg: str
    sector: str
    profile: str
    pupils: int


def campuses() -> tuple[Campus, ...]:
    return read_facts(package=__name__, name="campuses", kind=Campus)


def mbo_locations() -> tuple[MboLocation, ...]:
    return read_facts(package=__name__, name="mbo_locations", kind=MboLocation)


def programmes() -> tuple[Programme, ...]:
    return read_facts(package=__name__, name="programmes", kind=Programme)


def newest_programmes() -> tuple[Programme, ...]:
    """One programme per name and level: that with the highest crebo."""
    newest = {(row.name, row.level): row for row in programmes()}
    return tuple(newest.values())


def postcodes() -> tuple[Postcode, ...]:
    return read_facts(package=__name__, name="postcodes", kind=Postcode)


def rmc_municipalities() -> tuple[RmcMunicipality, ...]:
    return read_facts(package=__name__, name="rmc_regions", kind=RmcMunicipality)


def admission() -> tuple[Admission, ...]:
    return read_facts(package=__name__, name="admission", kind=Admission)


def vmbo_pupils() -> tuple[VmboPupils, ...]:
    """Of 1 October 2019, the newest that DUO gives per leerweg and profile without hidden cells."""
    return read_facts(package=__name__, name="vmbo_pupils", kind=VmboPupils)
