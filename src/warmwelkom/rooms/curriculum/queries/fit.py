"""The fit of profiles and programmes: a table of counts, weighed by who comes from where; none under five."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.curriculum.models import Goal, Profile
from warmwelkom.rooms.curriculum.queries.covered import MISSING, STATES, TWICE, covered
from warmwelkom.rooms.curriculum.queries.pupils import flows_for
from warmwelkom.rooms.people.models import Programme, Region


@dataclass(frozen=True, kw_only=True)
class FitCell:
    """One profile and one programme: goals by state, and how many pupils go this way (None: under five, or hidden)."""

    profile: str
    programme: UUID
    counts: Counter[str]
    pupils: int | None

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def known(self) -> int:
        return self.total - self.counts["open"] - self.counts["disputed"]

    def share(self, state: str) -> float:
        return self.counts[state] / self.total if self.total else 0.0

    @property
    def parts(self) -> list[tuple[str, int]]:
        return [(state, self.counts[state]) for state in STATES if self.counts[state]]


@dataclass(frozen=True, kw_only=True)
class FitRow:
    """A programme: a cell for each profile, and the shares weighed by the pupils that are shown."""

    programme: Any
    goals: int
    cells: list[FitCell]
    pupils: int
    twice: float | None
    missing: float | None


@dataclass(frozen=True, kw_only=True)
class FitPage:
    """`with_pupils` is false for who sees the region's figures: no number of pupils, no mark and no weight."""

    profiles: list[Profile]
    rows: list[FitRow]
    without_goals: int
    with_pupils: bool


def fit_page(*, actor: Actor, leerweg: str = "", school: UUID | None = None) -> FitPage:
    """Nine queries at most, whatever the number of profiles and programmes."""
    region = Region.objects.get(pk=actor.region)
    picture = covered(region=actor.region, leerweg=leerweg)
    profiles = list(Profile.objects.order_by("title"))
    rows = (
        Programme.objects.visible_to(actor, "people.see_programme")
        .filter(school__left_at__isnull=True)
        .select_related("school", "location")
        .order_by("name", "level", "pk")
    )
    if school:
        rows = rows.filter(school_id=school)
    programmes = list(rows)
    pupils = flows_for(actor=actor, region=region)
    described = [row for row in programmes if picture.goals.get(row.pk)]
    return FitPage(
        profiles=profiles,
        rows=[_row(row, profiles, picture, pupils) for row in described],
        without_goals=len(programmes) - len(described),
        with_pupils=may(actor, "curriculum.see_numbers"),
    )


def _row(programme: Any, profiles: list[Profile], picture: Any, pupils: Any) -> FitRow:
    cells = [
        FitCell(
            profile=profile.code, programme=programme.pk, pupils=pupils.get((profile.code, programme.pk)),
            counts=picture.counts(profile.code, programme.pk),
        )
        for profile in profiles
    ]  # fmt: skip
    return FitRow(
        programme=programme,
        goals=picture.goals[programme.pk],
        cells=cells,
        pupils=sum(cell.pupils or 0 for cell in cells),
        twice=_weighed(cells, TWICE),
        missing=_weighed(cells, MISSING),
    )


def _weighed(cells: list[FitCell], state: str) -> float | None:
    """The share of goals in this state for a pupil as they come; None where no number is shown."""
    total = sum(cell.pupils or 0 for cell in cells)
    if not total:
        return None
    return sum((cell.pupils or 0) * cell.share(state) for cell in cells) / total


@dataclass(frozen=True, kw_only=True)
class FitDetail:
    """One profile beside one programme: its goals by state, in the order of the units."""

    profile: Profile
    programme: Any
    cell: FitCell
    groups: list[tuple[str, list[Goal]]]
    leerweg: str


def fit_detail(*, actor: Actor, profile: str, programme: UUID, leerweg: str = "") -> FitDetail:
    """Raises MayNotKnow where one of them is not here."""
    one = Profile.objects.filter(pk=profile).first()
    other = Programme.objects.get_for(actor, "people.see_programme", pk=programme)
    if one is None:
        raise MayNotKnow
    region = Region.objects.get(pk=actor.region)
    picture = covered(region=actor.region, leerweg=leerweg)
    states = picture.states.get((profile, programme), {})
    groups: dict[str, list[Goal]] = defaultdict(list)
    goals = Goal.objects.visible_to(actor, "curriculum.see_goal").filter(
        unit__programme=other, retired_on=None
    )
    for goal in goals.select_related("unit").defer("words").order_by("unit__place", "place", "pk"):
        groups[states.get(goal.pk, "open")].append(goal)
    pupils = flows_for(actor=actor, region=region).get((profile, programme))
    counts = picture.counts(profile, programme)
    cell = FitCell(profile=profile, programme=programme, counts=counts, pupils=pupils)
    return FitDetail(
        profile=one, programme=other, cell=cell, leerweg=leerweg,
        groups=[(state, groups[state]) for state in STATES if groups[state]],
    )  # fmt: skip
