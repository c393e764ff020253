"""The front of the think tank: the threads that run now, filtered and searched."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Paginator
from django.db.models import Count, F, IntegerField
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Label
from warmwelkom.rooms.thinktank.models.contribution import IN_THE_LIST, heading_of
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


@dataclass(frozen=True, kw_only=True)
class Thread:
    """What the list tells of one contribution; `step` is how far its thread came (0: an offer)."""

    pk: UUID
    kind: str
    title: str
    text: str
    state: str
    heard: int
    school: str | None
    answer_by: dt.date | None
    answered_on: dt.date | None
    step: int

    @property
    def heading(self) -> str:
        return heading_of(self.title, self.text)


def front_for(
    *, actor: Actor, kind: str, labels: list[str], words: str, order: str, page: str, today: dt.date
) -> dict[str, Any]:
    """One page of 20 threads, the number per kind, and the labels to filter by. At most 5 queries.

    The share that was answered in time is counted only where nothing is filtered.
    """
    found = labels_by_kind()
    shown = _matching(actor, _named(labels, found), words)
    counts = {row["kind"]: row["n"] for row in shown.values("kind").annotate(n=Count("*"))}
    number = counts.get(kind, 0) if kind else sum(counts.values())
    order = order if order in ORDERS else "new"
    rows: Any = Paginator(range(number), A_PAGE).get_page(page)  # of places; the threads follow
    rows.object_list = _threads(
        shown.filter(kind=kind) if kind else shown, order, list(rows.object_list)
    )
    region = region_with_voices(actor=actor)
    return {
        "region": region,
        "missing": missing_in(region),
        "rows": rows,
        "kinds": [(value, MANY[Kind(value)], counts.get(value, 0)) for value in Kind.values],
        "all": sum(counts.values()),
        "labels": found,
        "orders": [(value, name) for value, (name, _fields) in ORDERS.items()],
        "chosen": {"kind": kind, "labels": labels, "words": words, "order": order},
        "answered": None if kind or labels or words else answered_in_time(today=today),
    }


def _threads(shown: Any, order: str, places: list[int]) -> list[Thread]:
    """Those on these places of the order. First their numbers, by an index; only of these the rest is read."""
    if not places:
        return []
    by = ORDERS[order][1]
    here = shown.order_by(*by).values("pk")[places[0] : places[-1] + 1]
    rows = (
        Contribution.objects.filter(pk__in=here)
        .order_by(*by)
        .values_list(
            "pk", "kind", "title", "text", "state", "heard", "school__name", "answer_by",
            "answered_on",
            RawSQL(FURTHEST, (), output_field=IntegerField()),  # noqa: S611  our own words, nobody's input
        )
    )  # fmt: skip
    names = [field.name for field in fields(Thread)]
    return [Thread(**dict(zip(names, row, strict=True))) for row in rows]


def _named(slugs: list[str], found: dict[str, list[Label]]) -> list[list[UUID]]:
    """The numbers of the labels that are called so, for each word; none for a word that is no label."""
    every = [label for row in found.values() for label in row]
    return [[label.pk for label in every if label.slug == slug] for slug in slugs]


def _matching(actor: Actor, labels: list[list[UUID]], words: str) -> Any:
    shown = Contribution.objects.visible_to(actor, "thinktank.see").filter(IN_THE_LIST)
    for either in labels:
        tagged = Contribution.labels.through.objects.filter(label__in=either)
        shown = shown.filter(pk__in=tagged.values("contribution"))
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
