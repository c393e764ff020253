"""The first labels of a think tank: our own small table."""

from __future__ import annotations

from dataclasses import dataclass

from warmwelkom.base.facts import read_facts


@dataclass(frozen=True, kw_only=True)
class FirstLabel:
    kind: str
    slug: str
    name: str
    name_en: str
    icon: str


def first_labels() -> tuple[FirstLabel, ...]:
    return read_facts(package=__name__, name="labels", kind=FirstLabel)
