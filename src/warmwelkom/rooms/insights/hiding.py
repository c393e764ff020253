"""From counts to what one reader may see: all tables of that reader hidden together."""

from __future__ import annotations

from collections.abc import Mapping

from warmwelkom.engines.suppression import CannotHideError, suppress_linked
from warmwelkom.rooms.insights.names import (
    PLACE,
    is_public,
    sums_of_region,
    sums_of_states,
    untold_of_region,
)
from warmwelkom.rooms.insights.queries.facts_of_schools import OWN, REST, UNTOLD, sums_of_school

PUBLIC, OTHER = "region|", "other|"
Shown = dict[str, int | None]


def shown_to_coordinator(counts: Mapping[str, int]) -> Shown:
    """The counts of the region: what is hidden is None."""
    if not counts:
        return {}
    untold = untold_of_region(counts)
    whole = {**counts, **untold}
    found = suppress_linked(counts=whole, sums=sums_of_region(whole), untold=set(untold))
    return {name: n for name, n in found.items() if name in counts}


def shown_to_school(
    counts: Mapping[str, int], region: Mapping[str, int], public: Mapping[str, int | None]
) -> Shown:
    """A school and the others, hidden so that the region's public counts tell neither.

    Nothing at all where the public counts leave no room: then the school is nearly the whole region.
    """
    tied, known = _tied(counts, region), {n: region[n] for n in region if is_public(n)}
    whole = {**counts, **{PUBLIC + name: n for name, n in known.items()}}
    whole |= {OTHER + name: region[name] - sum(_both(counts, name)) for name in tied}
    sums = [*sums_of_school(counts, OWN), *sums_of_school(counts, REST), *_public_sums(known)]
    for name in tied:
        parts = [side + name for side in (OWN, REST) if side + name in counts]
        sums.append((PUBLIC + name, [*parts, OTHER + name]))
    seen = {PUBLIC + name for name in known if public.get(name) is not None}
    secret = {n for n in whole if n.startswith((PUBLIC, OTHER))} - seen
    try:
        found = suppress_linked(
            counts=whole, sums=sums, secret=secret, shown=seen,
            untold={name for name in counts if UNTOLD in name},
        )  # fmt: skip
    except CannotHideError:
        return {}
    return {name: n for name, n in found.items() if name in counts and UNTOLD not in name}


def _public_sums(known: Mapping[str, int]) -> list[tuple[str, list[str]]]:
    """What anybody may add up: the steps, who is so far, and the sectors."""
    names = {PUBLIC + name: n for name, n in known.items()}
    sectors = [name for name in names if name.startswith(f"{PUBLIC}sector=")]
    place = f"{PUBLIC}group={PLACE}"
    return [*sums_of_states(names, PUBLIC), *([(place, sectors)] if sectors else [])]


def _tied(counts: Mapping[str, int], region: Mapping[str, int]) -> list[str]:
    """The counts of the region that a school's stand beside: the steps, who is so far, and all."""
    names = {name.partition("|")[2] for name in counts}
    return sorted(name for name in names & set(region) if is_public(name))


def _both(counts: Mapping[str, int], name: str) -> list[int]:
    return [counts.get(side + name, 0) for side in (OWN, REST)]
