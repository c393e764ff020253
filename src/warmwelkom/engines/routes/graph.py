"""Places, corners and stretches as a graph, and what a stretch costs whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import atan2, degrees, hypot

from warmwelkom.engines.routes.shape import (
    VERTICAL,
    EdgeRow,
    Kind,
    LevelRow,
    PlaceRow,
    PointRow,
    TourFile,
)

NARROW_CM = 80  # less than a wheelchair passes through with hands on the wheels
WAITING_M = 15  # what waiting for a lift is worth in metres, for who could also climb
SHORT_M = 0.5  # two dots that are nearer say nothing of a direction


class Profile(StrEnum):
    """For whom a route is."""

    EVERYTHING = "alles"
    STEP_FREE = "drempelvrij"
    QUIET = "rustig"


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A place or a corner: metres on its own level, y down as on the drawing."""

    id: str
    level: str
    x: float
    y: float
    place: PlaceRow | None


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One edge as seen from one of its ends."""

    to: str
    metres: float
    row: EdgeRow

    @property
    def is_vertical(self) -> bool:
        return self.row.kind in VERTICAL


class Graph:
    """What a route is looked for in. The tour must be free of contradictions (`check_tour`)."""

    def __init__(self, tour: TourFile) -> None:
        self.tour = tour
        self.levels: dict[str, LevelRow] = {row.id: row for row in tour.levels}
        self.order = {row.id: number for number, row in enumerate(tour.levels)}
        self.dots = {row.id: self._dot(row) for row in tour.dots}
        self.around: dict[str, list[Stretch]] = {name: [] for name in self.dots}
        for row in tour.edges:
            metres = self._length(row)
            self.around[row.a].append(Stretch(to=row.b, metres=metres, row=row))
            self.around[row.b].append(Stretch(to=row.a, metres=metres, row=row))

    def _dot(self, row: PlaceRow | PointRow) -> Dot:
        scale = self.levels[row.level].m_per_px
        place = row if isinstance(row, PlaceRow) else None
        x, y = row.xy
        return Dot(id=row.id, level=row.level, x=x * scale, y=y * scale, place=place)

    def _length(self, row: EdgeRow) -> float:
        if row.m is not None:
            return row.m
        a, b = self.dots[row.a], self.dots[row.b]
        return max(hypot(b.x - a.x, b.y - a.y), 4.0 if a.level != b.level else 0.0)

    def bearing(self, a: str, b: str) -> float | None:
        """The compass from one dot to the other, in degrees; None where the plan does not tell."""
        start, end = self.dots[a], self.dots[b]
        dx, dy = end.x - start.x, end.y - start.y
        if start.level != end.level or hypot(dx, dy) < SHORT_M:
            return None
        return (degrees(atan2(dx, -dy)) - self.levels[start.level].north_deg) % 360

    def bars(self, stretch: Stretch) -> bool:
        """Whether somebody on wheels cannot pass."""
        row, end = stretch.row, self.dots[stretch.to].place
        if row.step_free is not None:
            passes = row.step_free
        else:
            passes = row.kind not in (Kind.STAIRS, Kind.ESCALATOR)
        narrow = row.width_cm is not None and row.width_cm < NARROW_CM
        return not passes or narrow or (end is not None and not end.step_free)

    def cost(self, at: str, stretch: Stretch, profile: Profile) -> int:
        """In whole centimetres, as heavy as they are for who walks: sums are exact."""
        metres = stretch.metres
        if profile is Profile.EVERYTHING and stretch.row.kind is Kind.LIFT:
            metres += WAITING_M
        if profile is Profile.QUIET:
            metres *= self._weight(at, stretch)
        return round(metres * 100)

    def _weight(self, at: str, stretch: Stretch) -> float:
        """1 where it is still, 3 where it is as loud as can be, more where it gets busy."""
        ends = [place for name in (at, stretch.to) if (place := self.dots[name].place)]
        senses = [place.senses for place in ends if place.senses]
        noise = stretch.row.noise or max((each.noise for each in senses), default=1)
        return 1 + (noise - 1) / 2 + (1 if any(each.busy for each in senses) else 0)
