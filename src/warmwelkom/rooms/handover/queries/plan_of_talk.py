"""Who can sit at a talk, and when they all have time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.handover.models import Talk
from warmwelkom.rooms.handover.queries.free_time import moments_for
from warmwelkom.rooms.handover.queries.people_of_talk import (
    is_class_known,
    mbo_roles_for,
    schools_that_let_in,
    vo_people_for,
)
from warmwelkom.rooms.people.models import Person, Role, School
from warmwelkom.rooms.transitions.models import Transition

Days = list[tuple[dt.date, list[dt.datetime]]]
MOST_DAYS, MOST_A_DAY = 6, 6


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Whom the talk is with, and the moments of both; empty where nothing is free or nobody is there.

    `mbo_person` is none before somebody chose one: nobody guesses who the mentor will be.
    """

    schools: list[School]
    school: School | None
    mbo_roles: list[Role]
    mbo_person: Person | None
    vo_people: list[Person]
    vo_person: Person | None
    moments: Days
    is_class_known: bool = True


def plan_for(
    *, actor: Actor, transition: Transition, chosen: Mapping[str, Any], now: dt.datetime
) -> Plan:
    """Ten queries. `chosen` may name a school, an mbo person and a vo person; else the first of each.

    Before the class is known, an mbo person has to be chosen where there is more than one.
    """
    schools = schools_that_let_in(transition)
    school = _chosen(schools, chosen.get("school"))
    roles = mbo_roles_for(transition, school) if school else []
    is_known = school is not None and is_class_known(transition, school)
    vo_people = vo_people_for(transition)
    mbo = _me([role.person for role in roles], actor) or _mbo(roles, chosen.get("mbo"), is_known)
    vo = _me(vo_people, actor) or _chosen(vo_people, chosen.get("vo"))
    moments = moments_for([mbo.pk, vo.pk], now=now) if mbo and vo else []
    return Plan(
        schools=schools, school=school, mbo_roles=roles, mbo_person=mbo,
        vo_people=vo_people, vo_person=vo, moments=by_day(moments),
        is_class_known=is_known,
    )  # fmt: skip


def moments_of_talk(*, talk: Talk, now: dt.datetime) -> Days:
    """When both of a talk have time, its own moment aside; three queries."""
    people = [pk for pk in (talk.vo_person_id, talk.mbo_person_id) if pk]
    return by_day(moments_for(people, now=now, but=talk.pk)) if people else []


def by_day(moments: Sequence[dt.datetime]) -> Days:
    """The first of each of the first days: enough to choose from, few enough to see."""
    days = groupby(moments, key=lambda moment: moment.astimezone(AMSTERDAM).date())
    return [(day, list(group)[:MOST_A_DAY]) for day, group in days][:MOST_DAYS]


def _chosen(rows: list[Any], pk: Any) -> Any:
    return next((row for row in rows if str(row.pk) == str(pk)), rows[0] if rows else None)


def _mbo(roles: list[Role], pk: Any, is_class_known: bool) -> Person | None:
    people = [role.person for role in roles]
    named = next((person for person in people if str(person.pk) == str(pk)), None)
    is_clear = is_class_known or len(people) == 1
    return named or (people[0] if people and is_clear else None)


def _me(people: list[Person], actor: Actor) -> Person | None:
    return next((person for person in people if person.pk == actor.user_id), None)
