"""Let the demo's think tank live through two years, by the commands that everybody uses."""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib.resources import files

from django.utils.translation import override

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.house.demo.fixed import FIXED
from warmwelkom.house.demo.meetings.load import load_meetings
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.think_tank.plans import live_through_plan
from warmwelkom.house.demo.think_tank.pupils import say_needs
from warmwelkom.house.demo.think_tank.stage import Row, Stage, add_voices
from warmwelkom.rooms.people.models import Person, Region, Role
from warmwelkom.rooms.thinktank.domain.contribute import contribute
from warmwelkom.rooms.thinktank.domain.links import add_link
from warmwelkom.rooms.thinktank.domain.opening import name_safety_people, open_think_tank
from warmwelkom.rooms.thinktank.domain.states import change_state
from warmwelkom.rooms.thinktank.models import Contribution, Label

OPENED = dt.date(2024, 5, 1)


def load_think_tank(*, region: Region) -> int:
    """Open the think tank of the demo region with all that was said and its meetings; returns how many contributions.

    Call it inside the region's scope, after its people are there. Another region of the demo has none.
    """
    people = people_of(region)
    if "h.postma" not in people:
        return 0
    with override("nl"):
        stage = Stage(region=region, people=people)
        _open(stage)
        say_needs(stage, read("needs"))
        for row in read("ideas")["idea"]:
            _bring(stage, "idea", row)
        for row in read("plans")["plan"]:
            live_through_plan(stage, row, plan=_bring(stage, "plan", row))
        for row in read("ideas")["offer"]:
            _bring(stage, "offer", row)
        load_meetings(stage=stage)
    return Contribution.objects.count()


def read(name: str) -> dict[str, list[Row]]:
    """One of the files beside this one."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def people_of(region: Region) -> dict[str, Actor]:
    """The people of the demo who are always there, by the part of their address before the @.

    Whoever else was invented may have the same name at another school, so the whole address counts.
    """
    roles = Role.objects.filter(
        region=region, ended_at=None, person__email__in=[staff.email for staff in FIXED]
    ).select_related("person")
    grants: dict[Person, list[Grant]] = {}
    for role in roles.order_by("given_at", "pk"):
        grants.setdefault(role.person, []).append(
            Grant(role=role.kind, school_id=role.school_id, location_id=role.location_id)
        )
    return {
        person.email.partition("@")[0]: Actor(
            kind="staff",
            name=person.name,
            user_id=person.pk,
            region_id=region.pk,
            grants=tuple(own),
        )
        for person, own in grants.items()
    }


def _open(stage: Stage) -> None:
    open_think_tank(actor=stage.coordinator, now=moment(OPENED))
    name_safety_people(
        actor=stage.coordinator,
        first=Person.objects.get(pk=stage.moderator.person_id),
        second=Person.objects.get(pk=stage.coordinator.person_id),
    )
    stage.labels = {f"{row.kind}/{row.slug}": row for row in Label.objects.all()}


def _bring(stage: Stage, kind: str, row: Row) -> Contribution:
    """A partner's contribution, its labels, where it came from, and its states up to a plan's first."""
    author = stage.people[row["by"]]
    made = contribute(
        actor=author, kind=kind, title=row["title"], text=row["text"], now=moment(row["on"])
    )
    made.labels.set(stage.labels_of(row))
    stage.said[row["key"]] = made
    for link, key in row["from"]:
        add_link(
            actor=author, this=made, other=stage.said[key], way=f"{link}:earlier",
            now=moment(row["on"]),
        )  # fmt: skip
    add_voices(made, row["voices"] - 1, moment(row["on"]))
    if kind != "plan":
        for state, day, reason in row["states"]:
            change_state(
                actor=stage.coordinator, contribution=made, to=state, reason=reason,
                now=moment(day),
            )  # fmt: skip
    return made
