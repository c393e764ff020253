"""The pilots and effects of many plans at once, as stations of the thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from warmwelkom.rooms.thinktank.effect_words import finding_words, pilot_heading
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Measurement, Pilot
from warmwelkom.rooms.thinktank.queries.pilot_page import (
    DAYS,
    FIELDS,
    PilotPage,
    pilot_page,
)

PLAIN = ("id", *FIELDS, *DAYS)
NUMBERS = ("group", "moment", "n", "number", "mean", "sd")


@dataclass(frozen=True, kw_only=True)
class PilotStation:
    """One station: a pilot, or what came of it. `contribution_id` is the plan it hangs from."""

    contribution_id: UUID
    pilot_id: UUID
    kind: Literal["pilot", "effect"]
    title: str
    on: dt.date
    words: tuple[str, ...]
    verdict: str
    page: PilotPage


def pilots_of(contribution_ids: Iterable[UUID]) -> list[PilotStation]:
    """For every plan its pilots, each followed by its effect once there is a verdict. One query.

    Shows no more than what the caller may see: give ids of contributions that are visible.
    """
    rows = Contribution.objects.filter(pk__in=list(contribution_ids), kind=Kind.PLAN)
    found = rows.annotate(pilot_rows=pilot_rows()).values_list("pk", "pilot_rows").order_by("pk")
    return [station for pk, pilots in found for station in stations_of(pk, pilots)]


def pilot_rows() -> ArraySubquery:
    """Beside a contribution: the pilots of its plan with their numbers, as JSON. No query more."""
    numbers = Measurement.objects.filter(pilot=OuterRef("pk")).order_by("pk")
    values: dict[str, Any] = {name: F(name) for name in (*PLAIN, "made_on")}
    values["numbers"] = ArraySubquery(numbers.values(row=JSONObject(**{n: F(n) for n in NUMBERS})))
    pilots = Pilot.objects.filter(plan__contribution=OuterRef("pk")).order_by("made_on", "pk")
    return ArraySubquery(pilots.values(row=JSONObject(**values)))


def stations_of(contribution_id: UUID, rows: list[dict[str, Any]]) -> list[PilotStation]:
    """The stations of one plan, from what was fetched with `pilot_rows`."""
    return [station for row in rows for station in _stations(contribution_id, row)]


def pilot_page_of(*, pilot: Pilot) -> PilotPage:
    """One pilot as a page shows it, as it is in the database now. Two queries."""
    row = Pilot.objects.get(pk=pilot.pk)
    values = {name: getattr(row, name) for name in PLAIN}
    return pilot_page(values, list(row.measurements.values(*NUMBERS)))


def _stations(contribution_id: UUID, row: dict[str, Any]) -> list[PilotStation]:
    page = pilot_page(row, row["numbers"])
    common: dict[str, Any] = {
        "contribution_id": contribution_id,
        "pilot_id": UUID(page.id),
        "verdict": page.verdict,
        "page": page,
    }
    found = []
    if page.question:
        on = page.begins or dt.date.fromisoformat(row["made_on"])
        words = (pilot_heading(page),)
        found.append(PilotStation(**common, kind="pilot", title=page.question, on=on, words=words))
    if page.verdict and page.verdict_on:
        title, told = str(page.verdict_label), tuple(finding_words(page))
        found.append(
            PilotStation(**common, kind="effect", title=title, on=page.verdict_on, words=told)
        )
    return found
