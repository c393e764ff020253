"""`/leerlingen/`: everyone I may see, searched and narrowed; and the same as a file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.tables import write_csv, write_xlsx
from warmwelkom.rooms.transitions.domain.reading import note_export
from warmwelkom.rooms.transitions.export import columns_for, row_of
from warmwelkom.rooms.transitions.models import State
from warmwelkom.rooms.transitions.queries.pupils import (
    SORTS,
    Wish,
    classes_for,
    page_of_pupils,
    pupils_for,
)
from warmwelkom.rooms.transitions.views.today import lens_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATES = (*State.values, "outside")


def wish_of(request: HttpRequest, *, contact_only: bool) -> Wish:
    """What the address asks; what nobody knows is left out."""
    asked: dict[str, str] = {name: str(value).strip() for name, value in request.GET.items()}
    state, sort = asked.get("state", ""), asked.get("sort", "")
    sorts = [name for name in SORTS if not (contact_only and name == "class")]
    return Wish(
        words=asked.get("q", "")[:100],
        state=state if state in STATES else "",
        class_name="" if contact_only else asked.get("class", "")[:80],
        nobody=asked.get("nobody") == "1",
        needs=asked.get("needs") == "1" and not contact_only,
        sort=sort if sort in sorts else "name",
    )


def _wish(request: HouseRequest) -> tuple[str, Wish]:
    lens = lens_of(request.actor)
    return lens, wish_of(request, contact_only=lens == "doorstroompunt")


@page("transitions.overview")
def pupils(request: HouseRequest) -> HttpResponse:
    lens, wish = _wish(request)
    context: dict[str, Any] = {
        "lens": lens,
        "wish": wish,
        "states": STATES,
        "classes": [] if lens == "doorstroompunt" else classes_for(actor=request.actor),
        "rows": page_of_pupils(actor=request.actor, wish=wish, number=request.GET.get("page", "")),
    }
    return render(request, "transitions/pupils/list.html", context)


@page("transitions.export")
@asks_again
def export(request: HouseRequest, kind: str) -> HttpResponse:
    """The list as it stands on the screen, whole, as csv or xlsx. It is recorded for each pupil on it."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    lens, wish = _wish(request)
    found = list(pupils_for(actor=request.actor, wish=wish))
    note_export(actor=request.actor, transitions=found, kind=kind)
    columns, rows = columns_for(lens), [row_of(row, lens) for row in found]
    name = f"{_('leerlingen')}-{request.now:%Y-%m-%d}.{kind}"
    if kind == "csv":
        answer = HttpResponse(
            write_csv(columns=columns, rows=rows), content_type="text/csv; charset=utf-8"
        )
    else:
        answer = HttpResponse(
            write_xlsx(columns=columns, rows=rows, sheet=_("Leerlingen")), content_type=XLSX
        )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
