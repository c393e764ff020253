"""Find end terms to say what an offer is for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery

from warmwelkom.rooms.curriculum.models import EndTerm

MOST, MOST_WORDS = 20, 6


def terms_found(*, words: str, leaving_out: Iterable[str]) -> list[EndTerm]:
    """All words must be there, each as a whole or as the beginning of a word, as in the search of the curriculum. One query."""
    parts = re.findall(r"[^\W_]+", words)[:MOST_WORDS]
    if not parts:
        return []
    asked = " & ".join(f"{part}:*" for part in parts)
    query = SearchQuery(asked, config="dutch", search_type="raw")
    rows = EndTerm.objects.filter(words=query).exclude(pk__in=list(leaving_out))
    found = rows.select_related("module__profile", "profile", "task").defer("words")
    return list(found.order_by("prefix", "position", "pk")[:MOST])
