"""The ten vocational vmbo profiles with the titles of their modules and electives; no Django needed.

Source: SLO (docs/credits.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from warmwelkom.base.facts import read_facts


@dataclass(frozen=True, kw_only=True)
class ProfileFact:
    """A profile by SLO's code."""

    code: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ModuleFact:
    """A profile module (four per profile) or an elective; `kind` is profile_module or elective."""

    profile: str
    kind: str
    code: str
    title: str
    leerwegen: tuple[str, ...]
    slo_id: str


def profiles() -> tuple[ProfileFact, ...]:
    return read_facts(package=__name__, name="profiles", kind=ProfileFact)


def modules() -> tuple[ModuleFact, ...]:
    return read_facts(package=__name__, name="modules", kind=ModuleFact)
