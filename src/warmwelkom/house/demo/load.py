"""Take a built region in: its places, then its lists, through the import that every school uses."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import transaction

from warmwelkom.base.access.actor import Actor, Grant, system_actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.house.demo.fixed import EXAMPLE_CAMPUS, EXAMPLE_CODES, EXAMPLE_NUMBER
from warmwelkom.house.demo.places_in import make_region
from warmwelkom.rooms.people.models import Region, Role, School
from warmwelkom.rooms.transitions.domain.access_codes import hash_of
from warmwelkom.rooms.transitions.domain.lists.commands import commit_list, take_list_in
from warmwelkom.rooms.transitions.domain.refresh import refresh
from warmwelkom.rooms.transitions.jobs import lists_together
from warmwelkom.rooms.transitions.models import AccessCode, ListUpload, Transition

Entry = dict[str, Any]
Say = Callable[[str], None]
FIRST_STANDS_AT = dt.date(2026, 4, 2)


def manifest_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def moment(day: dt.date, hour: int = 8) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, 30), tzinfo=AMSTERDAM)


def load_region(
    *, folder: Path, slug: str, entries: list[Entry], stops: Iterable[dt.date], say: Say
) -> Region:
    """One region up to the day where a demo begins, all of it or nothing. `stops` are the days to derive at."""
    described = json.loads((folder / slug / "region.json").read_text(encoding="utf-8"))
    with transaction.atomic(), all_regions():
        region = make_region(described=described, school_year=2025, now=moment(dt.date(2025, 9, 1)))
    with transaction.atomic(), region_scope(region.pk):
        for stop in [day for day in stops if day <= FIRST_STANDS_AT]:
            due = [row for row in entries if row["day"] <= stop.isoformat()]
            entries = entries[len(due) :]
            read_lists(region=region, folder=folder, entries=due, say=say)
            derive_at(region=region, day=stop, say=say)
        give_example_codes(region=region)
    Region.objects.filter(pk=region.pk).update(stands_at=FIRST_STANDS_AT)
    return region


def read_lists(*, region: Region, folder: Path, entries: list[Entry], say: Say) -> None:
    """Take these lists in and save them, in this order, as the people who give them."""
    schools = {
        (row.sector, row.brin): row
        for row in School.objects.filter(region=region).prefetch_related("locations")
    }
    givers = _givers(region)
    for number, entry in enumerate(entries, 1):
        school = schools[entry["sector"], entry["brin"]]
        read_list(
            region=region,
            folder=folder,
            entry=entry,
            school=school,
            actor=_actor(givers, school, entry),
        )
        if number % 10 == 0 or number == len(entries):
            say(f"{region.name}: {number} of {len(entries)} lists read")


def read_list(
    *, region: Region, folder: Path, entry: Entry, school: School, actor: Actor
) -> ListUpload:
    """One list, as the person who gives it: recognised by its columns alone."""
    now = moment(dt.date.fromisoformat(entry["day"]))
    location = next((row for row in school.locations.all() if row.code == entry["location"]), None)
    with lists_together():
        upload = take_list_in(
            actor=actor,
            content=(folder / region.slug / entry["path"]).read_bytes(),
            filename=Path(entry["path"]).name,
            kind="",
            school=school,
            location=location,
            now=now,
            school_year=region.school_year,
        )
        return commit_list(actor=actor, upload=upload, gone=set(), now=now)


def derive_at(*, region: Region, day: dt.date, say: Say) -> None:
    """Link and derive as on that day."""
    say(f"{region.name}: linking the lists, {day:%d-%m-%Y}")
    refresh(
        actor=system_actor(region_id=region.pk), school_year=region.school_year, now=moment(day, 9)
    )


def give_example_codes(*, region: Region) -> None:
    """The example pupil and parent come in with codes that are printed at every start."""
    found = Transition.objects.filter(
        location__code=EXAMPLE_CAMPUS, pupil_number=EXAMPLE_NUMBER
    ).first()
    if found is None:
        return
    for kind, code in EXAMPLE_CODES.items():
        AccessCode.objects.create(
            region=region,
            pupil_id=found.pupil_id,
            kind=kind,
            code_hash=hash_of(code),
            made_at=moment(FIRST_STANDS_AT),
        )


def _givers(region: Region) -> dict[tuple[Any, Any], Role]:
    """Who gives a school's lists: the decaan of a campus, the administrator of a school, the intaker of an mbo."""
    found: dict[tuple[Any, Any], Role] = {}
    roles = Role.objects.filter(
        region=region, kind__in=("decaan", "school_admin", "intaker")
    ).select_related("person")
    for role in roles.order_by("given_at", "pk"):
        key = (role.school_id, role.location_id)
        if key not in found or role.kind == "intaker":
            found[key] = role
    return found


def _actor(givers: dict[tuple[Any, Any], Role], school: School, entry: Entry) -> Actor:
    location = next(
        (row.pk for row in school.locations.all() if row.code == entry["location"]), None
    )
    role = givers[school.pk, location]
    grant = Grant(
        role=role.kind, school_id=school.pk, location_id=location, school_year=role.school_year
    )
    return Actor(
        kind="staff",
        name=role.person.name,
        user_id=role.person_id,
        region_id=role.region_id,
        grants=(grant,),
    )
