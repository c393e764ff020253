"""Find end terms and modules by the beginnings of Dutch words: "metsel" finds *metselwerk uitvoeren*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Module

MOST_TERMS, MOST_MODULES, MOST_GOALS, MOST_WORDS = 60, 12, 30, 8


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search brought; `count` is of all end terms, also of those that are not listed."""

    modules: list[Module]
    end_terms: list[EndTerm]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.end_terms)


def search(*, words: str, leerweg: str = "") -> Found:
    """All words must be there, each as a whole or as the beginning of a word; three queries."""
    parts = _parts(words)
    if not parts:
        return Found(modules=[], end_terms=[], count=0)
    query = _query(parts)
    terms = _in(leerweg, EndTerm.objects.filter(words=query))
    modules = Module.objects.select_related("profile")
    for part in parts:
        modules = modules.filter(Q(title__icontains=part) | Q(code__icontains=part))
    count = terms.count()
    listed = terms.select_related("module__profile", "profile", "task").defer("words")
    return Found(
        modules=list(_in(leerweg, modules).order_by("code", "title")[:MOST_MODULES]),
        end_terms=list(listed.order_by("prefix", "position", "pk")[:MOST_TERMS]),
        count=count,
    )


@dataclass(frozen=True, kw_only=True)
class FoundGoals:
    """Goals of first-year units; `count` is of all."""

    goals: list[Goal]
    count: int


def search_goals(*, actor: Actor, words: str) -> FoundGoals | None:
    """The same search in the goals of the region; None for who may not see them. Two queries."""
    parts = _parts(words)
    if not parts or not may(actor, "curriculum.see"):
        return None
    rows = Goal.objects.visible_to(actor, "curriculum.see_goal").filter(
        words=_query(parts), retired_on=None
    )
    listed = rows.select_related("unit__programme__school").defer("words").order_by("text", "pk")
    return FoundGoals(goals=list(listed[:MOST_GOALS]), count=rows.count())


def _parts(words: str) -> list[str]:
    return re.findall(r"[^\W_]+", words)[:MOST_WORDS]


def _query(parts: list[str]) -> SearchQuery:
    text = " & ".join(f"{part}:*" for part in parts)
    return SearchQuery(text, config="dutch", search_type="raw")


def _in(leerweg: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(leerwegen__contains=leerweg) if leerweg else rows
