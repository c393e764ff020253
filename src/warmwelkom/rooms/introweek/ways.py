"""The ways through one week, in a row on each of its pages; each part of the room adds its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for

_ways: list[tuple[int, str, str, Any]] = []


def add_way(policy: str, name: str, label: Any, *, order: int) -> None:
    """Show the page of this name, about one week (`pk`), in the row to whoever its policy lets in."""
    if all(way[2] != name for way in _ways):
        _ways.append((order, policy, name, label))
        _ways.sort(key=lambda way: way[0])


def ways_for(*, actor: Actor, path: str, pk: UUID) -> list[dict[str, Any]]:
    """The row as this reader sees it: address, words, and whether the page is there."""
    found = [
        (reverse(name, args=[pk]), label)
        for _order, policy, name, label in _ways
        if policy_for(policy).who(actor)
    ]
    here = max((url for url, _label in found if path.startswith(url)), key=len, default="")
    return [{"url": url, "label": label, "here": url == here} for url, label in found]
