"""The region's own lists beside DUO's public counts of exam candidates: what differs, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warmwelkom.rooms.insights.words import profile_word
from warmwelkom.rooms.people.models import Location, ReferenceCandidates
from warmwelkom.rooms.transitions.words import LEERWEG

ENOUGH, PART, MOST_NAMED = 10, 0.25, 12
"""A difference is named from ten pupils, and from a quarter of what DUO counted; so many in sentences."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One place: what the lists say and what DUO counted. None is hidden, withheld or not there."""

    place: str
    what: str
    ours: int | None
    theirs: int | None

    @property
    def differs_by(self) -> int | None:
        return None if self.ours is None or self.theirs is None else self.ours - self.theirs

    @property
    def is_named(self) -> bool:
        by = self.differs_by
        return by is not None and abs(by) >= max(ENOUGH, PART * (self.theirs or 0))


@dataclass(frozen=True, kw_only=True)
class Compared:
    """`rows` by campus, `profiles` of the whole region; `exam_year` is DUO's newest."""

    exam_year: int | None
    source: str
    rows: list[Beside]
    profiles: list[Beside]

    @property
    def named(self) -> list[Beside]:
        """The largest differences first."""
        found = [row for row in (*self.rows, *self.profiles) if row.is_named]
        return sorted(found, key=lambda row: -abs(row.differs_by or 0))

    @property
    def first_named(self) -> list[Beside]:
        return self.named[:MOST_NAMED]

    @property
    def more_named(self) -> int:
        return max(len(self.named) - MOST_NAMED, 0)

    @property
    def beside(self) -> int:
        """Of how many there are two numbers to lay beside each other."""
        return sum(row.differs_by is not None for row in (*self.rows, *self.profiles))

    @property
    def agree(self) -> int:
        return sum(row.differs_by is not None and not row.is_named for row in self.rows)


def compared(*, content: Mapping[str, Any]) -> Compared:
    """Only numbers that the coordinator may see; three queries."""
    places = dict(Location.objects.filter(school__sector="vo").values_list("code", "name"))
    newest = ReferenceCandidates.objects.filter(code__in=places).order_by("-exam_year").first()
    if newest is None:
        return Compared(exam_year=None, source="", rows=[], profiles=[])
    theirs = list(ReferenceCandidates.objects.filter(code__in=places, exam_year=newest.exam_year))
    counts = content.get("counts", {})
    return Compared(
        exam_year=newest.exam_year, source=newest.source,
        rows=_campuses(counts, theirs, places), profiles=_profiles(counts, theirs),
    )  # fmt: skip


def _campuses(
    counts: Mapping[str, int | None], theirs: list[ReferenceCandidates], places: Mapping[str, str]
) -> list[Beside]:
    """Whole campuses, and their leerwegen where DUO tells them."""
    ours = {name.partition("/")[2]: n for name, n in counts.items() if name.startswith("campus=")}
    sums: dict[str, list[int | None]] = defaultdict(list)
    for row in theirs:
        sums[row.code].append(row.candidates)
        if row.leerweg:
            sums[f"{row.code}|{row.leerweg}"].append(row.candidates)
    rows = [
        Beside(
            place=places[key.partition("|")[0]],
            what=str(LEERWEG.get(key.partition("|")[2], key.partition("|")[2])),
            ours=ours.get(key), theirs=_sum(sums[key]),
        )
        for key in sums
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.place, row.what))


def _profiles(counts: Mapping[str, int | None], theirs: list[ReferenceCandidates]) -> list[Beside]:
    """The whole region by profile; only those of which every campus is told."""
    sums: dict[str, list[int | None]] = defaultdict(list)
    ours: dict[str, list[int | None]] = defaultdict(list)
    for row in theirs:
        if row.profile:
            sums[row.profile].append(row.candidates)
    for name, n in counts.items():
        if name.startswith("listed="):
            ours[name.rpartition("|")[2]].append(n)
    return [
        Beside(place="", what=profile_word(code), ours=_sum(ours[code]), theirs=_sum(sums[code]))
        for code in sorted(sums)
    ]


def _sum(numbers: list[int | None]) -> int | None:
    """Of numbers of which one is unknown there is no sum."""
    known = [n for n in numbers if n is not None]
    return sum(known) if known and len(known) == len(numbers) else None
