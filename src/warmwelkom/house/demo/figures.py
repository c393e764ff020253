"""The demo's figures: counted at each stop, beside years that are invented as the rest of the region is."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count

from warmwelkom.base.access.actor import system_actor
from warmwelkom.engines.suppression import suppress_linked
from warmwelkom.house.demo.chance import dice, shares
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.script import end_of
from warmwelkom.rooms.insights.domain.count import count_year
from warmwelkom.rooms.insights.models import ShownFigures, YearReport
from warmwelkom.rooms.insights.names import sums_of_region
from warmwelkom.rooms.insights.queries.labels import labels_of
from warmwelkom.rooms.people.models import Qualification, Region
from warmwelkom.rooms.transitions.models import Application, Transition

YEARS_BEFORE = 4
PLACED = 0.8


def count_figures_at(*, region: Region, day: dt.date) -> None:
    """As the night's job does; the earlier years once."""
    if not ShownFigures.objects.filter(school_year__lt=region.school_year).exists():
        _invent_earlier_years(region)
    actor = system_actor(region_id=region.pk)
    count_year(actor=actor, school_year=region.school_year, now=moment(day, 23))


def forget_reports_after(*, region: Region, day: dt.date) -> None:
    """A yearly report that was asked for on a later day never was, and its file goes."""
    YearReport.objects.filter(region=region, asked_at__gt=end_of(day)).delete()


def _invent_earlier_years(region: Region) -> None:
    """About as many a programme as apply this year; each year and each programme goes its own way a little."""
    rows = Application.objects.exclude(crebo="").values_list("crebo")
    applied = dict(rows.annotate(n=Count("transition_id", distinct=True)).order_by("crebo"))
    if not applied:
        return
    placed = round(PLACED * Transition.objects.count())
    usual = dict(zip(applied, shares(placed, list(applied.values())), strict=True))
    group = dict(Qualification.objects.filter(crebo__in=usual).values_list("crebo", "group"))
    for back in range(1, YEARS_BEFORE + 1):
        year = region.school_year - back
        chance = dice("figures", region.slug, year)
        size = chance.uniform(0.94, 1.06)
        counts: dict[str, int] = {}
        for crebo, n in usual.items():
            number = max(round(chance.gauss(n * size, (n + 0.004 * n * n) ** 0.5)), 0)
            sector = group.get(crebo) or "-"
            counts[f"programme={sector}|{crebo}"] = number
            counts[f"sector={sector}"] = counts.get(f"sector={sector}", 0) + number
        _write(region, year, counts, kept=chance.uniform(0.95, 0.98))


def _write(region: Region, year: int, counts: dict[str, int], *, kept: float) -> None:
    placed = sum(n for name, n in counts.items() if name.startswith("sector="))
    steps = {"placed": placed, "started": round(kept * placed), "settled": round(kept**2 * placed)}
    counts |= {f"reached={step}": n for step, n in steps.items()}
    counts |= {"all": round(placed / PLACED * 0.97), "group=place": placed}
    sums = [
        (total, parts) for total, parts in sums_of_region(counts) if total.startswith("sector=")
    ]
    sums.append(("group=place", [name for name in counts if name.startswith("sector=")]))
    sums.append(("reached=placed", ["group=place"]))
    day = dt.date(year + 1, 10, 5)
    shown = suppress_linked(counts=counts, sums=sums)
    ShownFigures.objects.create(
        region=region, school_year=year, stands_on=day, made_at=moment(day, 23),
        content={"counts": shown, "steps": [], "labels": labels_of(shown), "gaps": {}},
    )  # fmt: skip
