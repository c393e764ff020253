"""Lists for a program: filtered, in a stable order, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Paginator

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
from warmwelkom.rooms.thinktank.queries.open.shapes import ContributionPage, LinkList, StateList

ORDERS = {
    "new": ("-received_on", "id"),
    "heard": ("-heard", "id"),
    "state": ("-state_on", "id"),
}
MOST_A_PAGE = 100
P = TypeVar("P", ContributionPage, LinkList, StateList)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody asks of a list; empty means all."""

    kind: str = ""
    state: str = ""
    labels: tuple[str, ...] = ()
    words: str = ""
    order: str = "new"
    page: int = 1
    size: int = 50


def contribution_page(*, asked: Asked, wanted: Wanted, address: str) -> ContributionPage:
    """Three queries. `address` is the list's own, with "{page}" where the number of a page stands."""
    rows = filtered(asked, wanted).order_by(*ORDERS[wanted.order])
    here, frame = _page(rows.values(*FIELDS), wanted, address)
    out = contributions_out(rows=here, site=asked.site, region=asked.region)
    return ContributionPage(**frame, results=out)


def state_page(*, asked: Asked, wanted: Wanted, address: str) -> StateList:
    """The states of one page of contributions."""
    rows = filtered(asked, wanted).order_by("pk").values_list("pk", flat=True)
    here, frame = _page(rows, wanted, address)
    return StateList(**frame, results=states_out(numbers=here))


def link_page(*, wanted: Wanted, address: str) -> LinkList:
    pages = Paginator(open_links().order_by("pk"), wanted.size)
    found = _one(pages, wanted.page)
    return LinkList(**_frame(pages, found, address), results=links_out(found.object_list))


def filtered(asked: Asked, wanted: Wanted) -> Any:
    """The published contributions that fit; a label is kind:slug."""
    rows = published(asked.actor)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    for label in wanted.labels:
        kind, _colon, slug = label.partition(":")
        rows = rows.filter(labels__kind=kind, labels__slug=slug)
    if wanted.words:
        found = SearchQuery(wanted.words, config="dutch")
        rows = rows.filter(search=found | SearchQuery(wanted.words, config="simple"))
    return rows


def _page(rows: Any, wanted: Wanted, address: str) -> tuple[list[Any], dict[str, Any]]:
    pages = Paginator(rows, wanted.size)
    found = _one(pages, wanted.page)
    return list(found.object_list), _frame(pages, found, address)


def _one(pages: Paginator[Any], number: int) -> Any:
    if not 1 <= number <= pages.num_pages:
        raise MayNotKnow
    return pages.page(number)


def _frame(pages: Paginator[Any], found: Any, address: str) -> dict[str, Any]:
    return {
        "count": pages.count,
        "page": found.number,
        "pages": pages.num_pages,
        "next": address.format(page=found.number + 1) if found.has_next() else None,
        "previous": address.format(page=found.number - 1) if found.has_previous() else None,
    }
