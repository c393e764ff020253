"""How a count is called, and which sums somebody could write down about the counts. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from warmwelkom.rooms.transitions.models import State
from warmwelkom.rooms.transitions.words import HAS_A_PLACE, WAY

ALL = "all"
PLACE, UNDERWAY, OUTSIDE = "place", "underway", "outside"
GROUPS = (PLACE, UNDERWAY, OUTSIDE)
WHOLE = {"vo": ALL, "mbo": f"group={PLACE}"}
"""Sector of a school -> the count of the region that all its pupils are a part of."""
GROUP: dict[str, str] = {state.value: UNDERWAY for state in State}
GROUP |= {state.value: PLACE for state in HAS_A_PLACE}
GROUP |= {State.ELSEWHERE.value: OUTSIDE, State.MISSING.value: OUTSIDE}
WAITS = ("expected", "chosen", "applied", "in_intake")
BUCKETS = ("short", "weeks", "long")
"""Under two weeks, two to six, more than six."""
IN_CLASS = ("started", "settled")
ARRIVED = ("day1", "day2", "day3", "day4", "day5", "week2", "later", "unknown")
"""How long after the first day of the own programme somebody was seen in class for the first time."""
UNKNOWN = "-"
LISTED, UNPLACED = "listed_of=", "unplaced="
"""Who is listed with a profile, and who of them has no place: on no page, but two tables beside each other tell it."""
Sums = list[tuple[str, list[str]]]


def sums_of_region(counts: Mapping[str, int]) -> Sums:
    """Every equation between the coordinator's tables. What has no count here, nobody is."""
    found: Sums = [(ALL, [f"group={group}" for group in GROUPS if f"group={group}" in counts])]
    by = _by_head(counts)
    schools = by["school"]
    found.append((ALL, schools))
    for school in schools:
        found.append((school, _under(counts, school)))
    found += _campuses(counts, by)
    for group in GROUPS:
        if f"group={group}" in counts:
            states = [f"state={s}" for s, of in GROUP.items() if of == group]
            found.append((f"group={group}", [one for one in states if one in counts]))
            cells = [f"{one}|{group}" for one in schools if f"{one}|{group}" in counts]
            found.append((f"group={group}", cells))
    found += _reached(counts)
    found += [(ALL, by["needs"]), (ALL, by["nobody"])]
    found += _flows(counts, by) + _unplaced(counts, by)
    found += _parts_of(counts, "state", WAITS, "wait")
    if by["arrived"]:
        found.append((f"reached={IN_CLASS[0]}", by["arrived"]))
    return [(total, parts) for total, parts in found if parts and total in counts]


def sums_of_states(counts: Mapping[str, int], before: str = "") -> Sums:
    """The equations of one row of steps: a school by itself, or the others together."""
    all_, states = f"{before}{ALL}", [name for name in counts if name.startswith(f"{before}state=")]
    return [(all_, states), *_reached(counts, before)] if states else []


def _by_head(counts: Iterable[str]) -> dict[str, list[str]]:
    """The counts that are no part of a table with two sides, by what they count."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        if "|" not in name:
            found[name.partition("=")[0]].append(name)
    return found


def _under(counts: Mapping[str, int], school: str) -> list[str]:
    return [f"{school}|{group}" for group in GROUPS if f"{school}|{group}" in counts]


def _campuses(counts: Mapping[str, int], by: Mapping[str, list[str]]) -> Sums:
    """A school is its campuses, a campus its leerwegen; of the region each leerweg is its profiles."""
    found: Sums = [(ALL, by["leerweg"])]
    for school in by["school"]:
        own = f"campus={school.partition('=')[2]}/"
        found.append((school, [one for one in by["campus"] if one.startswith(own)]))
    for campus in by["campus"]:
        found.append((campus, [one for one in counts if one.startswith(f"{campus}|")]))
    for way in by["leerweg"]:
        code = way.partition("=")[2]
        cells = [one for one in counts if one.startswith("campus=") and one.endswith(f"|{code}")]
        listed = [one for one in counts if one.startswith(f"listed={code}|")]
        found += [(way, cells), (way, listed)]
    return found


def _reached(counts: Mapping[str, int], before: str = "") -> Sums:
    """How many are so far, or further: each is those of the next step and those who are at this one."""
    found: Sums = []
    steps = [state.value for state in WAY]
    for here, further in zip(steps, [*steps[1:], ""], strict=True):
        parts = [f"{before}reached={further}", f"{before}state={here}"]
        found.append((f"{before}reached={here}", [one for one in parts if one in counts]))
    first = f"{before}reached={State.PLACED.value}"
    if f"{before}group={PLACE}" in counts:
        found.append((f"{before}group={PLACE}", [first]))
    return [(total, parts) for total, parts in found if total in counts and parts]


def _flows(counts: Mapping[str, int], by: Mapping[str, list[str]]) -> Sums:
    """Profiles, sectors and programmes of who has a place, and the flows between the first two."""
    place = f"group={PLACE}"
    found: Sums = [(place, by["profile"]), (place, by["sector"])]
    flows = [name for name in counts if name.startswith("flow=")]
    for head, side in (("profile", 0), ("sector", 1)):
        for total in by[head]:
            code = total.partition("=")[2]
            own = [one for one in flows if one.partition("=")[2].split("|")[side] == code]
            found.append((total, own))
    programmes = [name for name in counts if name.startswith("programme=")]
    for total in by["sector"]:
        code = total.partition("=")[2]
        found.append(
            (total, [one for one in programmes if one.partition("=")[2].split("|")[0] == code])
        )
    return found


def _parts_of(counts: Mapping[str, int], head: str, codes: Iterable[str], parts: str) -> Sums:
    return [
        (f"{head}={code}", [n for n in counts if n.startswith(f"{parts}={code}|")])
        for code in codes
        if f"{head}={code}" in counts
    ]


def untold_of_region(counts: Mapping[str, int]) -> dict[str, int]:
    """Of each profile with a place: how many are listed with it, and how many of those have none.

    Where everybody has a place, which no page hides, there is no second.
    """
    found: dict[str, int] = {}
    all_placed = counts.get(ALL) == counts.get(f"group={PLACE}")
    for total in _by_head(counts)["profile"]:
        code = total.partition("=")[2]
        listed = sum(counts[name] for name in _listed(counts, code))
        found[LISTED + code] = listed
        if not all_placed:
            found[UNPLACED + code] = listed - counts[total]
    return found


def _unplaced(counts: Mapping[str, int], by: Mapping[str, list[str]]) -> Sums:
    found: Sums = []
    for total in by["profile"]:
        code = total.partition("=")[2]
        if LISTED + code in counts:
            found.append((LISTED + code, _listed(counts, code)))
            without = [UNPLACED + code] if UNPLACED + code in counts else []
            found.append((LISTED + code, [total, *without]))
    return found


def _listed(counts: Iterable[str], code: str) -> list[str]:
    """The lists of a profile in every leerweg; who has none is counted under the leerweg, where somebody has a place."""
    own = [name for name in counts if name.startswith("listed=") and name.endswith(f"|{code}")]
    if code == UNKNOWN:
        return [name for name in own if name == f"listed={UNKNOWN}|{UNKNOWN}"]
    return own + [name for name in counts if name == f"listed={code}|{UNKNOWN}"]


def with_reached(counts: dict[str, int], before: str = "") -> None:
    """Add how many are so far or further, for each step at which or after which somebody is."""
    further = 0
    for state in reversed(WAY):
        further += counts.get(f"{before}state={state.value}", 0)
        if further:
            counts[f"{before}reached={state.value}"] = further


def with_zeros(counts: dict[str, int]) -> None:
    """That nobody of a school is in a group, or went from a profile to a sector, is a fact about pupils too."""
    by = _by_head(counts)
    groups, profiles, sectors = (
        [name.partition("=")[2] for name in by[head]] for head in ("group", "profile", "sector")
    )
    cells = [f"{school}|{group}" for school, group in product(by["school"], groups)]
    cells += [f"flow={profile}|{sector}" for profile, sector in product(profiles, sectors)]
    for cell in cells:
        counts.setdefault(cell, 0)


def is_public(name: str) -> bool:
    """What everybody may see of the region: how many are so far, and the sectors; a part of what the coordinator sees."""
    return name in (ALL, f"group={PLACE}") or name.startswith(("reached=", "sector=", "state="))
