"""For a new class: how many had which module, and what that means for where to begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Module, NotTaught
from warmwelkom.rooms.curriculum.queries.choices import without_candidate
from warmwelkom.rooms.curriculum.queries.pairs import values_of
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.transitions.api import Took, new_class, new_classes

GIVES = ("covers", "partly")
WHOLE = ""
Gone = dict[tuple[Any, Any, int], dict[str, set[str]]]
"""(school, campus or None, exam year) -> module -> end terms that were not taught; an empty one is all of it."""


@dataclass(kw_only=True)
class ModuleHad:
    """A module that does something for this programme: how many had it, how many not, of whom we don't know.

    Who had it without some of its end terms had it: `missed` says which.
    """

    module: Module
    had: int = 0
    not_had: int = 0
    unknown: int = 0
    not_taught: int = 0
    goals: list[Goal] = field(default_factory=list)
    terms: Counter[str] = field(default_factory=Counter)

    @property
    def missed(self) -> list[tuple[str, int]]:
        """End terms that were not taught to some of those who had the module, and to how many."""
        return sorted(self.terms.items(), key=lambda row: (-row[1], row[0]))


@dataclass(frozen=True, kw_only=True)
class GoalHad:
    """A goal, and how many had at least one module that covers it, or part of it."""

    goal: Goal
    had: int
    not_had: int


@dataclass(frozen=True, kw_only=True)
class ClassPage:
    """`listed` students have a vmbo list behind them; of `guessed` only the profile is known."""

    name: str
    programme: Any
    enrolled: int
    listed: int
    guessed: int
    modules: list[ModuleHad]
    first: list[GoalHad]
    shorter: list[GoalHad]
    described: bool


def classes_for(*, actor: Actor) -> list[tuple[str, Any, int]]:
    """(class, programme, students), of a known programme; two queries."""
    found = new_classes(actor=actor)
    programmes = Programme.objects.visible_to(actor, "people.see_programme").in_bulk(
        {programme for _name, programme, _n in found if programme}
    )
    return [(name, programmes[pk], n) for name, pk, n in found if pk in programmes]


def class_page(*, actor: Actor, name: str, programme: UUID) -> ClassPage:
    """Raises MayNotKnow where the actor has no such class; ten queries at most."""
    if (name, programme) not in {(one, pk) for one, pk, _n in new_classes(actor=actor)}:
        raise MayNotKnow
    there = Programme.objects.get_for(actor, "people.see_programme", pk=programme)
    students = new_class(actor=actor, name=name, programme=programme)
    modules, by_goal = _modules_that_give(there)
    gone = _not_taught(students.took)
    had = {at: _had(row, modules, gone) for at, row in enumerate(students.took)}
    for module in modules.values():
        for at, took in had.items():
            state = took.get(module.module.pk, "unknown")
            setattr(module, state, getattr(module, state) + 1)
            if state == "had":
                module.terms.update(_missed(students.took[at], gone)[module.module.pk])
    goals = [_goal_had(goal, ids, had) for goal, ids in by_goal.items()]
    known = [row for row in goals if row.had + row.not_had]
    return ClassPage(
        name=name, programme=there, enrolled=students.enrolled, listed=len(students.took),
        guessed=sum(not row.modules and bool(row.profile) for row in students.took),
        modules=sorted(modules.values(), key=lambda row: (-row.not_had, row.module.code)),
        first=sorted((r for r in known if r.not_had > r.had), key=lambda r: -r.not_had)[:8],
        shorter=sorted((r for r in known if r.had > r.not_had), key=lambda r: -r.had)[:8],
        described=bool(by_goal),
    )  # fmt: skip


def _modules_that_give(programme: Any) -> tuple[dict[str, ModuleHad], dict[Goal, set[str]]]:
    """Modules by SLO's id with the goals they do something for, and goals with the modules."""
    values = {pair for pair, value in values_of(programme=programme).items() if value in GIVES}
    terms = EndTerm.objects.filter(pk__in={term for _goal, term in values}, module__isnull=False)
    of_term = {term.pk: term.module for term in terms.select_related("module").defer("words")}
    goals = Goal.objects.defer("words").in_bulk({goal for goal, _term in values})
    modules: dict[str, ModuleHad] = {}
    by_goal: dict[Goal, set[str]] = defaultdict(set)
    for goal_id, term_id in sorted(values, key=str):
        module = of_term.get(term_id)
        if module is None:
            continue
        row = modules.setdefault(module.pk, ModuleHad(module=module))
        if goals[goal_id] not in row.goals:
            row.goals.append(goals[goal_id])
        by_goal[goals[goal_id]].add(module.pk)
    return modules, dict(by_goal)


def _not_taught(took: Iterable[Took]) -> Gone:
    """What these schools told of the years of these pupils; one query. An empty text is the whole module."""
    rows = NotTaught.objects.filter(
        school_id__in={row.school_id for row in took if row.school_id},
        school_year__in={row.school_year for row in took}, withdrawn_at=None,
    )  # fmt: skip
    fields = ("school_id", "location_id", "school_year", "module_id", "end_term__text")
    found: Gone = defaultdict(lambda: defaultdict(set))
    for school, campus, year, module, text in rows.values_list(*fields):
        found[school, campus, year][module].add(without_candidate(text) if text else WHOLE)
    return found


def _missed(row: Took, gone: Gone) -> dict[str, set[str]]:
    """What was not taught at this pupil's school, everywhere or on the own campus, in the own year."""
    found: dict[str, set[str]] = defaultdict(set)
    for campus in {None, row.location_id}:
        for module, texts in gone.get((row.school_id, campus, row.school_year), {}).items():
            found[module] |= texts
    return found


def _had(row: Took, modules: dict[str, ModuleHad], gone: Gone) -> dict[str, str]:
    """Module -> had, not_had or not_taught; one of which we don't know is not there."""
    missed = _missed(row, gone)
    listed = {word.strip().casefold() for word in row.modules}
    found = {}
    for pk, one in modules.items():
        module = one.module
        names = {module.code.casefold(), module.title.casefold()}
        names.add(f"{module.code} {module.title}".casefold())
        own = module.profile_id == row.profile and module.kind == "profile_module"
        if row.leerweg and row.leerweg not in module.leerwegen.split():
            own = False
        if listed & names or (own and not listed):
            found[pk] = "not_taught" if WHOLE in missed[pk] else "had"
        elif listed or (row.profile and module.kind == "profile_module"):
            found[pk] = "not_had"
        elif not row.profile and row.leerweg in ("tl", "gl"):
            found[pk] = "not_had"  # no profile on the list: no vocational programme
    return found


def _goal_had(goal: Goal, modules: set[str], had: dict[int, dict[str, str]]) -> GoalHad:
    states = [{took.get(pk, "unknown") for pk in modules} for took in had.values()]
    yes = sum("had" in state for state in states)
    unknown = sum("had" not in state and "unknown" in state for state in states)
    return GoalHad(goal=goal, had=yes, not_had=len(states) - yes - unknown)
