"""What students say of the week, counted so that it tells of nobody: none under five. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from warmwelkom.engines.suppression import suppress

FEWEST: Final = 5
GLAD: Final = 4
"""From this face on somebody feels welcome: the fourth and the fifth of five."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer: `of` names where the student belongs (a programme), `welcome` is 1 to 5."""

    of: str
    met: bool
    welcome: int


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many answered, met somebody they knew, and feel welcome; None where that would tell of people."""

    name: str
    answered: int | None
    met: int | None
    glad: int | None

    @property
    def met_share(self) -> int | None:
        return _share(self.met, self.answered)

    @property
    def glad_share(self) -> int | None:
        return _share(self.glad, self.answered)


@dataclass(frozen=True, kw_only=True)
class Told:
    """Everybody together, and each by itself."""

    all: Counted
    rows: list[Counted]


def told_of(answers: Iterable[Said]) -> Told:
    """The answers in counts that give nobody away, by where the students belong."""
    met: dict[str, Counter[str]] = {}
    glad: dict[str, Counter[str]] = {}
    for one in answers:
        met.setdefault(one.of, Counter())["yes" if one.met else "no"] += 1
        glad.setdefault(one.of, Counter())["yes" if one.welcome >= GLAD else "no"] += 1
    first, second = (suppress(counts=each, threshold=FEWEST) for each in (met, glad))
    rows = []
    for name in sorted(met):
        number = first.rows.get(name)
        if number is None or second.rows.get(name) is None:
            rows.append(Counted(name=name, answered=None, met=None, glad=None))
            continue  # the sum of one table would give away what the other hides
        rows.append(
            Counted(
                name=name,
                answered=number,
                met=first.cells.get((name, "yes")),
                glad=second.cells.get((name, "yes")),
            )
        )
    together = first.total if second.total is not None else None
    yes = [shown.columns.get("yes") if together else None for shown in (first, second)]
    return Told(all=Counted(name="", answered=together, met=yes[0], glad=yes[1]), rows=rows)


def counted_by(keys: Iterable[str]) -> dict[str, int]:
    """How often each was named, the most first; what was named by fewer than five is left out."""
    found = Counter(keys)
    return {key: n for key, n in found.most_common() if n >= FEWEST}


def _share(part: int | None, whole: int | None) -> int | None:
    return None if part is None or not whole else round(100 * part / whole)
