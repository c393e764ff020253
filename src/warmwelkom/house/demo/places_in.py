"""Put a region into the house: schools, campuses, programmes, staff with their roles, the agreement."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.rooms.people.models import (
    Agreement,
    Location,
    Person,
    Programme,
    Region,
    Role,
    School,
    Signature,
)

Described = dict[str, Any]
AGREEMENT = (
    "Voorbeeld. De scholen van deze regio spreken af dat zij gegevens van leerlingen delen om hen een plek te "
    "geven en goed te ontvangen, en nergens anders voor. Wie kijkt, staat in het logboek."
)
NO_ACCOUNT = ("teacher",)
WHOLE_SCHOOL = ("class_mentor",)  # whose classes may stand at any location


def make_region(*, described: Described, school_year: int, now: dt.datetime) -> Region:
    """The region with everything that stands before the first list. Run outside a region scope."""
    region = Region.objects.create(
        slug=described["slug"],
        name=described["name"],
        rmc_number=described["rmc_number"],
        school_year=school_year,
        is_demo=True,
        created_at=now,
    )
    schools = _schools(region, described, now)
    locations = _locations(region, described, schools)
    _programmes(region, described, schools, locations)
    _staff(region, described["staff"], schools, locations, now)
    _agreement(region, list(schools.values()), now)
    return region


def _schools(
    region: Region, described: Described, now: dt.datetime
) -> dict[tuple[str, str], School]:
    names = {("vo", row["brin"]): row["school"] for row in described["campuses"]}
    names |= {("mbo", row["brin"]): row["school"] for row in described["mbo"]}
    made = {
        key: School(region=region, brin=key[1], name=name, sector=key[0], joined_at=now)
        for key, name in names.items()
    }
    School.objects.bulk_create(made.values())
    return made


def _locations(
    region: Region, described: Described, schools: dict[tuple[str, str], School]
) -> dict[tuple[str, str], Location]:
    made = {
        (sector, row["code"]): Location(
            region=region,
            school=schools[sector, row["brin"]],
            code=row["code"],
            name=row["name"],
            place=row["place"],
            street=row.get("street", ""),
            postcode=row.get("postcode", ""),
            leerwegen=" ".join(row.get("leerwegen", ())),
        )
        for sector, rows in (("vo", described["campuses"]), ("mbo", described["mbo"]))
        for row in rows
    }
    Location.objects.bulk_create(made.values())
    return made


def _programmes(
    region: Region,
    described: Described,
    schools: dict[tuple[str, str], School],
    locations: dict[tuple[str, str], Location],
) -> None:
    Programme.objects.bulk_create(
        Programme(
            region=region,
            school=schools["mbo", row["brin"]],
            location=locations["mbo", row["location"]],
            crebo=row["crebo"],
            name=row["name"],
            level=row["level"],
            learning_path=row["path"],
        )
        for row in described["offers"]
    )


def _staff(
    region: Region,
    rows: list[dict[str, Any]],
    schools: dict[tuple[str, str], School],
    locations: dict[tuple[str, str], Location],
    now: dt.datetime,
) -> None:
    """An account and a role each; nobody has a password."""
    with_account = [row for row in rows if row["role"] not in NO_ACCOUNT]
    people = {row["email"]: _person(row) for row in with_account}
    Person.objects.bulk_create(people.values())
    Role.objects.bulk_create(
        Role(
            region=region,
            person=people[row["email"]],
            kind=row["role"],
            school=schools.get((row["sector"], row["school"])),
            location=None
            if row["role"] in WHOLE_SCHOOL
            else locations.get((row["sector"], row["location"])),
            classes=list(row["classes"]),
            school_year=region.school_year,
            given_at=now,
        )
        for row in with_account
    )


def _person(row: dict[str, Any]) -> Person:
    person = Person(email=row["email"], name=row["name"])
    person.set_unusable_password()
    return person


def _agreement(region: Region, schools: list[School], now: dt.datetime) -> None:
    agreement = Agreement.objects.create(
        region=region,
        title="Afspraak over gegevens (voorbeeld)",
        text=AGREEMENT,
        valid_from=dt.date(region.school_year, 9, 1),
        made_at=now,
    )
    Signature.objects.bulk_create(
        Signature(
            region=region,
            agreement=agreement,
            school=school,
            signed_by="het bestuur (voorbeeld)",
            signed_on=dt.date(region.school_year, 9, 15),
            recorded_at=now,
        )
        for school in schools
    )
