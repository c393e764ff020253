"""Which modules to lay beside a unit: of a profile, with how much was said, those whose words are alike first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.engines.similar import Candidate, Index
from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Judgement, Module, Profile, Unit
from warmwelkom.rooms.curriculum.queries.choices import without_candidate


@dataclass(frozen=True, kw_only=True)
class ModuleBeside:
    """`alike` pairs have words in common; `said` cells somebody filled in, of `size`."""

    module: Module
    alike: int
    said: int
    size: int


@dataclass(frozen=True, kw_only=True)
class UnitBeside:
    unit: Unit
    goals: list[Goal]
    profiles: list[Profile]
    profile: str
    modules: list[ModuleBeside]


def unit_beside(*, actor: Actor, pk: UUID, profile: str) -> UnitBeside:
    """Six queries; without a profile the one in which most was said, else the first. Raises MayNotKnow."""
    units = Unit.objects.visible_to(actor, "curriculum.see_unit")
    unit = units.select_related("programme__school").filter(pk=pk).first()
    if unit is None:
        raise MayNotKnow
    goals = list(Goal.objects.filter(unit=unit, retired_on=None).defer("words"))
    said = _said(unit)
    profiles = list(Profile.objects.order_by("title"))
    chosen = profile if profile in {row.code for row in profiles} else _usual(said, profiles)
    terms = list(
        EndTerm.objects.filter(module__profile_id=chosen)
        .values_list("pk", "module_id", "text")
        .order_by("pk")
    )
    alike = _alike(goals, terms)
    sizes = Counter(module for _pk, module, _text in terms)
    rows = [
        ModuleBeside(
            module=module, alike=alike[module.pk], said=said[chosen, module.pk],
            size=sizes[module.pk] * len(goals),
        )
        for module in Module.objects.filter(profile_id=chosen).order_by("-kind", "code", "title")
    ]  # fmt: skip
    return UnitBeside(
        unit=unit, goals=goals, profiles=profiles, profile=chosen,
        modules=sorted(rows, key=lambda row: (row.module.kind == "elective", -row.alike)),
    )  # fmt: skip


def _said(unit: Unit) -> Counter[tuple[str, str]]:
    """(profile, module) -> cells of this unit that somebody filled in."""
    rows = Judgement.objects.filter(goal__unit=unit).values_list(
        "end_term__module__profile_id", "end_term__module_id", "goal_id", "end_term_id"
    )
    return Counter((row[0], row[1]) for row in rows.order_by().distinct())


def _usual(said: Counter[tuple[str, str]], profiles: list[Profile]) -> str:
    by_profile: Counter[str] = Counter()
    for (profile, _module), n in said.items():
        by_profile[profile] += n
    most = by_profile.most_common(1)
    return most[0][0] if most else (profiles[0].code if profiles else "")


def _alike(goals: list[Goal], terms: list[tuple[str, str, str]]) -> Counter[str]:
    """Module -> pairs of a goal and an end term that read alike."""
    of = {pk: module for pk, module, _text in terms}
    index = Index(Candidate(pk, without_candidate(text)) for pk, _module, text in terms)
    return Counter(of[found.id] for goal in goals for found in index.most_alike(text=goal.text))
