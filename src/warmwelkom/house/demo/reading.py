"""Read a demo's lists as the people of its schools would give them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from warmwelkom.base.access.actor import Actor, Grant, system_actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.house.demo.script import folder_of_lists
from warmwelkom.rooms.people.models import Location, Region, Role, School
from warmwelkom.rooms.transitions.domain.lists.commands import commit_list, take_list_in
from warmwelkom.rooms.transitions.domain.lists.reading import plan_for
from warmwelkom.rooms.transitions.domain.refresh import refresh
from warmwelkom.rooms.transitions.jobs import lists_together
from warmwelkom.rooms.transitions.models import ListUpload

Entry = dict[str, Any]
TELL_EVERY = 10
HOURS = {"presence": 10}  # who was in class is known at ten


def moment(day: dt.date, hour: int = 8) -> dt.datetime:
    """Half past that hour in Amsterdam."""
    return dt.datetime.combine(day, dt.time(hour, 30), tzinfo=AMSTERDAM)


def read_lists(*, region: Region, entries: list[Entry], say: Callable[[str], None]) -> None:
    """Take these lists in and save them, in this order."""
    readers = Readers(region)
    for number, entry in enumerate(entries, 1):
        readers.read(entry)
        if number % TELL_EVERY == 0 or number == len(entries):
            say(f"{region.name}: {number} of {len(entries)} lists read")


def derive_at(*, region: Region, day: dt.date) -> None:
    """Link and derive as on that day."""
    refresh(
        actor=system_actor(region_id=region.pk),
        school_year=region.school_year,
        now=moment(day, 11),
    )


class Readers:
    """Who gives a school's lists: the decaan of a campus, the administrator of a school, the intaker of an mbo."""

    def __init__(self, region: Region) -> None:
        """Three queries, for any number of lists."""
        self.region = region
        rows = School.objects.filter(region=region)
        self.schools = {(row.sector, row.brin): row for row in rows}
        self.locations = {
            (row.school_id, row.code): row for row in Location.objects.filter(region=region)
        }
        self.givers: dict[tuple[Any, Any], Role] = {}
        kinds = ("decaan", "school_admin", "intaker")
        roles = Role.objects.filter(region=region, kind__in=kinds, ended_at=None)
        for role in roles.select_related("person").order_by("given_at", "pk"):
            key = (role.school_id, role.location_id)
            if key not in self.givers or role.kind == "intaker":
                self.givers[key] = role

    def read(self, entry: Entry) -> ListUpload:
        """One list: taken in and saved, as a person does it on the page."""
        path = folder_of_lists() / self.region.slug / entry["path"]
        school = self.schools[entry["sector"], entry["brin"]]
        location = self.locations.get((school.pk, entry["location"]))
        actor = self._actor(school, location)
        now = moment(dt.date.fromisoformat(entry["day"]), HOURS.get(entry["kind"], 8))
        with lists_together():
            upload = take_list_in(
                actor=actor,
                content=path.read_bytes(),
                filename=path.name,
                kind=entry["kind"],
                school=school,
                location=location,
                now=now,
                school_year=self.region.school_year,
            )
            return commit_list(actor=actor, upload=upload, gone=_gone(upload, entry), now=now)

    def _actor(self, school: School, location: Location | None) -> Actor:
        """Whoever still has the role; the house itself where nobody has."""
        where = location.pk if location else None
        role = self.givers.get((school.pk, where))
        if role is None:
            return system_actor(region_id=self.region.pk)
        grant = Grant(
            role=role.kind,
            school_id=school.pk,
            location_id=where,
            school_year=role.school_year,
        )
        return Actor(
            kind="staff",
            name=role.person.name,
            user_id=role.person_id,
            region_id=role.region_id,
            grants=(grant,),
        )


def _gone(upload: ListUpload, entry: Entry) -> set[str]:
    """The keys of those of whom the school says that they left."""
    if not entry["gone"]:
        return set()
    _read, plan = plan_for(upload=upload)
    return {str(row.pk) for row in plan.missing if row.pupil_number in entry["gone"]}
