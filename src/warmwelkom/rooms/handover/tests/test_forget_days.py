"""What talks and tables needed of who works here goes on its term; a table waits for its last pupil."""

from __future__ import annotations

import datetime as dt

from tests.cast import NOW, Cast
from tests.handover_table import add_table
from tests.handover_talk import STARTS, make_day

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.handover.domain.forget_days import KEEP_DAYS, forget_days
from warmwelkom.rooms.handover.models import (
    FreeDay,
    FreeHours,
    HandoverDay,
    HandoverRow,
    RoundTable,
    TableCase,
)

HOUR = dt.timedelta(hours=1)


def forget(cast: Cast, now: dt.datetime) -> None:
    with cast.scope():
        forget_days(actor=system_actor(region_id=cast.places.region.pk), now=now)


def test_a_day_off_goes_the_day_after_and_the_hours_of_a_week_stay(cast: Cast) -> None:
    with cast.scope():
        make_day(cast, who="alice", school=cast.places.witt_school)
        off = FreeDay.objects.get().day
    for days, left in ((0, 1), (1, 0)):
        forget(cast, dt.datetime.combine(off, dt.time(12), tzinfo=dt.UTC) + dt.timedelta(days=days))
        with cast.scope():
            assert (FreeDay.objects.count(), FreeHours.objects.count()) == (left, 1)


def test_a_handover_day_goes_with_its_rows(cast: Cast) -> None:
    with cast.scope():
        make_day(cast, who="alice", school=cast.places.witt_school)
    for after, left in ((-HOUR, 1), (HOUR, 0)):
        forget(cast, STARTS + KEEP_DAYS + after)
        with cast.scope():
            assert (HandoverDay.objects.count(), HandoverRow.objects.count()) == (left, left)


def test_a_table_goes_once_no_pupil_is_left_on_it(cast: Cast) -> None:
    with cast.scope():
        table = add_table(cast.places.region, cast.places.witt_school)
        case = TableCase.objects.create(
            region=cast.places.region, table=table, transition=cast.dina, rule="x", fact={},
            since=NOW.date(), listed_at=NOW,
        )  # fmt: skip
    over = table.starts_at + KEEP_DAYS
    forget(cast, over + HOUR)
    with cast.scope():
        assert RoundTable.objects.count() == 1
        case.delete()
    for after, left in ((-HOUR, 1), (HOUR, 0)):
        forget(cast, over + after)
        with cast.scope():
            assert RoundTable.objects.count() == left
