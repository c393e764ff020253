"""The door of the introduction week: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations

from warmwelkom.rooms.introweek.queries.looking_back import counted_in_region
from warmwelkom.rooms.introweek.queries.my_week import MyWeek, my_week_for
from warmwelkom.rooms.introweek.seen import my_week_seen

__all__ = ["MyWeek", "counted_in_region", "my_week_for", "my_week_seen"]
