"""Our own titles of profiles and modules, and end terms of one profile, into the tables, until SLO's files are loaded."""

from __future__ import annotations

from warmwelkom.base.facts.own import OWN, keep_own
from warmwelkom.rooms.curriculum import facts
from warmwelkom.rooms.curriculum.models import EndTerm, Module, Profile, Task

SOURCE = f"{OWN}: SLO, examenprogramma's beroepsgericht, december 2025"


def load_own() -> int:
    """Write profiles, modules and electives by title; returns the rows kept.

    What SLO's own files brought stays as it is, profile by profile.
    """
    profiles = [Profile(code=row.code, title=row.title, source=SOURCE) for row in facts.profiles()]
    modules = [
        Module(
            slo_id=row.slo_id,
            code=row.code,
            profile_id=row.profile,
            kind=row.kind,
            title=row.title,
            leerwegen=" ".join(row.leerwegen),
            source=SOURCE,
        )
        for row in facts.modules()
    ]
    kept = keep_own(items=profiles, key=("code",)) + keep_own(
        items=modules, key=("slo_id",), scope=("profile_id",)
    )
    return kept + _load_end_terms()


def _load_end_terms() -> int:
    """Those of one profile; where they are there, from here or from SLO's own files, they stay as they are."""
    rows = facts.end_terms()
    tasks = {
        row.task: Task(
            slo_id=row.task, module_id=row.module, title=row.task_title, position=row.task_position
        )
        for row in rows
    }
    Task.objects.bulk_create(tasks.values(), ignore_conflicts=True)
    terms = [
        EndTerm(
            slo_id=row.slo_id, task_id=row.task, module_id=row.module, prefix=row.code,
            leerwegen=" ".join(row.leerwegen), position=row.position, text=row.text,
        )
        for row in rows
    ]  # fmt: skip
    EndTerm.objects.bulk_create(terms, ignore_conflicts=True)
    return len(terms)
