"""What a file may hold, as data: out of one description come the check, both schemas and both files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text of 1 to `longest` characters; `pattern` is a regular expression that the whole text fits."""

    longest: int
    pattern: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of these words."""

    options: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A whole number in these bounds."""

    least: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Article:
    """The number of the one article of the decree that allows the field."""

    number: int


@dataclass(frozen=True)
class Day:
    """A day such as 2026-07-03."""


@dataclass(frozen=True)
class Moment:
    """A moment in UTC to the second, such as 2026-07-03T08:15:00Z: one way to write it, so files compare."""


@dataclass(frozen=True)
class YesNo:
    """true or false."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A list of `least` to `most`; in XML each stands in an element `item`."""

    of: Shape
    item: str
    most: int
    least: int = 1


@dataclass(frozen=True)
class NamedShape:
    """One named field of a record."""

    name: str
    shape: Shape
    is_needed: bool = True


@dataclass(frozen=True)
class Record:
    """Exactly these fields, in this order when written, in any order when read."""

    parts: tuple[NamedShape, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(part.name for part in self.parts)


Shape = Text | Choice | Whole | Article | Day | Moment | YesNo | Rows | Record

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"


def record(**parts: Shape) -> Record:
    """A record; a field whose name ends in an underscore may be left out."""
    return Record(
        tuple(
            NamedShape(name.removesuffix("_"), shape, is_needed=not name.endswith("_"))
            for name, shape in parts.items()
        )
    )
