"""The page with figures: the totals that leave as open data, with names and in rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Kind, Label
from warmwelkom.rooms.thinktank.queries.open.shapes import Totals
from warmwelkom.rooms.thinktank.queries.open.steps import FEWEST, NAMES
from warmwelkom.rooms.thinktank.queries.open.totals import totals_of

WIDEST = 100


def figures_for(*, actor: Actor, today: dt.date) -> dict[str, Any]:
    """Six queries with the region's and the labels' names. Every number is one of `totals`."""
    totals = totals_of(actor=actor, today=today)
    names = {f"{row.kind}:{row.slug}": row for row in Label.objects.all()}
    return {
        "region": Region.objects.get(pk=actor.region),
        "totals": totals,
        "kinds": kinds_of(totals),
        "steps": [(NAMES[step.step], step) for step in totals.steps],
        "labels": {
            kind: [(names[row.label], row) for row in totals.labels if row.label in names
                   and row.label.startswith(f"{kind}:")]
            for kind in (Label.Kind.THEME.value, Label.Kind.SECTOR.value)
        },
        "whole": totals.answers[0],
        "organisations": [row for row in totals.answers[1:] if row.due is not None],
        "seldom": [row.organisation for row in totals.answers[1:] if row.due is None],
        "fewest": FEWEST,
    }  # fmt: skip


def kinds_of(totals: Totals) -> list[dict[str, Any]]:
    """Each kind with its number and its states, as parts of the longest bar (of 100)."""
    by_kind = {kind: [row for row in totals.states if row.kind == kind] for kind in Kind.values}
    sums = {kind: sum(row.number for row in rows) for kind, rows in by_kind.items()}
    longest = max([*sums.values(), 1])
    return [
        {
            "kind": kind,
            "name": Kind(kind).label,
            "number": sums[kind],
            "width": round(WIDEST * sums[kind] / longest, 1),
            "states": by_kind[kind],
        }
        for kind in Kind.values
    ]
