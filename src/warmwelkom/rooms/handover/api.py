"""The door of the warm handover: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations

from warmwelkom.rooms.handover.domain.results import add_to_results, take_from_results

__all__ = ["add_to_results", "take_from_results"]
