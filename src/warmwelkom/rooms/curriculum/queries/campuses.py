"""Where pupils follow a profile: a number for each campus, none under five and none that can be worked out."""

from __future__ import annotations

from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.engines.suppression import FEWEST, suppress
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.api import profiles_at_campuses


@dataclass(frozen=True, kw_only=True)
class Campuses:
    """(campus, pupils), the most first; `hidden` campuses have a number that is not shown."""

    shown: list[tuple[str, int]]
    hidden: int


def campuses_of(*, actor: Actor, profile: str) -> Campuses | None:
    """None for who may not see these numbers, or where no list is in. Two queries."""
    if not may(actor, "curriculum.see_numbers"):
        return None
    year = Region.objects.get(pk=actor.region).school_year
    counts = profiles_at_campuses(school_year=year)
    if not counts:
        return None
    cells = suppress(counts=counts, apart=FEWEST).cells
    here = {campus for campus, row in counts.items() if campus and row[profile]}
    shown = [(campus, n) for campus in here if (n := cells[campus, profile])]
    return Campuses(
        shown=sorted(shown, key=lambda row: (-row[1], row[0])), hidden=len(here) - len(shown)
    )
