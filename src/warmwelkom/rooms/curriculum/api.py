"""The door of the curriculum: what a room above may ask. Inside a region's scope; the models are part of it."""

from __future__ import annotations

from warmwelkom.rooms.curriculum.queries.choices import goals_by_ids
from warmwelkom.rooms.curriculum.queries.search import search, search_goals

__all__ = ["goals_by_ids", "search", "search_goals"]
