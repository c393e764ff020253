"""The half-days of a week as people say them, and what an offer gives in one sentence. Pure, but for the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.base.ui.templatetags.ww import day as short_day
from warmwelkom.engines.suppression import FEWEST, in_fives


class Slot(Protocol):
    """What is asked of a slot of the week."""

    @property
    def day(self) -> dt.date: ...
    @property
    def half(self) -> str: ...
    @property
    def begins(self) -> dt.time: ...
    @property
    def ends(self) -> dt.time: ...
    @property
    def half_day(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class HalfDay:
    """A morning or an afternoon with its first and last moment."""

    code: str
    day: dt.date
    half: str
    begins: dt.time
    ends: dt.time

    @property
    def label(self) -> str:
        """Such as "maandag 24 augustus, ochtend (09.00–12.00)"."""
        return f"{long_day(self.day)}, {self.part_of_day} ({clock(self.begins)}–{clock(self.ends)})"

    @property
    def short(self) -> str:
        """Such as "ma 24 aug ochtend"."""
        return f"{short_day(self.day)} {self.part_of_day}"

    @property
    def part_of_day(self) -> str:
        """Morning or afternoon."""
        return _("ochtend") if self.half == "am" else _("middag")


def half_days_of(slots: Iterable[Slot]) -> list[HalfDay]:
    """The half-days of these slots, in order of time."""
    found: dict[str, HalfDay] = {}
    for slot in sorted(slots, key=lambda one: (one.day, one.begins)):
        old = found.get(slot.half_day)
        found[slot.half_day] = HalfDay(
            code=slot.half_day, day=slot.day, half=slot.half,
            begins=old.begins if old else slot.begins, ends=slot.ends,
        )  # fmt: skip
    return list(found.values())


class Outlook(Protocol):
    """What is asked of a counted outlook."""

    students: int
    known: int
    now: int
    more: Sequence[Mapping[str, Any]]


def sentences_of(outlook: Outlook | None) -> list[str]:
    """What a school's offer gives its own pupils, and would give with more; nothing that tells of fewer than five."""
    if outlook is None or outlook.students < FEWEST:
        return []
    found = []
    now = in_fives(outlook.now)
    if now:
        found.append(
            _("Met wat jullie nu bieden, kunnen ten minste %(n)s van jullie %(all)s leerlingen een bekend gezicht zien.")
            % {"n": now, "all": outlook.students}
        )  # fmt: skip
    best = outlook.more[-1] if outlook.more else None
    if best and in_fives(best["reached"]) > now:
        halves = best["half_days"]
        found.append(
            ngettext(
                "Met één dagdeel meer ontmoeten ten minste %(n)s van jullie leerlingen een bekend gezicht.",
                "Met %(halves)s dagdelen meer ontmoeten ten minste %(n)s van jullie leerlingen een bekend gezicht.",
                halves,
            )
            % {"n": in_fives(best["reached"]), "halves": _("twee") if halves == 2 else halves}
        )
    return found


def sentence_for_planner(outlook: Outlook | None) -> str:
    """The same for who plans the week of the new school, in one sentence; empty while nothing is reckoned."""
    if outlook is None or outlook.students < FEWEST:
        return ""
    words = {"n": outlook.now, "all": outlook.students}
    best = outlook.more[-1] if outlook.more else None
    if best is None:
        return _("Nu kunnen %(n)s van de %(all)s een bekend gezicht zien.") % words
    words |= {"more": best["reached"]}
    return (
        ngettext(
            "Nu kunnen %(n)s van de %(all)s een bekend gezicht zien; met één dagdeel meer %(more)s.",
            "Nu kunnen %(n)s van de %(all)s een bekend gezicht zien; met twee dagdelen meer %(more)s.",
            best["half_days"],
        )
        % words
    )
