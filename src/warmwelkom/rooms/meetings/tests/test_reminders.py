from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.meetings import LINK, add_meeting, add_registration

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.meetings.domain.planning import cancel_meeting, change_meeting
from warmwelkom.rooms.meetings.domain.reminders import plan_reminders
from warmwelkom.rooms.meetings.models import Meeting

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def house(cast: Cast) -> Actor:
    return system_actor(region_id=cast.places.region.pk)


def in_a_week(cast: Cast, **fields: object) -> Meeting:
    """At ten in the morning, with Pelle, who signed up today."""
    row = add_meeting(cast.places.region, **fields)  # type: ignore[arg-type]
    add_registration(row, cast.pelle)
    return row


def test_a_day_and_an_hour_before_with_the_link_and_not_twice(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = in_a_week(cast)
        assert row.starts_at is not None
        seen = []
        for minutes in range(-26 * 60, 60, 10):  # as the job looks, every ten minutes
            now = row.starts_at + dt.timedelta(minutes=minutes)
            if plan_reminders(actor=house(cast), now=now):
                seen.append(minutes)
        assert seen == [-24 * 60, -60]
        mails = list(Message.objects.order_by("planned_at"))
    assert [mail.subject for mail in mails] == [f"Herinnering: {row.title}"] * 2
    assert all(LINK in mail.text for mail in mails)
    assert [mail.expires_at for mail in mails] == [row.starts_at] * 2
    assert [mail.calendar for mail in mails] == ["", ""]


@pytest.mark.parametrize(("late", "made"), [(11, 1), (13, 0)])
def test_a_worker_that_stood_still_for_hours_misses_nothing(
    cast: Cast, late: int, made: int
) -> None:
    with cast.scope("pelle"):
        row = in_a_week(cast)
        assert row.starts_at is not None
        assert plan_reminders(actor=house(cast), now=row.starts_at - DAY + late * HOUR) == made


def test_who_signed_up_after_that_moment_has_just_had_a_mail(cast: Cast) -> None:
    with cast.scope("pelle"):
        row = add_meeting(cast.places.region)
        assert row.starts_at is not None
        late = row.starts_at - DAY + HOUR
        add_registration(row, cast.pelle, seated_at=late, joined_at=late)
        add_registration(row, cast.bob, seated_at=None)
        assert plan_reminders(actor=house(cast), now=late + HOUR) == 0
        assert plan_reminders(actor=house(cast), now=row.starts_at - HOUR) == 1
        assert Message.objects.get().to == "pelle@school.example"


def test_what_is_called_off_is_not_reminded_of_not_even_by_what_waited(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = in_a_week(cast, starts_at=dt.datetime(2026, 4, 9, 5, 30, tzinfo=NOW.tzinfo))
        assert row.starts_at is not None
        night = row.starts_at - DAY
        assert plan_reminders(actor=house(cast), now=night) == 1
        waits = Message.objects.get()
        assert (waits.state, waits.not_before) == ("planned", night + dt.timedelta(minutes=90))
        cancel_meeting(actor=cast.actor("hanna"), meeting=row, reason="Ziek.", now=night)
        waits.refresh_from_db()
        assert waits.state == "failed"
        assert plan_reminders(actor=house(cast), now=night + HOUR) == 0
        assert plan_reminders(actor=house(cast), now=row.starts_at - HOUR) == 0


def test_a_meeting_that_moved_is_reminded_of_on_its_new_day(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = in_a_week(cast)
        assert row.starts_at is not None
        assert row.ends_at is not None
        assert plan_reminders(actor=house(cast), now=row.starts_at - DAY) == 1
        later = {"starts_at": row.starts_at + 7 * DAY, "ends_at": row.ends_at + 7 * DAY}
        change_meeting(actor=cast.actor("hanna"), meeting=row, now=row.starts_at - DAY, **later)
        assert plan_reminders(actor=house(cast), now=row.starts_at - HOUR) == 0
        assert plan_reminders(actor=house(cast), now=later["starts_at"] - DAY) == 1
