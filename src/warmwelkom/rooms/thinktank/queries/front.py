"""The front of the think tank: the threads that run now, filtered and searched."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Paginator
from django.db.models import Count

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Label

A_PAGE = 20
ORDERS = {
    "new": ("-received_on", "-heard", "id"),
    "heard": ("-heard", "-received_on", "id"),
    "waiting": ("answer_by", "-heard", "id"),
}


def front_for(
    *, actor: Actor, kind: str, labels: list[str], words: str, order: str, page: str
) -> dict[str, Any]:
    """One page of 20 threads, the number per kind, and the labels to filter by. At most 6 queries."""
    shown = Contribution.objects.visible_to(actor, "thinktank.see").filter(
        merged_into=None, published_at__isnull=False
    )
    for slug in labels:
        shown = shown.filter(labels__slug=slug)
    if words:
        found = SearchQuery(words, config="dutch") | SearchQuery(words, config="simple")
        shown = shown.filter(search=found)
    counts = {row["kind"]: row["n"] for row in shown.values("kind").annotate(n=Count("pk"))}
    rows = shown.filter(kind=kind) if kind else shown
    rows = rows.select_related("school", "audience").prefetch_related("labels")
    pages = Paginator(rows.order_by(*ORDERS.get(order, ORDERS["new"])), A_PAGE)
    pages.count = counts.get(kind, 0) if kind else sum(counts.values())  # counted above
    return {
        "region": Region.objects.get(pk=actor.region),
        "rows": pages.get_page(page),
        "kinds": [(value, label, counts.get(value, 0)) for value, label in Kind.choices],
        "all": sum(counts.values()),
        "labels": labels_by_kind(),
        "chosen": {"kind": kind, "labels": labels, "words": words, "order": order},
    }


def labels_by_kind() -> dict[str, list[Label]]:
    """The labels of this region per kind, in their order; one query."""
    found: dict[str, list[Label]] = {}
    for label in Label.objects.all():
        found.setdefault(label.kind, []).append(label)
    return found
