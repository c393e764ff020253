"""One contribution with its whole thread, up and down."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.thinktank.queries.open.batches import Asked
from warmwelkom.rooms.thinktank.queries.open.rows import (
    FIELDS,
    contributions_out,
    links_out,
    open_links,
    published,
    states_out,
)
from warmwelkom.rooms.thinktank.queries.open.shapes import OpenLink, Thread


def thread_of(*, asked: Asked, pk: UUID) -> Thread:
    """Four queries, however long the thread; raises MayNotKnow."""
    links = links_out(open_links().order_by("pk"))
    near = up_and_down(pk, links)
    rows = published(asked.actor).filter(Q(pk__in=near) | Q(merged_into_id=pk))
    out = contributions_out(
        rows=rows.order_by("pk").values(*FIELDS), site=asked.site, region=asked.region
    )
    own = next((row for row in out if row.id == pk), None)
    if own is None:
        raise MayNotKnow
    merged = [row for row in out if row.merged_into == pk]
    return Thread(
        contribution=own,
        states=states_out(numbers=[pk]),
        merged=merged,
        thread=[row for row in out if pk not in (row.id, row.merged_into)],
        links=[link for link in links if {link.earlier, link.later} <= near],
    )


def up_and_down(pk: UUID, links: list[OpenLink]) -> set[UUID]:
    """All that this came from, and all that came from it: each way followed to its end."""
    earlier, later = defaultdict(list), defaultdict(list)
    for link in links:
        earlier[link.later].append(link.earlier)
        later[link.earlier].append(link.later)
    return _reached(pk, earlier) | _reached(pk, later)


def _reached(pk: UUID, ways: dict[UUID, list[UUID]]) -> set[UUID]:
    found, ahead = {pk}, [pk]
    while ahead:
        for there in ways.get(ahead.pop(), []):
            if there not in found:
                found.add(there)
                ahead.append(there)
    return found
