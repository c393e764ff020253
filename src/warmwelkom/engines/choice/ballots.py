"""What goes in: plans with their cost, ballots that approve of some, and the money there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A plan that money is asked for; `id` also decides where two are equal."""

    id: str
    cost: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One voter and the plans that have the voter's approval; `side` is the group, such as vo or mbo."""

    voter: str
    approved: tuple[str, ...]
    side: str = ""


@dataclass(frozen=True, kw_only=True)
class Election:
    """An empty ballot is a voter too: its share of the money is there, and nobody spends it.

    Raises:
        ValueError: an amount is below zero, an id stands twice, or a ballot names an unknown plan.
    """

    budget: Fraction
    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]

    def __post_init__(self) -> None:
        if self.budget < 0 or any(project.cost < 0 for project in self.projects):
            raise ValueError("Money can't be below zero.")
        for what, ids in (
            ("project", [project.id for project in self.projects]),
            ("voter", [ballot.voter for ballot in self.ballots]),
        ):
            twice = [name for name, times in Counter(ids).items() if times > 1]
            if twice:
                raise ValueError(f"The {what} '{twice[0]}' is there twice.")
        for ballot in self.ballots:
            for name in ballot.approved:
                if name not in self.costs:
                    raise ValueError(f"The ballot of '{ballot.voter}' names no project: '{name}'.")

    @property
    def share(self) -> Fraction:
        """Each voter's equal part of the budget; 0 when there are no voters."""
        return self.budget / len(self.ballots) if self.ballots else Fraction(0)

    @cached_property
    def costs(self) -> Mapping[str, Fraction]:
        """Plan to cost, in the order of the plans."""
        return {project.id: project.cost for project in self.projects}

    @cached_property
    def backers(self) -> Mapping[str, list[int]]:
        """Plan to the places of the ballots that approve of it; named twice on one counts once."""
        found: dict[str, list[int]] = {name: [] for name in self.costs}
        for place, ballot in enumerate(self.ballots):
            for name in set(ballot.approved):
                found[name].append(place)
        return found
