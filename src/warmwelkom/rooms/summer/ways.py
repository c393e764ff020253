"""The ways through the summer, under one way in the head; each part of the room adds its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for

_ways: list[tuple[str, str, Any]] = []


def add_way(policy: str, name: str, label: Any) -> None:
    """Show the page of this name in the row to whoever its policy lets in."""
    if all(way[1] != name for way in _ways):
        _ways.append((policy, name, label))


def ways_for(*, actor: Actor, path: str) -> list[dict[str, Any]]:
    """The row as this reader sees it: address, words, and whether the page is there."""
    found = [
        (reverse(name), label) for policy, name, label in _ways if policy_for(policy).who(actor)
    ]
    here = max((url for url, _label in found if path.startswith(url)), key=len, default="")
    return [{"url": url, "label": label, "here": url == here} for url, label in found]
