"""`/denktank/<region>/open/<what>.json` and `.csv`: everything public, in parts, always in one order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.tables import csv_lines, write_csv
from warmwelkom.rooms.thinktank.open_api.reading import asked_of
from warmwelkom.rooms.thinktank.queries.open import batches
from warmwelkom.rooms.thinktank.queries.open.batches import Asked, Batches
from warmwelkom.rooms.thinktank.queries.open.shapes import COUNTS_LICENCE, TEXTS_LICENCE
from warmwelkom.rooms.thinktank.queries.open.totals import totals_of
from warmwelkom.rooms.thinktank.totals_csv import HEADINGS, total_rows
from warmwelkom.rooms.thinktank.views.conditional import if_new, stream


@dataclass(frozen=True, kw_only=True)
class Table:
    """One file: its name in JSON, where its rows come from, and the Dutch heading of each field."""

    key: str
    rows: Batches
    headings: dict[str, str]
    licence: str = COUNTS_LICENCE


TABLES = {
    "bijdragen": Table(
        key="contributions",
        rows=batches.contributions,
        licence=TEXTS_LICENCE,
        headings={
            "id": "Nummer", "kind": "Soort", "title": "Titel", "text": "Tekst",
            "organisation": "Organisatie", "asked_of": "Gevraagd aan",
            "received_on": "Binnen op", "state": "Toestand", "state_on": "Toestand sinds",
            "heard": "Stemmen", "labels": "Labels", "merged_into": "Gebundeld in",
            "answer_by": "Antwoord vóór", "answered_on": "Beantwoord op",
            "licence": "Licentie", "url": "Bladzijde",
        },
    ),
    "toestanden": Table(
        key="states",
        rows=batches.states,
        licence=TEXTS_LICENCE,
        headings={
            "contribution": "Bijdrage", "state": "Toestand", "on": "Op", "reason": "Reden",
            "organisation": "Organisatie", "decided_in": "Besloten in",
        },
    ),
    "verbanden": Table(
        key="links",
        rows=batches.links,
        headings={
            "id": "Nummer", "earlier": "Eerder", "later": "Later", "kind": "Soort",
            "note": "Toelichting", "made_on": "Gemaakt op",
        },
    ),
    "labels": Table(
        key="labels",
        rows=batches.labels,
        headings={"kind": "Soort", "slug": "Kort", "name": "Naam", "name_en": "Naam in het Engels"},
    ),
}  # fmt: skip
TOTALS = "totalen"


@require_safe
@page("thinktank.read")
def table(request: HouseRequest, region: str, what: str, ending: str) -> HttpResponse:
    """One of the files; unknown names are not there."""
    if what not in (*TABLES, TOTALS) or ending not in ("json", "csv"):
        raise Http404
    make = _totals if what == TOTALS else _table
    answer = if_new(request, partial(make, request, region, what, ending))
    if ending == "csv":
        answer["Content-Disposition"] = f'attachment; filename="denktank-{region}-{what}.csv"'
    return answer


def _table(request: HouseRequest, region: str, what: str, ending: str) -> HttpResponseBase:
    asked = asked_of(request, region)
    if ending == "csv":
        return stream(request, _csv(TABLES[what], asked), "text/csv; charset=utf-8")
    return stream(request, _json(TABLES[what], asked), "application/json")


def _csv(table: Table, asked: Asked) -> Iterator[bytes]:
    yield write_csv(columns=list(table.headings.values()), rows=[]).encode()
    for rows in table.rows(asked):
        yield csv_lines([getattr(row, name) for name in table.headings] for row in rows).encode()


def _json(table: Table, asked: Asked) -> Iterator[bytes]:
    head = msgspec.json.encode({"region": asked.region, "licence": table.licence})
    yield head[:-1] + f',"{table.key}":['.encode()
    between = b""
    for rows in table.rows(asked):
        if rows:
            yield between + msgspec.json.encode(rows)[1:-1]
            between = b","
    yield b"]}"


def _totals(request: HouseRequest, region: str, what: str, ending: str) -> HttpResponseBase:  # noqa: ARG001  called like its neighbour
    totals = totals_of(actor=request.actor, today=request.now.date())
    if ending == "csv":
        text = write_csv(columns=HEADINGS, rows=total_rows(totals))
        return HttpResponse(text, content_type="text/csv; charset=utf-8")
    whole: dict[str, Any] = {"region": region, "licence": COUNTS_LICENCE, "totals": totals}
    return HttpResponse(msgspec.json.encode(whole), content_type="application/json")
