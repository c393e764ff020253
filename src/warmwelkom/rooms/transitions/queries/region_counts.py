"""The region in counts, without a name: none under five, and none that can be worked out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.suppression import Suppressed, suppress
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import ListUpload, State, Transition
from warmwelkom.rooms.transitions.words import HAS_A_PLACE, WAY

FEWEST = 5
PLACE, UNDERWAY, OUTSIDE = "place", "underway", "outside"
GROUP = dict.fromkeys(State, UNDERWAY)
GROUP |= dict.fromkeys(HAS_A_PLACE, PLACE)
GROUP |= dict.fromkeys((State.ELSEWHERE, State.MISSING), OUTSIDE)


@dataclass(frozen=True, kw_only=True)
class SchoolCounts:
    """One school: its total and a number for each group; None where it is hidden."""

    name: str
    total: int | None
    groups: dict[str, int | None]

    @property
    def numbers(self) -> list[int | None]:
        return [self.total, *self.groups.values()]

    @property
    def place_share(self) -> float | None:
        """Of 100, for the bar; only from numbers that are shown."""
        return _share(self.groups.get(PLACE), self.total)

    @property
    def bar_end(self) -> float | None:
        """Where the part of the bar for who is underway ends."""
        place, underway = self.groups.get(PLACE, 0), self.groups.get(UNDERWAY)
        if place is None or underway is None:
            return None
        return _share(place + underway, self.total)


@dataclass(frozen=True, kw_only=True)
class RegionCounts:
    """What the coordinator sees. A state or group in which nobody is has no entry."""

    region: Region
    groups: list[str]
    schools: list[SchoolCounts]
    states: dict[str, int | None]
    total: int | None
    needing: int | None
    nobody: int | None
    without_list: list[str]

    @property
    def doors(self) -> list[tuple[str, int | None]]:
        return [(state.value, self.states.get(state)) for state in WAY]

    @property
    def placed(self) -> int | None:
        """How many have a place; None when one of the numbers it is made of is hidden."""
        found = [self.states[state] for state in HAS_A_PLACE if state in self.states]
        shown = [number for number in found if number is not None]
        return sum(shown) if shown and len(shown) == len(found) else None


def region_counts_for(*, actor: Actor) -> RegionCounts:
    """Three queries. Only counts leave this function, and only after the suppression."""
    region = Region.objects.get(pk=actor.region)
    by_school, states, needing, nobody = _counted(region)
    parts = _parts(states)
    groups = [group for group in (PLACE, UNDERWAY, OUTSIDE) if group in parts]
    shown = suppress(counts=by_school, parts=parts, threshold=FEWEST)
    return RegionCounts(
        region=region,
        groups=groups,
        schools=[_school(name, groups, shown) for name in sorted(by_school)],
        states={key[1]: number for key, number in shown.parts.items()},
        total=shown.total,
        needing=_alone(needing, shown.total),
        nobody=_alone(nobody, shown.total),
        without_list=_without_list(),
    )


def _counted(region: Region) -> tuple[dict[str, Counter[str]], Counter[str], int, int]:
    rows = (
        Transition.objects.filter(school_year=region.school_year, gone_at__isnull=True)
        .values("location__school__name", "state")
        .annotate(
            n=Count("pk"),
            needing=Count("pk", filter=Q(needs_someone=True)),
            nobody=Count("pk", filter=Q(on_it__isnull=True) & ~Q(state=State.ELSEWHERE)),
        )
        .order_by()
    )
    by_school: dict[str, Counter[str]] = defaultdict(Counter)
    states: Counter[str] = Counter()
    needing = nobody = 0
    for row in rows:
        by_school[row["location__school__name"] or ""][GROUP[State(row["state"])]] += row["n"]
        states[row["state"]] += row["n"]
        needing, nobody = needing + row["needing"], nobody + row["nobody"]
    return dict(by_school), states, needing, nobody


def _parts(states: Counter[str]) -> dict[str, dict[str, int]]:
    """The states of each group in which somebody is: of an empty one there is nothing to tell."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for state, number in states.items():
        found[GROUP[State(state)]][state] = number
    return dict(found)


def _school(name: str, groups: list[str], shown: Suppressed) -> SchoolCounts:
    return SchoolCounts(
        name=name,
        total=shown.rows[name],
        groups={group: shown.cells[name, group] for group in groups},
    )


def _share(number: int | None, total: int | None) -> float | None:
    return None if number is None or not total else round(100 * number / total, 1)


def _alone(number: int, total: int | None) -> int | None:
    """A number that stands by itself beside the total: hidden when it, or the rest, is small."""
    return number if total is not None and FEWEST <= number <= total - FEWEST else None


def _without_list() -> list[str]:
    """Schools of which no list of leavers counts; names of schools, no pupil."""
    given = ListUpload.objects.filter(
        school=OuterRef("pk"),
        kind=ListUpload.Kind.LEAVERS,
        committed_at__isnull=False,
        undone_at__isnull=True,
    )
    rows = School.objects.filter(~Exists(given), sector="vo", left_at__isnull=True)
    return list(rows.order_by("name").values_list("name", flat=True))
