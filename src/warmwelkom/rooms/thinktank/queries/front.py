"""The front of the think tank: the threads that run now, filtered and searched."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Paginator
from django.db.models import Count, F, IntegerField
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Label
from warmwelkom.rooms.thinktank.queries.answered import answered_in_time
from warmwelkom.rooms.thinktank.queries.missing import missing_in, region_with_voices
from warmwelkom.rooms.thinktank.queries.thread_sql import FURTHEST

A_PAGE = 20
ORDERS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "new": (_("nieuwste eerst"), ("-received_on", "-heard", "id")),
    "heard": (_("meest gehoord"), ("-heard", "-received_on", "id")),
    "waiting": (
        _("wacht het langst op antwoord"),
        (
            F("answered_on").asc(nulls_first=True),
            F("answer_by").asc(nulls_last=True),
            "-heard",
            "id",
        ),
    ),
}
MANY = {
    Kind.NEED: _("Behoeften"),
    Kind.IDEA: _("Ideeën"),
    Kind.PLAN: _("Plannen"),
    Kind.OFFER: _("Aanbod"),
}


def front_for(
    *, actor: Actor, kind: str, labels: list[str], words: str, order: str, page: str, today: dt.date
) -> dict[str, Any]:
    """One page of 20 threads, the number per kind, and the labels to filter by. At most 5 queries.

    The share that was answered in time is counted only where nothing is filtered.
    """
    shown = _matching(actor, labels, words)
    counts = {row["kind"]: row["n"] for row in shown.values("kind").annotate(n=Count("pk"))}
    rows = shown.filter(kind=kind) if kind else shown
    rows = rows.select_related("school", "audience").annotate(
        step=RawSQL(FURTHEST, (), output_field=IntegerField())  # noqa: S611  our own words, nobody's input
    )
    order = order if order in ORDERS else "new"
    pages = Paginator(rows.order_by(*ORDERS[order][1]), A_PAGE)
    pages.count = counts.get(kind, 0) if kind else sum(counts.values())  # counted above
    found, region = labels_by_kind(), region_with_voices(actor=actor)
    chosen = {"kind": kind, "labels": labels, "words": words, "order": order}
    return {
        "region": region,
        "missing": missing_in(region),
        "rows": pages.get_page(page),
        "kinds": [(value, MANY[Kind(value)], counts.get(value, 0)) for value in Kind.values],
        "all": sum(counts.values()),
        "labels": found,
        "orders": [(value, name) for value, (name, _fields) in ORDERS.items()],
        "chosen": chosen,
        "answered": None if kind or labels or words else answered_in_time(today=today),
    }


def _matching(actor: Actor, labels: list[str], words: str) -> Any:
    shown = Contribution.objects.visible_to(actor, "thinktank.see").filter(
        merged_into=None, published_at__isnull=False
    )
    for slug in labels:
        shown = shown.filter(labels__slug=slug)
    if words:
        found = SearchQuery(words, config="dutch") | SearchQuery(words, config="simple")
        shown = shown.filter(search=found)
    return shown


def labels_by_kind() -> dict[str, list[Label]]:
    """The labels of this region per kind, in their order; one query."""
    found: dict[str, list[Label]] = {}
    for label in Label.objects.all():
        found.setdefault(label.kind, []).append(label)
    return found
