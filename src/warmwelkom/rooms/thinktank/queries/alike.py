"""Which published needs say the same as what somebody is writing. People decide, never the machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Count, F, Max
from rapidfuzz import fuzz, process, utils

from warmwelkom.rooms.thinktank.models import Contribution, Kind

MOST = 5
SHORTEST = 8
"""Signs that are needed before anything says the same."""
CANDIDATES = 15
NEAR = 55
"""Of 100: below this the spelling says nothing."""

Index = dict[UUID, str]
_kept: dict[UUID, tuple[Any, Index]] = {}
"""Region -> (what was newest, its texts), in the memory of this process."""


def alike(*, region: UUID, text: str) -> list[Contribution]:
    """At most five published needs, the likest first. At most three queries."""
    text = " ".join(text.split())[:400]
    if len(text) < SHORTEST:
        return []
    order = _fused(_by_spelling(_index(region), text), _by_words(text))[:MOST]
    rows = {row.pk: row for row in _published().filter(pk__in=order)}
    return [rows[pk] for pk in order if pk in rows]


def _published() -> Any:
    return Contribution.objects.filter(
        kind=Kind.NEED, published_at__isnull=False, merged_into=None
    ).exclude(text="")


def _index(region: UUID) -> Index:
    """The texts of this region, read again when something was placed, mended or taken away."""
    mark = _published().aggregate(n=Count("pk"), last=Max("published_at"))
    kept = _kept.get(region)
    if kept is None or kept[0] != mark:
        kept = (mark, dict(_published().values_list("pk", "text")))
        _kept[region] = kept
    return kept[1]


def _by_spelling(index: Index, text: str) -> list[UUID]:
    found = process.extract(
        text, index, scorer=fuzz.token_set_ratio, processor=utils.default_process,
        limit=CANDIDATES, score_cutoff=NEAR,
    )  # fmt: skip
    return [key for _text, _score, key in found]


def _by_words(text: str) -> list[UUID]:
    """PostgreSQL's Dutch search: needs that share a word, the rarest and most first."""
    words = [word for word in utils.default_process(text).split() if len(word) > 3]
    if not words:
        return []
    asked = SearchQuery(" | ".join(words), config="dutch", search_type="raw")
    rows = _published().filter(search=asked).annotate(rank=SearchRank(F("search"), asked))
    return list(rows.order_by("-rank", "pk").values_list("pk", flat=True)[:CANDIDATES])


def _fused(*lists: list[UUID]) -> list[UUID]:
    """Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): good in both lists comes first."""
    score: dict[UUID, float] = {}
    for found in lists:
        for place, key in enumerate(found):
            score[key] = score.get(key, 0) + 1 / (60 + place)
    return sorted(score, key=lambda key: (-score[key], str(key)))


def published_need(*, number: UUID | None) -> Contribution | None:
    """A need that is shown, also when it is bundled in another; None where there is none. One query."""
    if number is None:
        return None
    found: Contribution | None = Contribution.objects.filter(
        pk=number, kind=Kind.NEED, published_at__isnull=False
    ).first()
    return found
