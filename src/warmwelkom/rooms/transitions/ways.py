"""Ways on from a pupil's own page; a room above adds its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for

_own: list[tuple[str, str, Any]] = []


def add_own_way(policy: str, name: str, label: Any) -> None:
    """Show the page of this name on `/mijn/` (the room `welcome`) to whoever its policy lets in."""
    if all(way[1] != name for way in _own):
        _own.append((policy, name, label))


def own_ways(actor: Actor) -> list[tuple[str, Any]]:
    """(address, label) of the pages beside the pupil's own."""
    return [(reverse(name), label) for policy, name, label in _own if policy_for(policy).who(actor)]
