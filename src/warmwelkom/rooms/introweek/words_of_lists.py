"""Half-days and times as people write them in a list, found among those of one week. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

from warmwelkom.engines.tables.words import normalised

HALVES: Final = {
    word: half
    for half, words in {
        "am": "ochtend ochtends voormiddag am vm morning",
        "pm": "middag middags namiddag pm nm afternoon",
    }.items()
    for word in words.split()
}
DAYS: Final = (
    "ma maandag mon monday", "di dinsdag tue tuesday", "wo woensdag wed wednesday",
    "do donderdag thu thursday", "vr vrijdag fri friday", "za zaterdag sat saturday",
    "zo zondag sun sunday",
)  # fmt: skip
MONTHS: Final = (
    "jan januari january", "feb februari february", "mrt maart mar march", "apr april", "mei may",
    "jun juni june", "jul juli july", "aug augustus august", "sep sept september",
    "okt oktober oct october", "nov november", "dec december",
)  # fmt: skip
TIME: Final = re.compile(r"\b([01]?\d|2[0-3])[:.u]([0-5]\d)\b")


HOUR: Final = re.compile(r"([01]?\d|2[0-3])()(?:\s*(?:u|uur))?")


class Slot(Protocol):
    """What is asked of a slot of the week."""

    @property
    def code(self) -> str: ...
    @property
    def day(self) -> dt.date: ...
    @property
    def half(self) -> str: ...
    @property
    def begins(self) -> dt.time: ...
    @property
    def half_day(self) -> str: ...


S = TypeVar("S", bound=Slot)


def slots_named(text: str, slots: Iterable[S]) -> list[S]:
    """The slots that these words mean: of a day, of a half-day, or the one that begins at a time.

    `ma 24 aug ochtend`, `24-08 9.00`, `2026-08-24` and `maandag` are understood. Empty where no day of the
    week is meant, or more than one could be.
    """
    rows = list(slots)
    found = _on_day(text, rows)
    times = list(TIME.finditer(text))
    if found or not times:
        return found
    last = times[-1]  # a day may be written with a point too, and stands in front
    begins = dt.time(int(last[1]), int(last[2]))
    rest = f"{text[: last.start()]} {text[last.end() :]}"
    return [one for one in _on_day(rest, rows) if one.begins == begins]


def time_named(text: str) -> dt.time | None:
    """A time as people and spreadsheets write it: `9.00`, `9:00`, `09:00:00`, `9u30`, `9 uur`; None for what is none."""
    found = TIME.search(text) or HOUR.fullmatch(text.strip())
    return dt.time(int(found[1]), int(found[2] or 0)) if found else None


def _on_day(text: str, slots: list[S]) -> list[S]:
    words = normalised(text).split()
    halves = {HALVES[word] for word in words if word in HALVES}
    named = {word.lstrip("0") for word in words if word not in HALVES}
    days = {one.day for one in slots if named and named <= _names_of(one.day)}
    if len(days) != 1 or len(halves) > 1:
        return []
    return [one for one in slots if one.day in days and (not halves or one.half in halves)]


def _names_of(day: dt.date) -> set[str]:
    names = f"{DAYS[day.weekday()]} {MONTHS[day.month - 1]} {day.day} {day.month} {day.year}"
    return set(names.split())
