"""The way to the first classroom: which building, and which room the plan of the introduction week names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.introweek.api import my_week_for
from warmwelkom.rooms.transitions.models import Enrolment, Transition
from warmwelkom.rooms.wayfinding.api import (
    address_of_building,
    address_of_route,
    public_buildings_of,
    room_called,
)
from warmwelkom.rooms.wayfinding.models import Premises


@dataclass(frozen=True, kw_only=True)
class FirstRoom:
    """`room` is what the plan calls it, empty while nobody knows; `route` the way there, where it is drawn.

    `buildings` are (name, address) of what one can walk through beforehand.
    """

    room: str
    route: str
    buildings: list[tuple[str, str]]


def buildings_of_mine(*, actor: Actor) -> list[Premises]:
    """The buildings of the schools where the pupil is enrolled; one query, and nothing where none is public."""
    own = Transition.objects.visible_to(actor, "transitions.view")
    enrolled = Enrolment.objects.filter(transition__in=own, gone_at__isnull=True)
    return public_buildings_of(actor=actor, schools=enrolled.values("school"))


def first_room_for(*, actor: Actor, now: dt.datetime) -> FirstRoom:
    """The room of the first hour that is not behind us, and the way there."""
    buildings = buildings_of_mine(actor=actor)
    named = [(row.name, address_of_building(row)) for row in buildings]
    week = my_week_for(actor=actor, now=now)
    hours = [hour for hour in week.hours if hour.when.day >= now.date()] if week else []
    if week is None or not hours:
        return FirstRoom(room="", route="", buildings=named)
    room = hours[0].where.name
    place = room_called(actor=actor, school=week.week.school, room=room)
    return FirstRoom(room=room, route=address_of_route(place) if place else "", buildings=named)
