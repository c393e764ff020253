"""Published minutes are fast, in the commands and in the database itself; who must know is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.cast import NOW, Cast
from tests.minutes import add_point, add_promise, begun
from tests.thinktank import add_contribution

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.events import react_to
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.meetings import attendance
from warmwelkom.rooms.meetings.attendance import Attendance
from warmwelkom.rooms.meetings.domain.decisions import decide
from warmwelkom.rooms.meetings.domain.minutes import (
    NothingToCorrect,
    correct_minutes,
    publish_minutes,
)
from warmwelkom.rooms.meetings.domain.open_meetings import AlreadyPublished, NotBegun
from warmwelkom.rooms.meetings.domain.running import save_notes
from warmwelkom.rooms.meetings.events import MinutesPublished
from warmwelkom.rooms.meetings.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Minutes,
    MinutesCorrection,
)
from warmwelkom.rooms.people.models import Person, Region


def published(cast: Cast) -> Meeting:
    """A meeting with one of everything, published by Hanna; inside her scope."""
    hanna, row = cast.actor("hanna"), begun(cast)
    idea = add_contribution(cast.places.region, "idea", author=cast.pelle)
    point = add_point(row, "", contribution=idea, notes="Besproken", brought_by="Pelle")
    decide(actor=hanna, meeting=row, item=point, kind="state", to="kept", text="Later.", now=NOW)
    add_promise(row, item=point, person=cast.bob, person_name="Bob", school=cast.places.witt_school)
    publish_minutes(actor=hanna, meeting=row, now=NOW)
    correct_minutes(
        actor=hanna, meeting=row, item=point, text="Niet mei maar juni.", reason="Tikfout", now=NOW
    )
    return row


CHANGES: dict[str, tuple[Any, dict[str, Any]]] = {
    "notes": (AgendaItem, {"notes": "Anders"}),
    "another contribution's words": (AgendaItem, {"title": "Anders"}),
    "who brought it": (AgendaItem, {"brought_by": "Iemand anders"}),
    "off the agenda": (AgendaItem, {"removed_at": NOW}),
    "a decision": (Decision, {"text": "Anders"}),
    "what was promised": (ActionItem, {"what": "Anders"}),
    "by whom": (ActionItem, {"person_name": "Anders"}),
    "before when": (ActionItem, {"due": NOW.date()}),
    "when it was published": (Minutes, {"published_at": NOW - dt.timedelta(days=1)}),
    "a correction": (MinutesCorrection, {"text": "Anders"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_database_refuses_a_change(cast: Cast, name: str) -> None:
    model, values = CHANGES[name]
    with cast.scope("hanna"):
        published(cast)
        with pytest.raises(DatabaseError, match="can not be changed"), transaction.atomic():
            model.objects.update(**values)


@pytest.mark.parametrize(
    "model", [AgendaItem, Decision, ActionItem, Minutes, MinutesCorrection, Meeting]
)
def test_the_database_refuses_to_take_away(cast: Cast, model: Any) -> None:
    with cast.scope("hanna"):
        published(cast)
        with pytest.raises(DatabaseError, match="can not be changed"), transaction.atomic():
            model.objects.all().delete()


def test_the_database_refuses_to_add_or_to_move_in(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = published(cast)
        other = begun(cast, "Ander")
        loose = add_point(other)
        with pytest.raises(DatabaseError, match="can not be changed"), transaction.atomic():
            add_point(row, "Erbij")
        with pytest.raises(DatabaseError, match="can not be changed"), transaction.atomic():
            AgendaItem.objects.filter(pk=loose.pk).update(meeting=row)


def test_who_is_forgotten_is_let_go_of_and_a_promise_may_be_settled(cast: Cast) -> None:
    with cast.scope("hanna"):
        published(cast)
        ActionItem.objects.update(person=None, person_name="", state="done", state_at=NOW)
        AgendaItem.objects.update(brought_by="", contribution=None)
        Person.objects.filter(pk=cast.hanna.pk).delete()
        assert list(MinutesCorrection.objects.values_list("by", "text")) == [
            (None, "Niet mei maar juni.")
        ]


def test_a_region_that_is_closed_is_erased_with_its_minutes(cast: Cast) -> None:
    with cast.scope("hanna"):
        published(cast)
        Region.objects.filter(pk=cast.places.region.pk).update(closed_at=NOW)
        Meeting.objects.all().delete()
        assert (AgendaItem.objects.count(), Minutes.objects.count()) == (0, 0)


def test_the_commands_say_it_in_words(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = published(cast)
        point = AgendaItem.objects.get()
        with pytest.raises(AlreadyPublished):
            save_notes(actor=hanna, meeting=row, item=point, notes="Anders", version=0)
        with pytest.raises(AlreadyPublished):
            publish_minutes(actor=hanna, meeting=row, now=NOW)
        with pytest.raises(MayNotKnow):
            correct_minutes(actor=cast.actor("pelle"), meeting=row, text="x", reason="y", now=NOW)


def test_what_is_not_there_is_not_published_or_corrected(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = begun(cast)
        with pytest.raises(NothingToCorrect):
            correct_minutes(actor=hanna, meeting=row, text="x", reason="y", now=NOW)
        Meeting.objects.update(begun_at=None)
        with pytest.raises(NotBegun):
            publish_minutes(actor=hanna, meeting=row, now=NOW)


def test_who_promised_is_told_at_once_and_who_brought_it_hears_as_news(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = published(cast)
        told = {notice.to: notice for notice in Notice.objects.all()}
        assert {to: notice.kind for to, notice in told.items()} == {
            "bob@school.example": "task",
            "pelle@school.example": "news",
        }
        assert told["bob@school.example"].address == "/bijeenkomsten/haaglanden/afspraken/"
        assert (
            told["pelle@school.example"].address == f"/bijeenkomsten/haaglanden/{row.pk}/verslag/"
        )
        mails = Message.objects.filter(key__startswith="notice:")
        assert [mail.to for mail in mails] == ["bob@school.example"]


def test_one_who_promised_and_brought_it_gets_one_mail_with_both(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = begun(cast)
        idea = add_contribution(cast.places.region, "idea", "Loop mee", author=cast.pelle)
        point = add_point(row, "", contribution=idea)
        decide(actor=hanna, meeting=row, item=point, kind="state", to="kept", text="Later.", now=NOW)  # fmt: skip
        add_promise(row, person=cast.pelle, person_name="Pelle")
        publish_minutes(actor=hanna, meeting=row, now=NOW)
        mail = Message.objects.get(key__startswith="notice:")
        assert "- Bel de scholen, vóór donderdag 9 april" in mail.text
        assert "- Loop mee: Later." in mail.text
        assert Notice.objects.count() == 1


def test_an_answer_to_a_need_is_not_told_twice(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = begun(cast)
        need = add_contribution(cast.places.region, author=cast.pelle)
        point = add_point(row, "", contribution=need)
        decide(actor=hanna, meeting=row, item=point, kind="state", to="answered", text="Ja.", now=NOW)  # fmt: skip
        publish_minutes(actor=hanna, meeting=row, now=NOW)
        assert Notice.objects.count() == 0


def test_the_rooms_above_hear_of_it_and_who_was_there_is_counted(cast: Cast) -> None:
    heard: list[MinutesPublished] = []
    react_to(MinutesPublished)(heard.append)
    before = list(attendance._count)
    attendance.count_attendance_with(
        lambda _row: Attendance(people=7, organisations=("Yuverta", "Den Haag"))
    )
    try:
        with cast.scope("hanna"):
            row = begun(cast)
            made = publish_minutes(actor=cast.actor("hanna"), meeting=row, now=NOW)
            row.refresh_from_db()
    finally:
        attendance._count[:] = before
    assert heard == [MinutesPublished(region_id=row.region_id, meeting_id=row.pk)]
    assert (made.people, made.organisations) == (7, ["Den Haag", "Yuverta"])
    assert row.ended_at == NOW
