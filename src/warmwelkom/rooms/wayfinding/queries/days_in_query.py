"""The ordinary days of programmes as a part of another query: for pages that may ask no more than they do."""

from __future__ import annotations

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.wayfinding.models import NormalDay


def public_days_in_query(*, actor: Actor, premises: OuterRef) -> Subquery:
    """Of a building each public day: a list of `pk`, `name` and `level` of the programme; None for none."""
    rows = NormalDay.objects.visible_to(actor, "wayfinding.see_day").filter(
        premises=premises, published_at__isnull=False
    )
    words = JSONObject(pk="pk", name="programme__name", level="programme__level")
    return Subquery(rows.order_by().values("premises").annotate(all=JSONBAgg(words)).values("all"))


def public_day_in_query(*, actor: Actor, programme: OuterRef) -> Subquery:
    """Of a programme the words of the address of its public day; None where none is."""
    rows = NormalDay.objects.visible_to(actor, "wayfinding.see_day").filter(
        programme=programme, published_at__isnull=False
    )
    words = JSONObject(region="premises__region__slug", premises="premises__slug", pk="pk")
    return Subquery(rows.order_by("published_at").values(said=words)[:1])
