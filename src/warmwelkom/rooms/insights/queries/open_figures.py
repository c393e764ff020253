"""What everybody may see: how many are so far, and in which sectors they start.

A part of what the coordinator sees, in fives: whoever keeps the page of every day finds in the difference of two days
nobody who moved, and nothing that was hidden on the first.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.engines.suppression import in_fives
from warmwelkom.rooms.insights.figures import Figure, Row, with_bars
from warmwelkom.rooms.insights.names import is_public
from warmwelkom.rooms.insights.queries.flow_figures import codes_by_size
from warmwelkom.rooms.insights.queries.region_figures import funnel_figure
from warmwelkom.rooms.insights.queries.shown import public_figures
from warmwelkom.rooms.insights.words import sector_word
from warmwelkom.rooms.people.models import Region

LICENCE = "CC0 1.0"


@dataclass(frozen=True, kw_only=True)
class OpenFigures:
    """The figures of one year; `stands_on` is None while nothing was counted."""

    region: Region
    school_year: int
    stands_on: dt.date | None
    figures: list[Figure]

    @property
    def day(self) -> str:
        """As a program reads it."""
        return self.stands_on.isoformat() if self.stands_on else ""

    def as_one(self) -> Figure:
        """Both tables under each other, for a spreadsheet."""
        rows = tuple(
            Row(label=f"{figure.title}: {row.label}", values=row.values[:1])
            for figure in self.figures
            for row in figure.rows
        )
        return Figure(
            key="open",
            title=self.region.name,
            means="",
            head=_("Wat"),
            columns=(_("Leerlingen"),),
            rows=rows,
        )

    def as_data(self) -> dict[str, Any]:
        return {
            "region": self.region.slug, "school_year": f"{self.school_year}-{self.school_year + 1}",
            "day": self.day, "licence": LICENCE,
            "rounded": _("naar beneden op een veelvoud van vijf"),
            "hidden": _("null: minder dan vijf, of zo'n getal is ermee uit te rekenen"),
            "figures": {
                figure.key: [{"label": row.label, "number": row.values[0]} for row in figure.rows]
                for figure in self.figures
            },
        }  # fmt: skip


def open_figures(*, region: Region) -> OpenFigures:
    """One query more than the region's own."""
    shown = public_figures(region=region)
    content = shown.content if shown else {"counts": {}}
    counts = {
        name: None if n is None else in_fives(n)
        for name, n in content["counts"].items()
        if is_public(name)
    }
    figures = [funnel_figure({"counts": counts, "gaps": content.get("gaps", {})}), _sectors(counts)]
    return OpenFigures(
        region=region, school_year=region.school_year,
        stands_on=shown.stands_on if shown else None,
        figures=[figure for figure in figures if not figure.is_empty],
    )  # fmt: skip


def _sectors(counts: dict[str, int | None]) -> Figure:
    rows = [
        Row(label=sector_word(code), values=(counts[f"sector={code}"],))
        for code in codes_by_size(counts, "sector")
    ]
    return Figure(
        key="sectors", title=_("In welke sector zij beginnen"),
        means=_("Leerlingen met een plek op het mbo."), head=_("Sector"), columns=(_("Leerlingen"),),
        rows=with_bars(rows),
    )  # fmt: skip
