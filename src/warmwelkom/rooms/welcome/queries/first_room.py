"""The way to the first classroom: which building, and which room the week's plan or the class list names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.api import my_week_for
from warmwelkom.rooms.transitions.models import Enrolment, Transition
from warmwelkom.rooms.wayfinding.api import (
    address_of_building,
    address_of_route,
    buildings_ahead,
    room_called,
)


@dataclass(frozen=True, kw_only=True)
class FirstRoom:
    """`room` is what the plan or the list calls it, empty while nobody knows; `route` the way there, where it is drawn.

    `buildings` are (name, address) of what one can walk through beforehand.
    """

    room: str
    route: str
    buildings: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class _Named:
    """A room as the plan or the list calls it, and how what it stands in may be called."""

    school: Any
    room: str
    within: tuple[str, ...] = ()


def first_room_for(
    *, actor: Actor, now: dt.datetime, asked: tuple[str, str] = ("", "")
) -> FirstRoom:
    """The room `asked` for (its name, its building) of the own week; and the way.

    Else of the first hour that is not behind us, else of the class list.
    """
    buildings = [(row.name, address_of_building(row)) for row in buildings_ahead(actor=actor)]
    named = _in_the_week(actor, now, asked) or _on_the_class_list(actor)
    if named is None:
        return FirstRoom(room="", route="", buildings=buildings)
    place = room_called(actor=actor, school=named.school, room=named.room, within=named.within)
    route = address_of_route(place) if place else ""
    return FirstRoom(room=named.room, route=route, buildings=buildings)


def _in_the_week(actor: Actor, now: dt.datetime, asked: tuple[str, str]) -> _Named | None:
    week = my_week_for(actor=actor, now=now)
    if week is None:
        return None
    local = now.astimezone(AMSTERDAM)
    room, building = asked
    own = [hour.where for hour in week.hours if room and hour.where.name == room]
    there = [where for where in own if where.building == building] or own
    ahead = [
        hour.where
        for hour in week.hours
        if (hour.when.day, hour.when.ends) > (local.date(), local.time())
    ]
    for where in (there or ahead)[:1]:
        return _Named(
            school=week.week.school, room=where.name, within=(where.building, where.location)
        )
    return None


def _on_the_class_list(actor: Actor) -> _Named | None:
    """Of the newest enrolment that names one."""
    own = Transition.objects.visible_to(actor, "transitions.view")
    rows = Enrolment.objects.filter(transition__in=own, gone_at__isnull=True)
    found = rows.exclude(first_room="").select_related("school").order_by("-enrolled_on").first()
    return _Named(school=found.school, room=found.first_room) if found else None
