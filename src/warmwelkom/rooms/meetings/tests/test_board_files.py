"""A board to take along, and notes that become contributions."""

from __future__ import annotations

from typing import Any

import pytest
from defusedxml import ElementTree
from tests.boards import add_board, add_dots, add_group, add_guest, add_note
from tests.cast import NOW, Cast
from tests.meetings import add_meeting

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.meetings.domain.board_contributions import make_contribution
from warmwelkom.rooms.meetings.models import Board
from warmwelkom.rooms.meetings.queries.board_files import board_as_text
from warmwelkom.rooms.thinktank.models import Contribution, Origin

AT = "/bijeenkomsten/haaglanden/bord/"


@pytest.fixture
def board(cast: Cast) -> Any:
    """At the end: a group with three dots that was chosen, and a note alone."""
    with cast.scope():
        row = add_board(add_meeting(cast.places.region, chair=cast.alice), phase="chosen")
        group = add_group(row, "Mensen & dieren", chosen_at=NOW)
        add_note(row, "=1+1 <b>", group=group, author=cast.pelle)
        add_note(row, "Alleen in de pauze", group=group, guest=add_guest(row.meeting, "Yara"))
        add_note(row, "De bus")
        add_note(row, "Weg ermee", withdrawn_at=NOW)
        add_dots(row, 3, group=group, person=cast.pelle)
        return row


def test_as_text_for_the_minutes(cast: Cast, board: Board) -> None:
    with cast.scope():
        assert board_as_text(board).splitlines() == [
            "Wat maakt de eerste week spannend?",
            "",
            "Mensen & dieren (3 stippen) · gekozen",
            "- =1+1 <b>",
            "- Alleen in de pauze",
            "",
            "Zonder groep:",
            "- De bus (0 stippen)",
        ]


def test_as_a_table_without_formulas(cast: Cast, board: Board) -> None:
    answer = cast.client("pelle").get(f"{AT}{board.pk}/bord.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="bord-haaglanden-2026-04-02.csv"'
    assert answer.content.decode().lstrip("\ufeff").splitlines() == [
        "Groep;Briefje;Stippen;Gekozen;In de denktank",
        "Mensen & dieren;'=1+1 <b>;3;ja;",
        "Mensen & dieren;Alleen in de pauze;;;",
        ";De bus;0;;",
    ]


def test_as_a_drawing(cast: Cast, board: Board) -> None:
    answer = cast.client("pelle").get(f"{AT}{board.pk}/bord.svg")
    drawing = ElementTree.fromstring(answer.content)
    words = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert words == [
        "Wat maakt de eerste week spannend?", "Mensen & dieren", "gekozen · 3 stippen", "=1+1 <b>",
        "Alleen in de pauze", "Zonder groep", "De bus",
    ]  # fmt: skip


def test_no_other_file_is_there(cast: Cast, board: Board) -> None:
    assert cast.client("pelle").get(f"{AT}{board.pk}/bord.exe").status_code == 404


def test_notes_become_one_contribution_with_its_origin(cast: Cast, board: Board) -> None:
    with cast.scope():
        notes = [
            str(note.pk) for note in board.notes.filter(withdrawn_at=None, group__isnull=False)
        ]
    alice = cast.client("alice")
    way = f"{AT}{board.pk}/bijdrage/"
    form = alice.post(way, {"note": notes}).content.decode()
    assert "- Alleen in de pauze" in form
    assert 'value="Mensen &amp; dieren"' in form
    sent = {
        "note": notes,
        "kind": "idea",
        "title": "Samen eten",
        "text": "Eet samen de eerste week.",
    }
    answer = alice.post(way, sent)
    with cast.scope():
        [made], [origin] = Contribution.objects.all(), Origin.objects.all()
        assert answer["Location"] == f"/denktank/haaglanden/{made.pk}/"
        assert (made.author, made.author_name, made.title) == (cast.alice, "Alice", "Samen eten")
        assert (origin.kind, origin.source, origin.title, origin.contribution) == (
            "board", board.pk, board.question, made,
        )  # fmt: skip
        assert board.notes.filter(contribution=made).count() == 2
    assert "Er is niets gekozen dat nog kan" in alice.post(way, sent).content.decode()
    with cast.scope():
        assert Contribution.objects.count() == 1


def test_a_note_becomes_a_contribution_once(cast: Cast, board: Board) -> None:
    with cast.scope():
        note = board.notes.first()
        words = {"kind": "idea", "title": "Samen", "text": "Eten", "now": NOW}
        for_alice: Any = {"actor": cast.actor("alice"), "board": board, "notes": [note.pk], **words}
        make_contribution(**for_alice)
        with pytest.raises(ChangedMeanwhile):
            make_contribution(**for_alice)


def test_what_is_missing_is_told_and_nothing_is_lost(cast: Cast, board: Board) -> None:
    with cast.scope():
        note = board.notes.first()
    sent = {"note": [note.pk], "kind": "idea", "title": "", "text": "Eet samen"}
    answer = cast.client("alice").post(f"{AT}{board.pk}/bijdrage/", sent)
    assert answer.status_code == 422
    assert "Schrijf in een paar zinnen wat je bedoelt." in answer.content.decode()
    assert "Eet samen" in answer.content.decode()
    assert str(note.pk) in answer.content.decode()
