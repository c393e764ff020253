"""The door of wegwijs: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations

from warmwelkom.rooms.wayfinding.queries.days_in_query import public_day_in_query
from warmwelkom.rooms.wayfinding.queries.doors import (
    address_of_building,
    address_of_route,
    first_public_building,
    room_called,
)
from warmwelkom.rooms.wayfinding.queries.look_round import buildings_ahead, buildings_to_see
from warmwelkom.rooms.wayfinding.queries.normal_day import address_from

__all__ = [
    "address_from",
    "address_of_building",
    "address_of_route",
    "buildings_ahead",
    "buildings_to_see",
    "first_public_building",
    "public_day_in_query",
    "room_called",
]
