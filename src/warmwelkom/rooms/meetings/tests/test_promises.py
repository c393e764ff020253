"""What was promised chases itself: each moment once, until it is settled; then it is on the agenda."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from tests.minutes import add_promise, publish

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.base.promises import moment_on
from warmwelkom.rooms.meetings.domain.actions import PromiseIncomplete, settle_action
from warmwelkom.rooms.meetings.domain.chasing import chase_actions
from warmwelkom.rooms.meetings.domain.forget_names import forget_names
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Meeting
from warmwelkom.rooms.people.models import Role

DAY = dt.timedelta(days=1)


def promised(cast: Cast, **fields: object) -> ActionItem:
    """Bob promised something for in ten days, in a meeting whose minutes are published."""
    row = add_meeting(cast.places.region, "Denktank", in_days=-1)
    fields = {"person": cast.bob, "person_name": "Bob", "in_days": 10} | fields
    made = add_promise(row, **fields)  # type: ignore[arg-type]  # as add_promise takes them
    publish(row)
    return made


def chase(cast: Cast, day: int) -> int:
    """The morning, so many days after the promise was made."""
    actor = system_actor(region_id=cast.places.region.pk)
    return chase_actions(actor=actor, now=NOW + day * DAY)


def events() -> list[str]:
    return [row.event.rpartition(":")[2] for row in Notice.objects.order_by("told_at", "pk")]


def test_it_chases_before_and_after_and_weekly_and_then_stops(cast: Cast) -> None:
    with cast.scope("hanna"):
        promised(cast)
        chased = {day: chase(cast, day) for day in range(60)}
        assert [day for day, number in chased.items() if number] == [7, 11, 18, 25, 32]
        assert events() == ["before", "late", "late1", "late2", "late3"]
        mails = Message.objects.filter(key__startswith="notice:action:")
        assert {mail.to for mail in mails} == {"bob@school.example"}
        assert mails.count() == 5


def test_a_morning_that_was_missed_is_made_up_for(cast: Cast) -> None:
    with cast.scope("hanna"):
        promised(cast)
        for day in (9, 13, 14):
            chase(cast, day)
        assert events() == ["before", "late"]


def test_what_is_settled_is_not_chased(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast)
        settle_action(actor=cast.actor("bob"), action=row, state="done", now=NOW)
        assert sum(chase(cast, day) for day in range(60)) == 0
        settle_action(actor=cast.actor("bob"), action=row, state="open", now=NOW)
        assert chase(cast, 7) == 1


def test_what_was_promised_for_soon_is_not_told_twice(cast: Cast) -> None:
    with cast.scope("hanna"):
        promised(cast, in_days=2)
        assert [day for day in range(5) if chase(cast, day)] == [3]


def test_an_organisation_is_reminded_through_who_speaks_for_it(cast: Cast) -> None:
    with cast.scope("hanna"):
        promised(cast, person=None, person_name="", school=cast.places.witt_school)
        chase(cast, 7)
        assert [row.to for row in Notice.objects.all()] == ["ibrahim@school.example"]
        Role.objects.filter(person=cast.ibrahim).update(ended_at=NOW)
        chase(cast, 11)
        assert Notice.objects.count() == 1


def test_who_works_here_no_more_is_left_alone(cast: Cast) -> None:
    with cast.scope("hanna"):
        promised(cast)
        Role.objects.filter(person=cast.bob).update(ended_at=NOW)
        for day in range(30):
            chase(cast, day)
        assert Notice.objects.count() == 0


def test_what_nobody_published_is_not_chased(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        add_promise(row, person=cast.bob, person_name="Bob", in_days=1)
        assert chase(cast, 2) == 0


def test_after_the_last_reminder_it_stands_on_the_next_agenda_once(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast)
        assert chase(cast, 39) == 0
        coming = add_meeting(cast.places.region, "Volgende", in_days=50)
        add_meeting(cast.places.region, "Nog later", in_days=60)
        assert [chase(cast, day) for day in (40, 41)] == [1, 0]
        item = AgendaItem.objects.get()
        assert (item.meeting, item.title, item.action) == (coming, "Bel de scholen", row)
        AgendaItem.objects.update(removed_at=NOW)
        assert chase(cast, 42) == 0


@pytest.mark.parametrize(
    ("days", "moment"),
    [(-4, ""), (-3, "before"), (0, "before"), (1, "late"), (7, "late"), (8, "late1"),
     (28, "late3"), (29, "agenda")],
)  # fmt: skip
def test_each_day_has_its_moment(days: int, moment: str) -> None:
    today = NOW.date()
    assert moment_on(due=today - dt.timedelta(days=days), today=today) == moment


def test_it_is_settled_by_who_promised_who_chairs_and_who_coordinates(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast, person=cast.bob, school=cast.places.witt_school)
        Meeting.objects.update(chair=cast.alice)
        for name in ("bob", "alice", "noor"):
            settle_action(actor=cast.actor(name), action=row, state="done", now=NOW)
        for name in ("dewi", "pelle", "ibrahim"):
            with pytest.raises(MayNotKnow):
                settle_action(actor=cast.actor(name), action=row, state="open", now=NOW)
        row.refresh_from_db()
        assert row.state == "done"


def test_dropping_needs_a_reason(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast)
        with pytest.raises(PromiseIncomplete):
            settle_action(actor=cast.actor("bob"), action=row, state="dropped", now=NOW, reason=" ")
        settle_action(
            actor=cast.actor("bob"), action=row, state="dropped", now=NOW, reason="Al gebeurd."
        )
        row.refresh_from_db()
        assert (row.state, row.state_reason) == ("dropped", "Al gebeurd.")


def test_a_year_after_it_was_settled_nobody_knows_who_promised_it(cast: Cast) -> None:
    actor = system_actor(region_id=cast.places.region.pk)
    with cast.scope("hanna"):
        done = promised(cast, school=cast.places.witt_school, state="done")
        still = promised(cast)
        forget_names(actor=actor, now=NOW + 366 * DAY)
        done.refresh_from_db()
        still.refresh_from_db()
        assert (done.person, done.who) == (None, cast.places.witt_school.name)
        assert still.person_name == "Bob"


@pytest.mark.parametrize(("days", "left"), [(364, "Pelle"), (366, "")])
def test_a_year_after_a_meeting_nobody_knows_who_brought_a_point(
    cast: Cast, days: int, left: str
) -> None:
    """Also where nobody closed the meeting, and where it was called off."""
    actor = system_actor(region_id=cast.places.region.pk)
    with cast.scope("hanna"):
        for fields in ({}, {"ended_at": NOW}, {"cancelled_at": NOW}):
            row = add_meeting(cast.places.region, "Denktank", in_days=0, **fields)
            AgendaItem.objects.create(
                region=row.region, meeting=row, place=1, title="x", brought_by="Pelle"
            )
        forget_names(actor=actor, now=NOW + days * DAY)
        assert set(AgendaItem.objects.values_list("brought_by", flat=True)) == {left}
