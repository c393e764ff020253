"""What is taught at the vmbo: profile, module or elective, task, end term for each leerweg (SLO)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

from warmwelkom.rooms.curriculum.models import EndTerm, Module, Profile, Task

LEERWEGEN = ("bb", "kb", "gl", "tl")


@dataclass(frozen=True, kw_only=True)
class ProfilePage:
    """One profile: what every pupil of it learns, its modules and its electives."""

    profile: Profile
    core: list[EndTerm]
    modules: list[Module]
    electives: list[Module]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A task with the end terms that hold for the leerweg that was asked."""

    task: Task | None
    end_terms: list[EndTerm]


@dataclass(frozen=True, kw_only=True)
class ModulePage:
    """A module or elective, task by task."""

    module: Module
    leerwegen: list[str]
    parts: list[Part]

    @property
    def count(self) -> int:
        return sum(len(part.end_terms) for part in self.parts)


def profiles() -> list[Profile]:
    """All profiles by title, each with `profile_modules` and `electives` counted."""
    rows = Profile.objects.annotate(
        profile_modules=Count("modules", filter=Q(modules__kind="profile_module")),
        electives=Count("modules", filter=Q(modules__kind="elective")),
    )
    return list(rows.order_by("title"))


def has_all_end_terms() -> bool:
    """Whether SLO's own files were loaded: our own table has the end terms of one profile alone. One query."""
    modules = Module.objects.filter(kind="profile_module")
    return (
        modules.exists() and not modules.exclude(pk__in=EndTerm.objects.values("module")).exists()
    )


def profile_page(*, code: str) -> ProfilePage | None:
    """None where there is no such profile; three queries."""
    profile = Profile.objects.filter(code=code).first()
    if profile is None:
        return None
    rows = list(profile.modules.order_by("code", "title"))
    return ProfilePage(
        profile=profile,
        core=list(profile.core_end_terms.defer("words").order_by("prefix", "position")),
        modules=[row for row in rows if row.kind == "profile_module"],
        electives=[row for row in rows if row.kind == "elective"],
    )


def module_page(*, slo_id: str, leerweg: str = "") -> ModulePage | None:
    """None where there is no such module; three queries."""
    module = Module.objects.select_related("profile").filter(slo_id=slo_id).first()
    if module is None:
        return None
    terms: dict[str | None, list[EndTerm]] = defaultdict(list)
    for term in _of(leerweg, list(module.end_terms.defer("words").order_by("position"))):
        terms[term.task_id].append(term)
    parts = [
        Part(task=task, end_terms=terms[task.pk]) for task in module.tasks.order_by("position")
    ]
    if terms[None]:
        parts.append(Part(task=None, end_terms=terms[None]))
    there = module.leerwegen.split()
    return ModulePage(
        module=module, leerwegen=[way for way in LEERWEGEN if way in there], parts=parts
    )


def _of(leerweg: str, terms: list[EndTerm]) -> list[EndTerm]:
    return [term for term in terms if not leerweg or leerweg in term.leerwegen.split()]
