"""From counts to what one reader may see: all tables of that reader hidden together."""

from __future__ import annotations

from collections.abc import Mapping

from warmwelkom.engines.suppression import CannotHideError, suppress_linked
from warmwelkom.rooms.insights.names import (
    ALL,
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
    counts: Mapping[str, int],
    region: Mapping[str, int],
    public: Mapping[str, int | None],
    whole: str = ALL,
) -> Shown:
    """A school and the others, hidden so that the region's public counts tell neither.

    `whole` is what all of these schools are of the region: of an mbo it is who has a place.
    Nothing at all where the public counts leave no room: then the school is nearly the whole region.
    """
    known = {n: region[n] for n in region if is_public(n)}
    all_ = {**counts, **{PUBLIC + name: n for name, n in known.items()}}
    sums = [*sums_of_school(counts, OWN), *sums_of_school(counts, REST), *_public_sums(known)]
    for name, of in _tied(counts, region, whole).items():
        parts = [side + name for side in (OWN, REST) if side + name in counts]
        all_[OTHER + name] = region[of] - sum(counts[part] for part in parts)
        sums.append((PUBLIC + of, [*parts, OTHER + name]))
    seen = {PUBLIC + name for name in known if public.get(name) is not None}
    secret = {n for n in all_ if n.startswith((PUBLIC, OTHER))} - seen
    try:
        found = suppress_linked(
            counts=all_, sums=sums, secret=secret, shown=seen,
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


def _tied(counts: Mapping[str, int], region: Mapping[str, int], whole: str) -> dict[str, str]:
    """The counts of a school that stand beside one of the region, and beside which."""
    names = sorted({name.partition("|")[2] for name in counts})
    beside = {name: whole if name == ALL else name for name in names}
    return {name: of for name, of in beside.items() if of in region and is_public(of)}
