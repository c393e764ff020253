"""Everything of a region in batches, so that no file is ever whole in memory.

Each batch is a transaction of its own: nobody who reads slowly keeps one open. The order is that of
the number (which says nothing), so a row that comes or goes meanwhile moves no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.thinktank.queries.open.rows import (
    FIELDS,
    contributions_out,
    labels_out,
    links_out,
    open_links,
    published,
    states_out,
)

A_BATCH = 500
FIRST = UUID(int=0)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who asks, of which region, and the address of the site."""

    actor: Actor
    region: str
    site: str


Batches = Callable[[Asked], Iterator[list[Any]]]


def contributions(asked: Asked) -> Iterator[list[Any]]:
    return _in_batches(asked, _contributions_after)


def states(asked: Asked) -> Iterator[list[Any]]:
    return _in_batches(asked, _states_after)


def links(asked: Asked) -> Iterator[list[Any]]:
    return _in_batches(asked, _links_after)


def labels(asked: Asked) -> Iterator[list[Any]]:
    with transaction.atomic(), region_scope(asked.actor.region):
        found = labels_out()
    yield found


def _in_batches(
    asked: Asked, after: Callable[[Asked, UUID], tuple[list[Any], UUID | None]]
) -> Iterator[list[Any]]:
    last: UUID | None = FIRST
    while last is not None:
        with transaction.atomic(), region_scope(asked.actor.region):
            found, last = after(asked, last)
        yield found


def _contributions_after(asked: Asked, last: UUID) -> tuple[list[Any], UUID | None]:
    rows = list(published(asked.actor).filter(pk__gt=last).order_by("pk").values(*FIELDS)[:A_BATCH])
    out = contributions_out(rows=rows, site=asked.site, region=asked.region)
    return out, rows[-1]["id"] if len(rows) == A_BATCH else None


def _states_after(asked: Asked, last: UUID) -> tuple[list[Any], UUID | None]:
    rows = published(asked.actor).filter(pk__gt=last).order_by("pk")
    numbers = list(rows.values_list("pk", flat=True)[:A_BATCH])
    return states_out(numbers=numbers), numbers[-1] if len(numbers) == A_BATCH else None


def _links_after(_asked: Asked, last: UUID) -> tuple[list[Any], UUID | None]:
    found = links_out(open_links().filter(pk__gt=last).order_by("pk")[:A_BATCH])
    return found, found[-1].id if len(found) == A_BATCH else None
