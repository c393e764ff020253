"""Go to another day: read what schools gave until then, or take back what they had not given yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.demo.examples import give_coaches_cases
from warmwelkom.house.demo.figures import count_figures_at
from warmwelkom.house.demo.handover.load import hand_over_at
from warmwelkom.house.demo.introweek.days import live_introweek_at
from warmwelkom.house.demo.introweek.load import plan_introweek_at
from warmwelkom.house.demo.reading import Readers, derive_at
from warmwelkom.house.demo.rewind import forget_what_came_after, take_back
from warmwelkom.house.demo.script import (
    Entry,
    end_of,
    in_force,
    name_and_hash,
    script_of,
)
from warmwelkom.house.demo.summer.load import bridge_summer_at
from warmwelkom.house.demo.summer.rewind import untick_after
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.people.models import Region

Tell = Callable[[int, int], None]
"""How many steps are done, of how many."""


def go_to_day(*, region_id: UUID, to: dt.date, tell: Tell) -> None:
    """Let the demo stand at that day. Stopped half-way, it stands at the last day it reached."""
    region = Region.objects.get(pk=region_id, is_demo=True)
    if region.stands_at and to < region.stands_at:
        _back(region, to, tell)
    else:
        _forward(region, to, tell)


def _forward(region: Region, to: dt.date, tell: Tell) -> None:
    """Day by day as the year went, so that each pupil's line shows when what was known."""
    stops = [day for day, _name in MOMENTS if (region.stands_at or to) < day < to] + [to]
    with transaction.atomic(), region_scope(region.pk):
        here = {(row.filename, row.sha256) for row in in_force(region=region)}
        readers = Readers(region)
    waiting = [row for row in script_of(region) if name_and_hash(row) not in here]
    due = {stop: _due_by(waiting, stop, stops) for stop in stops}
    of, done = sum(map(len, due.values())) + len(stops), 0
    for stop in stops:
        for entry in due[stop]:
            with transaction.atomic(), region_scope(region.pk):
                readers.read(entry)
            done += 1
            tell(done, of)
        with transaction.atomic(), region_scope(region.pk):
            derive_at(region=region, day=stop)
            give_coaches_cases(region=region, day=stop)
            hand_over_at(region=region, day=stop)
            bridge_summer_at(region=region, day=stop)
            plan_introweek_at(region=region, day=stop)
            live_introweek_at(region=region, day=stop)
            count_figures_at(region=region, day=stop)
            Region.objects.filter(pk=region.pk).update(stands_at=stop)
        done += 1
        tell(done, of)


def _due_by(waiting: list[Entry], stop: dt.date, stops: list[dt.date]) -> list[Entry]:
    earlier = [day for day in stops if day < stop]
    after = max(earlier).isoformat() if earlier else ""
    return [row for row in waiting if after < row["day"] <= stop.isoformat()]


def _back(region: Region, to: dt.date, tell: Tell) -> None:
    """Newest first; stopped half-way, asking again goes on."""
    ours = {name_and_hash(row) for row in script_of(region)}
    with transaction.atomic(), region_scope(region.pk):
        untick_after(region=region, day=to)
        saved = in_force(region=region)
    later = [
        row
        for row in saved
        if (row.filename, row.sha256) in ours and row.committed_at and row.committed_at > end_of(to)
    ]
    for number, upload in enumerate(later, 1):
        with transaction.atomic(), region_scope(region.pk):
            take_back(upload=upload)
        tell(number, len(later) + 1)
    with transaction.atomic(), region_scope(region.pk):
        forget_what_came_after(region=region, day=to)
        derive_at(region=region, day=to)
        count_figures_at(region=region, day=to)
        Region.objects.filter(pk=region.pk).update(stands_at=to)
