"""What each old school's offer gives its own pupils at most, and what two half-days more would: reckoned by a worker."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.engines.timetable import WeekFileError, outlook_of_school
from warmwelkom.engines.timetable.week import Week
from warmwelkom.rooms.introweek.models import IntroWeek, SchoolOutlook
from warmwelkom.rooms.introweek.queries.document import stock_of, week_of

MORE = 2


@command("introweek.count_outlook")
def count_outlook(*, actor: Actor, week: IntroWeek, now: dt.datetime) -> int:  # noqa: ARG001  for the policy
    """Reckon every school of this week anew; how many schools. 0 where the week can't be read yet."""
    try:
        read = week_of(stock_of(week))
    except WeekFileError:
        return 0
    SchoolOutlook.objects.filter(week=week).delete()
    rows = [_row(week, read, school, now) for school in read.schools]
    return len(SchoolOutlook.objects.bulk_create(rows))


def _row(week: IntroWeek, read: Week, school: str, now: dt.datetime) -> SchoolOutlook:
    told = outlook_of_school(read, school, more=MORE)
    more = [
        {"half_days": number, "reached": row["reached"], "at": row["half_days"]}
        for number, row in enumerate(told["more"], 1)
    ]
    return SchoolOutlook(
        region_id=week.region_id, week=week, school_id=UUID(school), students=told["students"],
        known=told["known"], now=told["now"], more=more, counted_at=now,
    )  # fmt: skip


def count_soon(*, week_id: UUID, region_id: UUID) -> None:
    """Let a worker reckon it; asked ten times at once is once."""
    from warmwelkom.rooms.introweek.jobs_of_days import count_in  # noqa: PLC0415  jobs need the app registry

    try:
        with transaction.atomic():
            lock = f"introweek.count_outlook:{week_id}"
            count_in.configure(queueing_lock=lock, lock=lock).defer(
                region_id=str(region_id), week_id=str(week_id)
            )
    except AlreadyEnqueued:
        return
