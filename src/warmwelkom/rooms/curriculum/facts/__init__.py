"""The ten vocational vmbo profiles with the titles of their modules and electives; no Django needed.

Of one profile (zorg en welzijn) the end terms of its four modules too, so that a fresh install can show what the
rest of the room does; SLO's own files bring all of them.

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


@dataclass(frozen=True, kw_only=True)
class EndTermFact:
    """An end term of a profile module, in SLO's words, with the task it belongs to."""

    module: str
    task: str
    task_title: str
    task_position: int
    slo_id: str
    code: str
    leerwegen: tuple[str, ...]
    position: int
    text: str


def profiles() -> tuple[ProfileFact, ...]:
    return read_facts(package=__name__, name="profiles", kind=ProfileFact)


def modules() -> tuple[ModuleFact, ...]:
    return read_facts(package=__name__, name="modules", kind=ModuleFact)


def end_terms() -> tuple[EndTermFact, ...]:
    return read_facts(package=__name__, name="end_terms", kind=EndTermFact)
