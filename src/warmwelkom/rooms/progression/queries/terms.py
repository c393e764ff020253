"""Find end terms and modules to say what an offer is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from warmwelkom.rooms.curriculum.models import EndTerm, Module

MOST, MOST_MODULES, MOST_WORDS = 20, 10, 6


@dataclass(frozen=True, kw_only=True)
class OfSlo:
    """An end term or a module: its number, its words, and where it stands."""

    slo_id: str
    words: str
    where: str


def found_in_slo(*, words: str, leaving_out: Iterable[str]) -> list[OfSlo]:
    """All words must be there, each as a whole or as the beginning of a word, as in the search of the curriculum.

    Modules first; where the end terms are not loaded there are only those. Two queries.
    """
    parts = re.findall(r"[^\W_]+", words)[:MOST_WORDS]
    if not parts:
        return []
    known = list(leaving_out)
    return _modules(parts, known) + _terms(parts, known)


def _modules(parts: list[str], known: list[str]) -> list[OfSlo]:
    rows = Module.objects.select_related("profile").exclude(pk__in=known)
    for part in parts:
        rows = rows.filter(Q(title__icontains=part) | Q(code__icontains=part))
    found = rows.order_by("code", "title")[:MOST_MODULES]
    return [OfSlo(slo_id=row.pk, words=str(row), where=row.profile.title) for row in found]


def _terms(parts: list[str], known: list[str]) -> list[OfSlo]:
    query = SearchQuery(
        " & ".join(f"{part}:*" for part in parts), config="dutch", search_type="raw"
    )
    rows = EndTerm.objects.filter(words=query).exclude(pk__in=known)
    found = rows.select_related("module__profile", "profile").defer("words")
    listed = found.order_by("prefix", "position", "pk")[:MOST]
    return [OfSlo(slo_id=row.pk, words=row.text, where=_where(row)) for row in listed]


def _where(row: Any) -> str:
    return f"{row.module or row.profile or ''} · {row.leerwegen}"
