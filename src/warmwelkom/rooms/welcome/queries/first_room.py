"""The way to the first classroom: which building, and which room the week's plan or the class list names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from warmwelkom.base.access.actor import Actor
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


def first_room_for(*, actor: Actor, now: dt.datetime, asked: str = "") -> FirstRoom:
    """The room `asked` for of the own week, else of the first hour that is not behind us, else of the class list; and the way."""
    buildings = [(row.name, address_of_building(row)) for row in buildings_ahead(actor=actor)]
    school, room = _in_the_week(actor, now, asked) or _on_the_class_list(actor) or (None, "")
    place = room_called(actor=actor, school=school, room=room) if room else None
    route = address_of_route(place) if place else ""
    return FirstRoom(room=room, route=route, buildings=buildings)


def _in_the_week(actor: Actor, now: dt.datetime, asked: str) -> tuple[Any, str] | None:
    week = my_week_for(actor=actor, now=now)
    hours = [hour for hour in week.hours if hour.when.day >= now.date()] if week else []
    if week is None or not hours:
        return None
    own = {hour.where.name for hour in week.hours}
    return week.week.school, asked if asked in own else hours[0].where.name


def _on_the_class_list(actor: Actor) -> tuple[Any, str] | None:
    """Of the newest enrolment that names one."""
    own = Transition.objects.visible_to(actor, "transitions.view")
    rows = Enrolment.objects.filter(transition__in=own, gone_at__isnull=True)
    found = rows.exclude(first_room="").select_related("school").order_by("-enrolled_on").first()
    return (found.school, found.first_room) if found else None
