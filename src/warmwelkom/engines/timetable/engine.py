"""The stages of a plan, from a first one within seconds to the best that the budget allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from warmwelkom.engines.timetable.bounds import bounds_of, lowest_b0, school_bounds
from warmwelkom.engines.timetable.budget import Budget
from warmwelkom.engines.timetable.cells import Ties
from warmwelkom.engines.timetable.draft import Draft
from warmwelkom.engines.timetable.first_groups import first_draft
from warmwelkom.engines.timetable.first_visits import add_visits
from warmwelkom.engines.timetable.impossible import impossible
from warmwelkom.engines.timetable.placing import Placing
from warmwelkom.engines.timetable.plan import FORMAT, Bounds, plan_as_rows, status_of
from warmwelkom.engines.timetable.retime import place_with_visits
from warmwelkom.engines.timetable.revisit import revisit_school
from warmwelkom.engines.timetable.search import Search
from warmwelkom.engines.timetable.sharing import places_of, wish_visits
from warmwelkom.engines.timetable.short import shortages
from warmwelkom.engines.timetable.supply import Places, settled
from warmwelkom.engines.timetable.verify import verify
from warmwelkom.engines.timetable.walking import walk_less
from warmwelkom.engines.timetable.week import Week

TELL_STEPS = 50
BOUNDS_UNTIL, GROUPS_UNTIL, POLISH_UNTIL, ATTEMPTS = 0.3, 0.35, 0.95, 4
FIRST_SECONDS, PER_SCHOOL = 5.0, 2.0


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What is known now: the stage, seconds since the begin, the best plan and the bounds."""

    stage: str
    seconds: float
    figures: dict[str, int] | None
    bounds: Bounds
    rows: dict[str, Any] | None = None


Tell = Callable[[Progress], None]


def plan_week(
    week: Week,
    *,
    budget: Budget,
    seed: int = 1,
    tell: Tell = lambda _progress: None,
) -> dict[str, Any]:
    """The best plan found within the budget, as the rows of a plan file.

    A week that cannot be planned gives `infeasible` with what is short, before any search; `unknown`
    means that no plan was found, and none was excluded in the words of the file, unless `impossible` says why there is none.
    """
    short = shortages(week)
    if short:
        return {"format": FORMAT, "week": week.name, "status": "infeasible", "short": short}
    if reasons := impossible(week):
        return {"format": FORMAT, "week": week.name, "status": "unknown", "impossible": reasons}
    return _Planning(week=week, budget=budget, seed=seed, tell=tell).run()


@dataclass(kw_only=True)
class _Planning:
    week: Week
    budget: Budget
    seed: int
    tell: Tell
    best: dict[str, Any] | None = None
    order: tuple[int, ...] = ()
    first: Draft | None = None
    bounds: Bounds = field(init=False)

    def __post_init__(self) -> None:
        b0 = lowest_b0(self.week)
        self.bounds = Bounds(b0=b0, b2=b0)

    def run(self) -> dict[str, Any]:
        self._first()
        if not self.budget.is_over():
            self._better()
        if self.best is None:
            return {"format": FORMAT, "week": self.week.name, "status": "unknown"}
        return self._bounded(self.best)

    def _bounded(self, rows: dict[str, Any]) -> dict[str, Any]:
        """A plan with the bounds as they are known now: an early one was kept before B2 was."""
        bounds = {"B0": self.bounds.b0, "B2": self.bounds.b2}
        return rows | {"status": status_of(rows["figures"], self.bounds), "bounds": bounds}

    def keep(self, draft: Draft, stage: str) -> tuple[int, ...]:
        """Keeps a whole, valid plan if it is the best so far, and tells where things stand."""
        rows = plan_as_rows(self.week, draft.as_plan(), self.bounds)
        figures = rows["figures"]
        order = order_of(figures)
        if (self.best is None or order < self.order) and not verify(self.week, rows):
            self.best, self.order = rows, order
        self.say(stage)
        return order

    def say(self, stage: str) -> None:
        figures = None if self.best is None else self.best["figures"]
        self.tell(
            Progress(
                stage=stage,
                seconds=self.budget.elapsed,
                figures=figures,
                bounds=self.bounds,
                rows=self.best,
            )
        )

    def _now_and_then(self, stage: str, draft: Draft | None) -> None:
        """Every so many steps: a whole draft is kept, and where things stand is told."""
        if self.budget.taken % TELL_STEPS == 0:
            if draft is None:
                self.say(stage)
            else:
                self.keep(draft, stage)

    def _first(self) -> None:
        draft = first_draft(self.week, seed=self.seed)
        placing = Placing(draft, seed=self.seed)
        placing.place_all(range(len(draft.programme)), stop=self._is_first_late)
        add_visits(draft)
        self.first = draft if draft.is_placed else None
        self.keep(draft, "first plan")

    def _is_first_late(self) -> bool:
        """Even who stops at once gets a first plan, unless that is a puzzle by itself."""
        return self.budget.is_late and self.budget.elapsed > FIRST_SECONDS

    def _better(self) -> None:
        models, answers = school_bounds(
            self.week, seconds=lambda: self.budget.seconds_until(BOUNDS_UNTIL, most=5)
        )
        self.bounds = bounds_of(self.week, [one.bound for one in answers])
        self.best = self.best and self._bounded(self.best)
        self.say("bounds")
        places = places_of(self.week, models, answers)
        goal = min(self.bounds.b0, self.bounds.b2)
        loose = first_draft(self.week, seed=self.seed)
        wish_visits(loose, places, seconds=lambda: self.budget.seconds_until(BOUNDS_UNTIL, most=2))
        draft = self._placed(loose, places)
        if self.first is not None:
            draft = self._better_of(self.first, draft)
        search = Search(
            draft=loose,
            ties=Ties(self.week),
            places=places,
            budget=self.budget,
            potential=[one.bound for one in answers],
            seed=self.seed,
            tell=lambda _draft: self._now_and_then("groups", None),
        )
        search.run(GROUPS_UNTIL, goal=goal)
        self.say("groups")
        draft = self._better_of(draft, self._placed(loose, places))
        if draft.is_placed:
            self._polish(draft, search, goal=goal)
            self._finish(draft)

    def _better_of(self, one: Draft, other: Draft) -> Draft:
        """The second if it is valid and no worse; a plan that is the best so far is kept."""
        if not other.is_placed:
            return one
        order = self.keep(other, "timetable")
        return other if not one.is_placed or order <= self.keep(one, "timetable") else one

    def _polish(self, draft: Draft, search: Search, *, goal: int) -> None:
        """Groups and visits again, with the slots that the timetable has."""
        polish = Search(
            draft=draft,
            ties=search.ties,
            places=settled(search.places, draft),
            budget=self.budget,
            potential=search.potential,
            seed=self.seed + 1,
            timetable=True,
            tell=lambda draft: self._now_and_then("visits", draft),
        )
        polish.run(POLISH_UNTIL, goal=goal)

    def _placed(self, draft: Draft, places: Places) -> Draft:
        """A timetable for these groups, if one is found."""
        for attempt in range(ATTEMPTS):
            tried = draft.copy()
            placing = Placing(tried, seed=self.seed + attempt)
            place_with_visits(tried, placing, places, stop=lambda: self.budget.is_late)
            if tried.is_placed or self.budget.is_late:
                break
        return tried

    def _finish(self, draft: Draft) -> None:
        """The visits once more, with fewest trips; then rooms with less walking."""
        for school in range(len(self.week.schools)):
            if self.budget.is_late:
                break
            seconds = self.budget.seconds_until(1.0, most=PER_SCHOOL)
            revisit_school(draft, school, seconds=seconds)
        self.keep(draft, "visits")
        if not self.budget.is_late:
            walk_less(draft, stop=lambda: self.budget.is_late)
            self.keep(draft, "walking")


def order_of(figures: dict[str, int]) -> tuple[int, ...]:
    """Smaller is better, line by line as in section 4."""
    return (
        figures["lonely"], -figures["familiar"], figures["friends_broken"], figures["trips"],
        figures["walking_minutes"],
    )  # fmt: skip
