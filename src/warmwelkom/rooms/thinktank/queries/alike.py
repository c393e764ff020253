"""Which published needs say the same as what somebody is writing. People decide, never the machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Max

from warmwelkom.engines.similar import Candidate, Index
from warmwelkom.rooms.thinktank.models import Contribution, Kind

_kept: dict[UUID, tuple[Any, Index]] = {}
"""Region -> (what was newest, its texts), in the memory of this process."""


def alike(*, region: UUID, text: str) -> list[Contribution]:
    """At most five published needs, the likest first; none for a text that says nothing.

    At most three queries. PostgreSQL's own Dutch search is not joined in: measured, it pushes out as
    many right ones as it brings (benchmarks/similar, decision 0018).
    """
    found = _index(region).most_alike(text=" ".join(text.split())[:400])
    order = [UUID(match.id) for match in found]
    rows = {row.pk: row for row in _published().filter(pk__in=order)} if order else {}
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
        texts = _published().order_by("pk").values_list("pk", "text")
        kept = (mark, Index(Candidate(str(pk), text) for pk, text in texts))
        _kept[region] = kept
    return kept[1]


def published_need(*, number: UUID | None) -> Contribution | None:
    """A need that is shown, also when it is bundled in another; None where there is none. One query."""
    if number is None:
        return None
    found: Contribution | None = Contribution.objects.filter(
        pk=number, kind=Kind.NEED, published_at__isnull=False
    ).first()
    return found
