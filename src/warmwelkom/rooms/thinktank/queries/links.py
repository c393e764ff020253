"""Look for a contribution to tie to, or to merge with."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.domain.rules_of_links import ways_between
from warmwelkom.rooms.thinktank.models import Contribution

MOST = 10


def others_to_merge(*, actor: Actor, this: Contribution, words: str) -> list[Contribution]:
    """At most ten of the same kind with these words; without words the most heard ones."""
    rows = _others(actor, this).filter(kind=this.kind)
    if not words:
        return list(rows.order_by("-heard", "-received_on", "id")[:MOST])
    return _best(rows, words)


def others_to_tie(*, actor: Actor, this: Contribution, words: str) -> list[dict[str, object]]:
    """At most ten published ones with these words, each with the ways to tie it to this one."""
    rows = _best(_others(actor, this), words) if words else []
    return [{"row": row, "ways": ways_between(this.kind, row.kind)} for row in rows]


def _best(rows: QuerySet[Any], words: str) -> list[Contribution]:
    found = SearchQuery(words, config="dutch") | SearchQuery(words, config="simple")
    ranked = rows.filter(search=found).annotate(fit=SearchRank(F("search"), found))
    return list(ranked.order_by("-fit", "-heard", "id")[:MOST])


def _others(actor: Actor, this: Contribution) -> QuerySet[Any]:
    rows: QuerySet[Any] = Contribution.objects.visible_to(actor, "thinktank.see")
    return (
        rows.filter(merged_into=None, published_at__isnull=False)
        .exclude(pk=this.merged_into_id or this.pk)
        .exclude(pk=this.pk)
        .select_related("school")
    )
