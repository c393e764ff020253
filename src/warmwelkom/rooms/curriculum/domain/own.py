"""Our own titles of profiles and modules into the tables, until SLO's files are loaded."""

from __future__ import annotations

from warmwelkom.base.facts.own import OWN, keep_own
from warmwelkom.rooms.curriculum import facts
from warmwelkom.rooms.curriculum.models import Module, Profile

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
    return keep_own(items=profiles, key=("code",)) + keep_own(
        items=modules, key=("slo_id",), scope=("profile_id",)
    )
