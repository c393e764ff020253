"""The blocks of a meeting's page: each part of the room adds its own, with at most one query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.models import Meeting


@dataclass(frozen=True, kw_only=True)
class Block:
    """What the page includes: a template, and what it finds there as `block`."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)
    is_aside: bool = False


Maker = Callable[[Actor, Meeting, dt.datetime], Block | None]
M = TypeVar("M", bound=Maker)
_makers: list[tuple[int, Maker]] = []


def add_block(*, place: int) -> Callable[[M], M]:
    """Register a block; `place` orders it: agenda 10, board 20, minutes 30, documents 40, joining 50."""

    def add(maker: M) -> M:
        if not any(known is maker for _place, known in _makers):
            _makers.append((place, maker))
        return maker

    return add


def blocks_of(*, actor: Actor, meeting: Meeting, now: dt.datetime) -> list[Block]:
    """Every block that has something to say to this reader, in order."""
    ordered = sorted(_makers, key=lambda pair: pair[0])
    made = (maker(actor, meeting, now) for _place, maker in ordered)
    return [block for block in made if block is not None]
