"""The demo's meetings, call and letter: there, of before its first day, and shown as they should be."""

from __future__ import annotations

from django.db.models import Max
from django.test import Client

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.meetings.models import Board, BoardNote, Decision, Meeting, PollAnswer
from warmwelkom.rooms.newsletters.models import Call, CallAnswer, Issue
from warmwelkom.rooms.people.models import Region

AT = "/bijeenkomsten/haaglanden/"


def test_one_was_held_one_comes_and_one_looks_for_a_day(demo: Region) -> None:
    with region_scope(demo.pk):
        held = Meeting.objects.get(title="Denktank in maart")
        kinds = list(Decision.objects.filter(meeting=held).values_list("kind", flat=True))
        assert sorted(kinds) == ["decided", "postponed", "state"]
        assert Meeting.objects.get(starts_at=None).title == "Werkgroep introductieweek"
        assert PollAnswer.objects.count() == 12
        assert CallAnswer.objects.filter(confirmed_at__isnull=False).count() == 6
        assert Issue.objects.get().number_sent == 6


def test_nothing_was_done_after_the_first_day_of_the_demo(demo: Region) -> None:
    first = min(day for day, _name in MOMENTS)
    with region_scope(demo.pk):
        for model, name in ((Meeting, "changed_at"), (BoardNote, "made_at"), (Call, "opened_at"),
                            (CallAnswer, "confirmed_at"), (Issue, "sent_at")):  # fmt: skip
            assert model.objects.aggregate(last=Max(name))["last"].date() <= first, model


def test_a_visitor_reads_the_minutes_and_no_note_of_the_board(demo: Region) -> None:
    with region_scope(demo.pk):
        held = Meeting.objects.get(title="Denktank in maart")
        board = Board.objects.get()
        note = BoardNote.objects.first()
    minutes = Client().get(f"{AT}{held.pk}/verslag/").content.decode()
    assert "We proberen dit in maart 2027" in minutes
    assert "Ook het Doorstroompunt was erbij." in minutes
    assert note is not None
    assert note.text not in Client().get(f"{AT}{board.meeting_id}/").content.decode()
