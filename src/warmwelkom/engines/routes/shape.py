"""`wegwijs.tour/1` as it stands in the file (docs/formats/tour.md)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

Text = Annotated[str, msgspec.Meta(max_length=2000)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Degrees = Annotated[float, msgspec.Meta(ge=-360, le=360)]
Metres = Annotated[float, msgspec.Meta(ge=0, le=10_000)]
Level = Annotated[int, msgspec.Meta(ge=1, le=5)]
Spot = tuple[float, float]
Words = dict[str, Text]


class Kind(StrEnum):
    """What one walks over or through between two dots."""

    PATH = "pad"
    DOOR = "deur"
    STAIRS = "trap"
    ESCALATOR = "roltrap"
    LIFT = "lift"
    RAMP = "hellingbaan"


VERTICAL = frozenset({Kind.STAIRS, Kind.ESCALATOR, Kind.LIFT})


class Row(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """A part of the file; fields that it does not know are left alone."""


class LevelRow(Row, frozen=True):
    """One floor, the lowest first. `north_deg`: how far north lies clockwise from the top of the drawing."""

    id: Id
    name: Words = {}
    plan: str = ""
    m_per_px: Annotated[float, msgspec.Meta(gt=0, le=100)] = 0.05
    north_deg: Degrees = 0


class Senses(Row, frozen=True):
    """How it is for the senses: 1 still, dim, 5 loud, bright; `busy` as "10:15-10:35"."""

    noise: Level = 1
    light: Level = 3
    busy: list[Annotated[str, msgspec.Meta(pattern=r"^\d\d:\d\d-\d\d:\d\d$")]] = []


class PlaceRow(Row, frozen=True):
    """Where somebody can stand and look round; `heading_deg` is the compass at the middle of its picture."""

    id: Id
    level: Id
    xy: Spot
    kind: str = ""
    asset: str = ""
    fov: Spot = (360, 180)
    heading_deg: Degrees | None = None
    name: Words = {}
    alt: Words = {}
    senses: Senses | None = None
    step_free: bool = True
    taken: str = ""
    owner: str = ""


class PointRow(Row, frozen=True):
    """A corner of a corridor: a dot without a name or a picture."""

    id: Id
    level: Id
    xy: Spot


class EdgeRow(Row, frozen=True):
    """A stretch that can be walked both ways. Without `m` the plan's scale says how long it is."""

    a: Id
    b: Id
    m: Metres | None = None
    kind: Kind = Kind.PATH
    door: str = ""
    width_cm: Annotated[int, msgspec.Meta(ge=30, le=2000)] | None = None
    step_free: bool | None = None
    noise: Level | None = None


class RouteRow(Row, frozen=True):
    """A route that somebody gave a name."""

    id: Id
    start: Id = msgspec.field(name="from")
    to: Id
    profiles: list[str] = []


class TourFile(Row, frozen=True, tag_field="schema", tag="wegwijs.tour/1"):
    """One premises."""

    levels: list[LevelRow]
    places: list[PlaceRow]
    start: str = ""
    name: Words = {}
    points: list[PointRow] = []
    edges: list[EdgeRow] = []
    routes: list[RouteRow] = []

    @property
    def dots(self) -> list[PlaceRow | PointRow]:
        return [*self.places, *self.points]
