"""Better groups and visits by many small exact steps: a neighbourhood is freed and solved, all else stays.

Neighbourhoods by turns: a whole programme with all its schools (who shares a group), or one school over
some programmes (how its teachers divide their visits). Large neighbourhood search (Shaw 1998) with
integer programmes as the repair; they grow while they are proven and shrink when they are not.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from warmwelkom.engines.timetable.budget import Budget
from warmwelkom.engines.timetable.cells import Cell, Ties
from warmwelkom.engines.timetable.draft import Draft
from warmwelkom.engines.timetable.mip import Answer
from warmwelkom.engines.timetable.occupancy import occupied
from warmwelkom.engines.timetable.regroup import Limits, Regroup, pairs_of
from warmwelkom.engines.timetable.supply import (
    Places,
    Supply,
    supply_with_timetable,
    supply_without_timetable,
)
from warmwelkom.engines.timetable.visiting import travels_hold

FEWEST, MOST, NODES, SECONDS, MOST_EXTRA = 16, 220, 40, 4.0, 30


@dataclass(kw_only=True)
class Search:
    """Steps on one draft, in place. `potential` is, per school, the proven most that can be met."""

    draft: Draft
    ties: Ties
    places: Places
    budget: Budget
    potential: Sequence[float]
    seed: int
    sizes: dict[str, float] = field(default_factory=lambda: {"programme": 60.0, "school": 50.0})
    timetable: bool = False
    tell: Callable[[Draft], None] = lambda _draft: None

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311  a plan, no secret
        self.of_school: list[list[Cell]] = [[] for _each in self.draft.week.schools]
        for cell in self.draft.week.cells:
            if cell[1] >= 0:
                self.of_school[cell[1]].append(cell)
        self.limits = limits_of(self.draft) if self.timetable else loose_limits(self.draft)

    def run(self, until: float, *, goal: int) -> None:
        """Steps until this share of the budget is spent or nothing is left to gain."""
        turn = extra = 0
        while extra < MOST_EXTRA and not self.budget.is_over(until) and not self._is_reached(goal):
            name = "school" if turn % 2 else "programme"
            cells = self._of_a_school() if name == "school" else self._of_a_programme()
            self.step(cells, name=name, until=until)
            turn += 1
            extra += len(self.draft.met()) >= goal
            self.tell(self.draft)

    def _is_reached(self, goal: int) -> bool:
        return len(self.draft.met()) >= goal and not self._broken()

    def _broken(self) -> list[tuple[int, int]]:
        """Wishes inside one programme that the groups do not keep."""
        here = self.draft.group_of()
        pairs = {pair for each in self.ties.wishes.values() for pair in each}
        return [(one, friend) for one, friend in sorted(pairs) if here[one] != here[friend]]

    def step(
        self, cells: Sequence[Cell], *, name: str, until: float = 1.0, supply: Supply | None = None
    ) -> bool:
        """Frees these cells and writes back what is found; True when it was proven to be best."""
        self.budget.taken += 1
        freed = pairs_of(self.draft, cells)
        if supply is None:
            make = supply_with_timetable if self.timetable else supply_without_timetable
            supply = make(self.draft, self.places, freed)
        model = Regroup(self.draft, self.ties, self.limits, supply, cells)
        answer = model.model.solve(
            seconds=self.budget.seconds_until(until, most=SECONDS),
            nodes=NODES,
            start=model.start,
            gap=9.0,
            seed=self.chance.randrange(2**30),
        )
        proven = bool(answer.values) and answer.bound - answer.worth < 10
        if name in self.sizes:
            size = self.sizes[name] * (1.06 if proven else 0.88)
            self.sizes[name] = min(max(size, FEWEST), MOST)
        if answer.values:
            self._apply(model, answer)
        return proven

    def _apply(self, model: Regroup, answer: Answer) -> None:
        """Writes an answer into the draft, unless somebody could not travel like that."""
        draft = self.draft
        visits, members = dict(draft.visits), [set(each) for each in draft.members]
        model.apply(answer)
        if self.timetable and len(draft.week.locations) > 1 and not travels_hold(draft):
            draft.visits, draft.members = visits, members

    def _missing(self) -> list[float]:
        """For each school how far its pupils are from what is proven to be the most."""
        met = [0] * len(self.of_school)
        for one in self.draft.met():
            met[self.draft.week.students[one].school] += 1
        return [max(most - now, 0.0) for most, now in zip(self.potential, met, strict=True)]

    def _of_a_school(self) -> list[Cell]:
        """One school, sooner one that misses much, over some of its programmes, and who has no school."""
        missing = self._missing()
        school = self.chance.choices(range(len(missing)), [one + 0.05 for one in missing])[0]
        cells, found, size = list(self.of_school[school]), list[Cell](), 0
        self.chance.shuffle(cells)
        for cell in cells:
            if size >= self.sizes["school"]:
                break
            found.append(cell)
            size += len(self.draft.week.cells[cell])
            alone = (cell[0], -1)
            if alone in self.draft.week.cells:
                found.append(alone)
        return found

    def _of_a_programme(self) -> list[Cell]:
        """One programme with all its schools, or as many of them as the size allows."""
        met, week = self.draft.met(), self.draft.week
        missing = [
            sum(n not in met and week.reason(n) == "not_reached" for n in mine)
            for mine in week.students_of
        ]
        for first, _second in self._broken():
            missing[week.students[first].programme] += 1
        programme = self.chance.choices(range(len(missing)), [one + 0.2 for one in missing])[0]
        cells = [cell for cell in week.cells if cell[0] == programme and cell[1] >= 0]
        self.chance.shuffle(cells)
        found, size = [], 0
        for cell in cells:
            if size >= self.sizes["programme"]:
                break
            found.append(cell)
            size += len(week.cells[cell])
        alone = (programme, -1)
        return [*found, alone] if alone in week.cells else found


def loose_limits(draft: Draft) -> Limits:
    """As long as no rooms are chosen: the rules alone."""
    most = draft.week.rules.group_max
    return Limits(most=[most] * len(draft.programme), features=[None] * len(draft.programme))


def limits_of(draft: Draft) -> Limits:
    """What the rooms of a placed draft hold: seats divided over the groups that share one."""
    week, rooms = draft.week, occupied(draft)
    most, features = [], []
    for group, members in enumerate(draft.members):
        here, spare, shared = rooms[draft.location(group)], week.rules.group_max, None
        for kind, slot in enumerate(draft.slots[group]):
            number = draft.rooms[group][kind]
            row = here.place[number]
            left = week.rooms[number].seats - int(here.heads[row, slot])
            spare = min(spare, len(members) + left // int(here.groups[row, slot]))
            own = week.rooms[number].features
            shared = own if shared is None else shared & own
        most.append(spare)
        features.append(shared)
    return Limits(most=most, features=features)
