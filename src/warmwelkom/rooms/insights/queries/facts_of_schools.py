"""Each school beside all others together, in counts: vo schools by their pupils, mbo schools by who has a place there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count

from warmwelkom.rooms.insights.names import ALL
from warmwelkom.rooms.insights.queries.facts import Counts, place_of, pupils_of
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.words import HAS_A_PLACE, WAY

OWN, REST = "own|", "rest|"
STEPS_OF_VO = ("applied", "placed", "started", "settled")
STEPS_OF_MBO = ("started", "settled")
"""Few steps: where two lie close together, their difference is a small count that one of them must hide."""
UNTOLD = "between="
"""Who is past one step and not yet at the next: on no page, and small too often."""
ORDER = [state.value for state in WAY]


def counts_of_schools(*, region: Region, school_year: int) -> dict[UUID, Counts]:
    """School -> its counts and those of the others of its kind; two queries."""
    pupils = pupils_of(region, school_year)
    vo = pupils.exclude(location=None).values_list("location__school_id", "state")
    mbo = (
        pupils.filter(state__in=HAS_A_PLACE)
        .annotate(mbo=place_of("school_id"))
        .exclude(mbo=None)
        .values_list("mbo", "state")
    )
    ours = beside(vo.annotate(n=Count("pk")), steps=STEPS_OF_VO)
    return ours | beside(mbo.annotate(n=Count("pk")), steps=STEPS_OF_MBO)


def beside(rows: Iterable[tuple[UUID, str, int]], *, steps: tuple[str, ...]) -> dict[UUID, Counts]:
    """School -> both rows, for as many steps as anybody has reached."""
    by: dict[UUID, Counter[str]] = defaultdict(Counter)
    every: Counter[str] = Counter()
    for school, state, n in rows:
        by[school][state] += n
        every[state] += n
    reached = tuple(step for step in steps if _reached(every, step))
    return {
        school: _row(own, OWN, reached) | _row(every - own, REST, reached)
        for school, own in by.items()
    }


def _row(states: Counter[str], before: str, steps: tuple[str, ...]) -> Counts:
    """All, who is so far or further, and who is between two of these."""
    so_far = [sum(states.values()), *(_reached(states, step) for step in steps)]
    counts = dict(zip(_names(before, steps), so_far, strict=True))
    for step, here, further in zip((ALL, *steps), so_far, [*so_far[1:], 0], strict=True):
        counts[f"{before}{UNTOLD}{step}"] = here - further
    return counts


def _reached(states: Counter[str], step: str) -> int:
    return sum(states[state] for state in ORDER[ORDER.index(step) :])


def _names(before: str, steps: Iterable[str]) -> list[str]:
    return [f"{before}{ALL}", *(f"{before}reached={step}" for step in steps)]


def sums_of_school(counts: Mapping[str, int], before: str) -> list[tuple[str, list[str]]]:
    """Who is so far are those who are further, and those in between."""
    steps = [name.partition("=")[2] for name in counts if name.startswith(f"{before}reached=")]
    names = _names(before, steps)
    return [
        (here, [f"{before}{UNTOLD}{step}", *further])
        for step, here, further in zip(
            (ALL, *steps), names, [[name] for name in names[1:]] + [[]], strict=True
        )
    ]
