"""Next year's students per sector and programme, from the counts of the years that are finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmwelkom.engines.forecast import LookedBack, Prediction, forecast
from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.insights.queries.shown import is_finished
from warmwelkom.rooms.insights.words import sector_word

FEWEST_YEARS, PROBABILITY = 3, 0.8


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sector or programme: the known years, what is expected, and the last year forecast from those before."""

    label: str
    known: list[int]
    said: Prediction
    last_time: LookedBack | None


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """`years` are the school years that are known; `inside`, `missed` and `same_missed` tell how good it was."""

    years: list[int]
    sectors: list[Line]
    programmes: list[Line]
    tried: int
    inside: int
    missed: float
    same_missed: float

    @property
    def next_year(self) -> int:
        return self.years[-1] + 1

    @property
    def is_better(self) -> bool:
        return self.missed < self.same_missed


def ahead(*, until: int | None = None) -> Ahead | None:
    """None while fewer than three years are finished; one query, inside the region's scope.

    With `until` as it was known in that year: the report of an older year knows nothing of what came after.
    """
    found = ShownFigures.objects.filter(school__isnull=True).order_by("school_year")
    if until is not None:
        found = found.filter(school_year__lte=until)
    rows = [row for row in found if is_finished(row)]
    years = _last_run([row.school_year for row in rows])
    if len(years) < FEWEST_YEARS:
        return None
    known = [row for row in rows if row.school_year in years]
    sectors, programmes = _series(known, "sector="), _series(known, "programme=")
    return _told(years, known[-1], sectors, programmes)


def _told(
    years: list[int],
    newest: ShownFigures,
    sectors: dict[str, list[int]],
    programmes: dict[str, list[int]],
) -> Ahead:
    labels = newest.content.get("labels", {})
    tables, backs = [], list[LookedBack]()
    for series in (sectors, programmes):
        found = forecast(series=series, probability=PROBABILITY)
        last = {one.name: one for one in found.looked_back if one.year == len(series[one.name]) - 1}
        backs += found.looked_back
        tables.append(
            [
                Line(
                    label=_label(name, labels),
                    known=series[name],
                    said=said,
                    last_time=last.get(name),
                )
                for name, said in found.rows.items()
            ]
        )
    tried = len(backs)
    return Ahead(
        years=years, sectors=tables[0], programmes=tables[1], tried=tried,
        inside=sum(one.was_inside for one in backs),
        missed=_mean(one.missed_by for one in backs),
        same_missed=_mean(one.same_missed_by for one in backs),
    )  # fmt: skip


def _series(rows: list[ShownFigures], head: str) -> dict[str, list[int]]:
    """The counts of the newest years in a row that may be shown; two at least, the newest among them."""
    names = [name for name in rows[-1].content["counts"] if name.startswith(head)]
    found: dict[str, list[int]] = {}
    for name in sorted(names):
        counts: list[int] = []
        for row in reversed(rows):
            number = row.content["counts"].get(name)
            if number is None:
                break
            counts.insert(0, int(number))
        if len(counts) >= 2:
            found[name] = counts
    return dict(sorted(found.items(), key=lambda one: -one[1][-1]))


def _last_run(years: list[int]) -> list[int]:
    """The newest years that follow one another."""
    run: list[int] = []
    for year in reversed(years):
        if run and year != run[0] - 1:
            break
        run.insert(0, year)
    return run


def _label(name: str, labels: dict[str, str]) -> str:
    code = name.partition("=")[2].split("|")[-1]
    if name.startswith("sector="):
        return sector_word(code)
    return labels.get(code, code) if code != "-" else _("Opleiding onbekend")


def _mean(numbers: Iterable[int]) -> float:
    found = list(numbers)
    return round(sum(found) / len(found), 1) if found else 0.0
