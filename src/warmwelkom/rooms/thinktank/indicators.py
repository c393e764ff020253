"""Counted outcomes that other rooms offer as an indicator of a pilot: counts alone, never a pupil.

The house registers them, for this room knows none of those rooms:

    offer_indicator("placed", _("heeft een plek"), _("leerlingen"), count)

where `count(region_id, first_day, last_day)` gives how many of how many. A count under five, or of all but
so few, is not handed on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

FEWEST = 5


@dataclass(frozen=True, kw_only=True)
class Counted:
    """`n` of `of` pupils."""

    n: int
    of: int


Count = Callable[[UUID, dt.date, dt.date], Counted]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """An outcome that another room counts. `label` and `unit` are shown, so translated when read."""

    name: str
    label: Any
    unit: Any
    count: Count


_offered: dict[str, Indicator] = {}


def offer_indicator(name: str, label: Any, unit: Any, count: Count) -> None:
    """Add an indicator. Raises ValueError where the name is taken."""
    if name in _offered:
        raise ValueError(f"The indicator {name} is offered twice.")
    _offered[name] = Indicator(name=name, label=label, unit=unit, count=count)


def withdraw_indicator(name: str) -> None:
    """Take one out again, for tests."""
    _offered.pop(name, None)


def offered_indicators() -> list[Indicator]:
    """By name."""
    return [_offered[name] for name in sorted(_offered)]


def counted(*, name: str, region_id: UUID, first: dt.date, last: dt.date) -> Counted | None:
    """How many of how many from the first to the last day; None where it may not be told.

    Raises:
        KeyError: nobody offers this indicator.
    """
    found = _offered[name].count(region_id, first, last)
    return found if min(found.n, found.of - found.n) >= FEWEST else None
