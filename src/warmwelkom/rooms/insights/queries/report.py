"""Everything a board reads in the yearly report, from the same rows as the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.insights.names import ALL, OUTSIDE, PLACE
from warmwelkom.rooms.insights.queries.ahead import ahead
from warmwelkom.rooms.insights.queries.compare import compared
from warmwelkom.rooms.insights.queries.region_figures import region_figures
from warmwelkom.rooms.insights.queries.worked import worked_for
from warmwelkom.rooms.people.models import Region


def report_for(*, actor: Actor, shown: ShownFigures, today: dt.date) -> dict[str, Any]:
    """The report's parts in their order; about ten queries, inside the region's scope."""
    figures = {figure.key: figure for figure in region_figures(shown.content)}
    return {
        "region": Region.objects.get(pk=shown.region_id),
        "shown": shown,
        "summary": summary_of(shown),
        "figures": figures,
        "worked": worked_for(actor=actor, shown=shown, today=today),
        "duo": compared(content=shown.content),
        "ahead": ahead(until=shown.school_year),
    }


def summary_of(shown: ShownFigures) -> list[str]:
    """The year in a few sentences; nothing of what is hidden. Of everybody, so that who is lost is not left out."""
    counts = shown.content.get("counts", {})
    whole, place, outside = (counts.get(one) for one in (ALL, f"group={PLACE}", f"group={OUTSIDE}"))
    inside, lasting = counts.get("reached=started"), counts.get("reached=settled")
    said = []
    if whole is not None:
        said.append(_("%(n)s leerlingen stonden op de lijsten.") % {"n": _thousands(whole)})
    if place is not None and whole:
        said.append(
            _("%(n)s van hen hebben een plek: %(share)s van de honderd.")
            % {"n": _thousands(place), "share": round(100 * place / whole)}
        )
    if outside is not None:
        said.append(_("%(n)s gingen elders heen, of zijn zoek.") % {"n": _thousands(outside)})
    if inside is not None and place:
        said.append(
            _("%(n)s van de leerlingen met een plek waren in de klas.") % {"n": _thousands(inside)}
        )
    if lasting is not None and inside:
        said.append(
            _("Na zes weken zaten er nog %(n)s: %(share)s van de honderd die begonnen.")
            % {"n": _thousands(lasting), "share": round(100 * lasting / inside)}
        )
    return said or [_("Er zijn nog te weinig leerlingen om iets over te zeggen.")]


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
