"""Named events in the past tense: how news travels upward between rooms.

A reaction runs in the same transaction as what it reacts to; what may wait, it defers to a job.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R", bound=Callable[[Any], None])

_reactions: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def react_to(*events: type) -> Callable[[R], R]:
    """Register a reaction to one or more kinds of event."""

    def add(reaction: R) -> R:
        for event in events:
            if reaction not in _reactions[event]:
                _reactions[event].append(reaction)
        return reaction

    return add


def publish(event: object) -> None:
    """Tell every room that listens; an error in a reaction undoes the whole act."""
    for reaction in _reactions[type(event)]:
        reaction(event)
