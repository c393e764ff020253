"""Rankings of one question from several methods, joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

SMOOTH: Final = 60


def fuse(*, rankings: Iterable[Sequence[str]], at_most: int = 5) -> list[str]:
    """The ids that stand high in most rankings, best first.

    Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): every ranking gives 1 / (60 + place), so that
    no method's own scores need to be comparable. Ties go to who stands in the first ranking, then to its place.
    """
    points: defaultdict[str, float] = defaultdict(float)
    for ranking in rankings:
        for place, one in enumerate(dict.fromkeys(ranking), 1):
            points[one] += 1 / (SMOOTH + place)
    order = {one: number for number, one in enumerate(points)}
    return sorted(points, key=lambda one: (-round(points[one], 12), order[one]))[:at_most]
