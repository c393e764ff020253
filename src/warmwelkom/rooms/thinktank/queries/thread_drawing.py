"""The thread as a drawing: five columns from need to effect, a door for each step, the line between.

Pure: places and links in, coordinates out. The line comes in at a door's left foot, rises round it
and goes on at its right foot, as in the logo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = 5
WIDE, TOP, ROW, BELOW = 340, 8, 58, 40
COLUMN = WIDE // COLUMNS
HALF, HIGH = 15, 36


@dataclass(frozen=True, kw_only=True)
class Door:
    """A step: its number, its left foot (x, y), and how it looks."""

    number: int
    x: int
    y: int
    is_now: bool = False
    is_closed: bool = False

    @property
    def middle(self) -> int:
        return self.x + HALF

    @property
    def label(self) -> int:
        return self.y - 9

    @property
    def arch(self) -> str:
        return f"M{self.x} {self.y}v-{HIGH - HALF}a{HALF} {HALF} 0 0 1 {2 * HALF} 0v{HIGH - HALF}"


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """`lines` are walked, `ahead` is not yet; `columns` are the middles of the five columns."""

    doors: tuple[Door, ...]
    lines: tuple[str, ...]
    ahead: tuple[str, ...]
    columns: tuple[int, ...]
    high: int
    wide: int = WIDE

    @property
    def words(self) -> int:
        """Where the names of the columns stand; `notes` one line below."""
        return self.high - BELOW + 18

    @property
    def notes(self) -> int:
        return self.words + 15


def draw(*, places: Sequence[tuple[int, bool]], links: Sequence[tuple[int, int]]) -> Drawing:
    """Draw a thread.

    Args:
        places: of each step, in order, its column (1 to 5) and whether it did not work.
        links: pairs of numbers (from 1): the later came from the earlier.
    """
    reached = max((column for column, _closed in places), default=0)
    used = [0] * (COLUMNS + 1)
    doors = []
    for number, (column, is_closed) in enumerate(places, start=1):
        x, y = _middle(column) - HALF, TOP + HIGH + ROW * used[column]
        used[column] += 1
        is_now = column == reached and not is_closed
        doors.append(Door(number=number, x=x, y=y, is_now=is_now, is_closed=is_closed))
    later = {after for _before, after in links}
    begins = [f"M0 {door.y}H{door.x}" for door in doors if door.number not in later]
    lines = [_line(doors[before - 1], doors[after - 1]) for before, after in links]
    return Drawing(
        doors=tuple(doors),
        lines=(*begins, *lines),
        ahead=_ahead(doors, reached),
        columns=tuple(_middle(column) for column in range(1, COLUMNS + 1)),
        high=TOP + HIGH + ROW * (max([*used, 1]) - 1) + BELOW,
    )


def _middle(column: int) -> int:
    return COLUMN * column - COLUMN // 2


def _line(before: Door, after: Door) -> str:
    """From the right foot of one to the left foot of the next; beside each other, round the right."""
    x, to = before.x + 2 * HALF, after.x
    if after.x > before.x:
        bend = (to - x) // 2
        return f"M{x} {before.y}C{x + bend} {before.y} {to - bend} {after.y} {to} {after.y}"
    back = x + COLUMN // 3
    return f"M{x} {before.y}C{back} {before.y} {back} {after.y} {after.x + 2 * HALF} {after.y}"


def _ahead(doors: list[Door], reached: int) -> tuple[str, ...]:
    """What is not walked yet: dashed doors on the ground of the first row."""
    if not doors or reached == COLUMNS:
        return ()
    ground = TOP + HIGH
    first = _middle(reached) + HALF
    found = []
    for column in range(reached + 1, COLUMNS + 1):
        door = Door(number=0, x=_middle(column) - HALF, y=ground)
        found += [f"M{first} {ground}H{door.x}", door.arch]
        first = door.x + 2 * HALF
    return (*found, f"M{first} {ground}H{WIDE}")
