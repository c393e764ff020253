"""The red thread: from any contribution up and down, from the need to what it brought, one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState, Kind, Origin
from warmwelkom.rooms.thinktank.queries.thread_drawing import Drawing, draw
from warmwelkom.rooms.thinktank.queries.thread_sql import Stitch, thread_around

MOST = 200
PLACES = {Kind.NEED: 1, Kind.IDEA: 2, Kind.OFFER: 3, Kind.PLAN: 3}
STEPS = {
    1: _("Behoefte"),
    2: _("Idee"),
    3: _("Plan"),
    4: _("Pilot"),
    5: _("Effect"),
}
NO_RESULT = ("not_now", "kept", "stopped", "closed")


@dataclass(frozen=True, kw_only=True)
class Extra:
    """A step of the thread that is no contribution, such as a pilot or an effect.

    `of` is the contribution it hangs from, `place` 4 (pilot) or 5 (effect), `template` what shows
    it (it gets `extra`), `did_not_work` whether this is told as such.
    """

    of: UUID
    place: int
    heading: str
    on: dt.date
    template: str
    values: dict[str, Any] = field(default_factory=dict)
    did_not_work: bool = False


@dataclass(frozen=True, kw_only=True)
class Station:
    """One step on the page: a contribution with its states, or an `extra`. `number` is its door."""

    number: int
    place: int
    heading: str
    on: dt.date
    row: Any = None
    states: tuple[ContributionState, ...] = ()
    origins: tuple[Origin, ...] = ()
    extra: Extra | None = None
    did_not_work: bool = False


Stations = Callable[[Iterable[UUID]], list[Extra]]
EXTRAS: list[Stations] = []
"""Who adds steps that are no contributions: contribution ids -> extra steps; one query each."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Steps that come along with the contributions themselves: what to fetch, and what to make of it."""

    rows: Callable[[], ArraySubquery]
    steps: Callable[[UUID, list[dict[str, Any]]], list[Extra]]


BESIDE: dict[str, Beside] = {}
"""Who adds steps without a query of its own: the name of the annotation -> how."""


def add_stations(found: Stations) -> Stations:
    """Let another part of this room add its steps to the thread."""
    EXTRAS.append(found)
    return found


def thread_of(*, actor: Actor, pk: UUID) -> dict[str, Any]:
    """The whole thread of one published contribution; raises MayNotKnow.

    Three queries for a thread of 200, and one for each part that adds steps. Of something that was
    merged, the thread of what it is read under.
    """
    stitches = thread_around(start=pk)
    found = {pk, *(row.earlier for row in stitches), *(row.later for row in stitches)}
    rows = {row.pk: row for row in _rows(actor, pk, found)}
    start = rows.get(pk)
    if start is not None and start.merged_into_id:
        start = rows.get(start.merged_into_id)
    if start is None:
        raise MayNotKnow
    kept = [row for row in rows.values() if row.merged_into_id is None]
    extras = [extra for more in EXTRAS for extra in more([row.pk for row in kept])]
    for name, part in BESIDE.items():
        extras += [extra for row in kept for extra in part.steps(row.pk, getattr(row, name))]
    stations = _stations(kept, extras)
    first, last = min(row.on for row in stations), max(_last_day(row) for row in stations)
    return {
        "start": start,
        "stations": stations,
        "reached": max(row.place for row in stations),
        "steps": _steps(stations, drawing := _drawing(stations, stitches)),
        "drawing": drawing,
        "days": (last - first).days,
    }


def _rows(actor: Actor, pk: UUID, found: set[UUID]) -> Any:
    """The contributions, with how many are merged into each and where they came from; one query."""
    origins = Origin.objects.filter(contribution=OuterRef("pk")).order_by("on", "id")
    return (
        Contribution.objects.visible_to(actor, "thinktank.see")
        .filter(Q(pk__in=found) | Q(merged=pk), published_at__isnull=False)
        .select_related("school")
        .annotate(
            together=Count("merged", distinct=True),
            origin_rows=ArraySubquery(
                origins.values(one=JSONObject(kind=F("kind"), title=F("title"), on=F("on")))
            ),
            **{name: part.rows() for name, part in BESIDE.items()},
        )
        .order_by("received_on", "id")[:MOST]
    )


def _states(rows: list[Any]) -> dict[UUID, list[ContributionState]]:
    found: dict[UUID, list[ContributionState]] = {}
    states = ContributionState.objects.filter(contribution__in=[row.pk for row in rows])
    for state in states.select_related("organisation", "contribution").order_by("at", "id"):
        found.setdefault(state.contribution_id, []).append(state)
    return found


def _stations(rows: list[Any], extras: list[Extra]) -> list[Station]:
    """The steps in the order of the thread: by place, then by day."""
    states = _states(rows)
    bare: list[dict[str, Any]] = [
        {
            "place": PLACES[Kind(row.kind)], "heading": row.heading, "on": row.received_on, "row": row,
            "states": tuple(states.get(row.pk, ())), "did_not_work": row.state in NO_RESULT,
            "origins": tuple(_origin(origin) for origin in row.origin_rows),
        }
        for row in rows
    ]  # fmt: skip
    bare += [
        {"place": extra.place, "heading": extra.heading, "on": extra.on, "extra": extra,
         "did_not_work": extra.did_not_work}
        for extra in extras
    ]  # fmt: skip
    bare.sort(
        key=lambda step: (step["place"], step["on"])
    )  # stable: rows came in the order of their id
    return [Station(number=number, **step) for number, step in enumerate(bare, start=1)]


def _origin(values: dict[str, Any]) -> Origin:
    return Origin(**values | {"on": dt.date.fromisoformat(values["on"])})


def _last_day(station: Station) -> dt.date:
    return max([station.on, *(state.on for state in station.states)])


def _steps(stations: list[Station], drawing: Drawing) -> list[dict[str, Any]]:
    """The five columns: name, how many doors, where it stands and whether the thread came that far."""
    reached = max(station.place for station in stations)
    heard = sum(row.row.heard for row in stations if row.row and row.row.kind == Kind.NEED)
    counts = [sum(row.place == place for row in stations) for place in STEPS]
    return [
        {
            "name": name,
            "number": number,
            "heard": heard if place == 1 else 0,
            "here": place == reached,
            "is_ahead": place > reached,
            "x": drawing.columns[place - 1],
        }
        for (place, name), number in zip(STEPS.items(), counts, strict=True)
    ]


def _drawing(stations: list[Station], stitches: list[Stitch]) -> Drawing:
    numbers = {row.row.pk: row.number for row in stations if row.row}
    links = {
        (numbers[stitch.earlier], numbers[stitch.later])
        for stitch in stitches
        if stitch.earlier in numbers and stitch.later in numbers
    }
    last = dict(numbers)  # an effect follows on its pilot, a pilot on its plan
    for station in stations:
        if station.extra and station.extra.of in last:
            links.add((last[station.extra.of], station.number))
            last[station.extra.of] = station.number
    places = [(row.place, row.did_not_work) for row in stations]
    return draw(places=places, links=sorted(links))
