"""A pilot as a page shows it, with the effect that its numbers allow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warmwelkom.engines.effect import Effect, Mean, Share, effect_of
from warmwelkom.rooms.thinktank.models import Pilot

Group = Share | Mean


@dataclass(frozen=True, kw_only=True)
class PilotPage:
    """`groups` has (group, moment) -> what was counted there."""

    id: str
    question: str
    where: str
    pupils: int | None
    begins: dt.date | None
    ends: dt.date | None
    indicator: str
    unit: str
    measure: str
    more_is_better: bool
    source: str
    result: str
    verdict: str
    reason: str
    verdict_on: dt.date | None
    groups: Mapping[tuple[str, str], Group]

    @property
    def verdict_label(self) -> Any:
        return Pilot.Verdict(self.verdict).label if self.verdict else ""

    @property
    def is_share(self) -> bool:
        return self.measure == Pilot.Measure.SHARE

    @property
    def is_measured(self) -> bool:
        return ("here", "after") in self.groups

    @property
    def has_comparison(self) -> bool:
        return ("comparison", "before") in self.groups and ("comparison", "after") in self.groups

    @property
    def effect(self) -> Effect | None:
        """None where nothing was counted afterwards."""
        after = self.groups.get(("here", "after"))
        if after is None:
            return None
        return effect_of(
            before=self.groups.get(("here", "before")),
            after=after,
            comparison_before=self.groups.get(("comparison", "before")),
            comparison_after=self.groups.get(("comparison", "after")),
            more_is_better=self.more_is_better,
        )


FIELDS = (
    "question", "where", "pupils", "indicator", "unit", "measure", "more_is_better", "source",
    "result", "verdict", "reason",
)  # fmt: skip
DAYS = ("begins", "ends", "verdict_on")


def pilot_page(row: Mapping[str, Any], measurements: list[Mapping[str, Any]]) -> PilotPage:
    """From plain data, as the database or a file of another region gives it."""
    values: dict[str, Any] = {name: row[name] for name in FIELDS}
    values |= {name: day_of(row.get(name)) for name in DAYS}
    groups = {(found["group"], found["moment"]): group_of(found) for found in measurements}
    return PilotPage(id=str(row.get("id", "")), groups=groups, **values)


def group_of(found: Mapping[str, Any]) -> Group:
    if found["number"] is not None:
        return Share(n=found["n"], number=found["number"])
    sd = found["sd"]
    return Mean(n=found["n"], value=float(found["mean"]), sd=None if sd is None else float(sd))


def day_of(value: str | dt.date | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value
