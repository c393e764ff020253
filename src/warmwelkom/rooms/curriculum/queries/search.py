"""Find end terms and modules by the beginnings of Dutch words: "metsel" finds *metselwerk uitvoeren*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from warmwelkom.rooms.curriculum.models import EndTerm, Module

MOST_TERMS, MOST_MODULES, MOST_WORDS = 60, 12, 8


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
    parts = re.findall(r"[^\W_]+", words)[:MOST_WORDS]
    if not parts:
        return Found(modules=[], end_terms=[], count=0)
    query = SearchQuery(
        " & ".join(f"{part}:*" for part in parts), config="dutch", search_type="raw"
    )
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


def _in(leerweg: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(leerwegen__contains=leerweg) if leerweg else rows
