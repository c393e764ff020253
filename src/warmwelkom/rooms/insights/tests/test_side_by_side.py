"""Every number that one reader may see, of all pages together, attacked by the kinds of pupils there can be."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product
from typing import Any
from uuid import UUID

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from warmwelkom.engines.suppression import suppress
from warmwelkom.rooms.curriculum.queries.pupils import shown_of
from warmwelkom.rooms.insights.hiding import shown_to_coordinator, shown_to_school
from warmwelkom.rooms.insights.names import GROUP, PLACE, is_public, with_zeros
from warmwelkom.rooms.insights.queries.facts_of_schools import (
    ORDER,
    OWN,
    REST,
    STEPS_OF_VO,
    beside,
)
from warmwelkom.rooms.insights.tests.bounds import spread

CAMPUSES, PROFILES = ("a", "b", "c"), ("", "PIE", "ZW")
STATES = ("expected", "applied", "placed", "started")
PROGRAMMES = (UUID(int=1), UUID(int=2), UUID(int=3))
SECTOR = {PROGRAMMES[0]: "Zorg", PROGRAMMES[1]: "Zorg", PROGRAMMES[2]: "Techniek"}
KINDS = [
    (campus, profile, state, to)
    for campus, profile, state in product(CAMPUSES, PROFILES, STATES)
    for to in (PROGRAMMES if GROUP[state] == PLACE else (None,))
]
Kind = tuple[str, str, str, UUID | None]


@st.composite
def regions(draw: Any) -> Counter[Kind]:
    """A small region, in which some kinds of pupils are two or three."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=14))
    return Counter({kind: draw(st.sampled_from((1, 2, 3, 6, 9, 20))) for kind in kinds})


def sums(region: Counter[Kind], names: Any) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for kind, n in region.items():
        for name in names(*kind):
            found[name] += n
    return found


def in_figures(campus: str, profile: str, state: str, to: UUID | None) -> list[str]:
    """What the coordinator's counts count of one pupil."""
    group, way = GROUP[state], "kb" if profile else "tl"
    names = ["all", f"school={campus}", f"state={state}", f"group={group}", f"school={campus}|{group}"]  # fmt: skip
    names += [f"campus={campus}/x", f"campus={campus}/x|{way}", f"leerweg={way}", f"listed={way}|{profile or '-'}"]  # fmt: skip
    if to:
        came, sector = profile or way, SECTOR[to]
        names += [f"profile={came}", f"sector={sector}", f"flow={came}|{sector}", f"programme={sector}|{to.int}"]  # fmt: skip
    return [*names, *(f"reached={step}" for step in ORDER[: ORDER.index(state) + 1])]


def beside_the_curriculum(campus: str, profile: str, _state: str, to: UUID | None) -> list[Any]:
    """What *Past het?* and the page of a profile count of one pupil."""
    return [("fit", profile, to), ("campus", campus, profile)]


def seen_by_staff(region: Counter[Kind]) -> dict[Any, int]:
    """The numbers beside the curriculum, and what everybody may see."""
    counts = sums(region, in_figures)
    with_zeros(counts)
    seen: dict[Any, int] = {
        name: n for name, n in shown_to_coordinator(counts).items() if n and is_public(name)
    }
    fit = sums(region, lambda _campus, profile, _state, to: [(profile, to, str(to or ""))])
    sectors = {str(to): sector for to, sector in SECTOR.items()}
    seen |= {("fit", *key): n for key, n in shown_of(fit, sectors).items()}
    campuses: dict[str, Counter[str]] = defaultdict(Counter)
    for (campus, profile, _state, _to), n in region.items():
        campuses[campus][profile] += n
    cells = suppress(counts=campuses).cells
    return seen | {("campus", *key): n for key, n in cells.items() if n}


def in_schools(campus: str, _profile: str, state: str, _to: UUID | None) -> list[Any]:
    """What the page of each school counts of one pupil: of the own, or of the others."""
    sides = {one: OWN if one == campus else REST for one in CAMPUSES}
    upto = [step for step in STEPS_OF_VO if ORDER.index(step) <= ORDER.index(state)]
    names = ["all", *(f"reached={step}" for step in upto)]
    return [(one, side + name) for one, side in sides.items() for name in names]


def seen_at_school(region: Counter[Kind], school: str) -> dict[Any, int]:
    """The page of the own school too."""
    counts = sums(region, in_figures)
    with_zeros(counts)
    public = {name: n for name, n in shown_to_coordinator(counts).items() if is_public(name)}
    rows = [(campus, state, n) for (campus, _profile, state, _to), n in region.items()]
    own: Any = beside(rows, steps=STEPS_OF_VO)  # type: ignore[arg-type]  # a letter for an id
    shown = shown_to_school(own[school], counts, public)
    return {(school, name): n for name, n in shown.items() if n}


def every_name(kind: Kind) -> set[Any]:
    return {*in_figures(*kind), *beside_the_curriculum(*kind), *in_schools(*kind)}


NAMES = [every_name(kind) for kind in KINDS]


def holds(name: Any) -> np.ndarray[Any, Any]:
    return np.array([name in names for names in NAMES], dtype=float)


def is_own(name: Any, school: str) -> bool:
    """Staff know their own pupils by name; what the pages of other schools count is counted elsewhere too."""
    if isinstance(name, str):
        return f"={school}" in name
    return name[:2] == ("campus", school) or (
        len(name) == 2 and name != (school, REST + name[1].partition("|")[2])
    )


@settings(max_examples=12)
@example(Counter({("c", "", "placed", PROGRAMMES[1]): 6, ("c", "", "placed", PROGRAMMES[0]): 1}))
@given(regions())
def test_nothing_that_a_page_hides_from_staff_is_told_by_the_others(region: Counter[Kind]) -> None:
    """No small count of others is the same in every region that would show these numbers."""
    school = min(region)[0]
    seen = seen_by_staff(region) | seen_at_school(region, school)
    real = sums(region, lambda *kind: every_name(kind))
    assert {name: n for name, n in seen.items() if n != real[name]} == {}
    hidden = [name for name, n in real.items() if n < 5 and name not in seen]
    told = [
        name
        for name in hidden
        if not is_own(name, school) and len({*spread(name, seen, holds=holds)}) == 1
    ]
    assert told == []
