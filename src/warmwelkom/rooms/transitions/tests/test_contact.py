"""Contact is written down in one line, and taken back by who wrote it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.transitions.domain.contact import NoteNotClear, note_contact, withdraw_note
from warmwelkom.rooms.transitions.models import ContactNote, Transition
from warmwelkom.rooms.transitions.tests.reading import page_of, text_of
from warmwelkom.rooms.transitions.tests.scenes import a_pupil, an_application, put_on


def _note(
    cast: Cast, who: str = "alice", kind: str = "spoken", text: str = "", **more: object
) -> ContactNote:
    day = more.get("day")
    seconds = more.get("later", 0)
    assert isinstance(day, dt.date | None)
    assert isinstance(seconds, int)
    with cast.scope():
        return note_contact(
            actor=cast.actor(who),
            transition=Transition.objects.get(pk=cast.dina.pk),
            kind=kind,
            text=text,
            next_on=day,
            now=NOW + dt.timedelta(seconds=seconds),
        )


def test_it_works(cast: Cast) -> None:
    note = _note(cast, text="Belt maandag terug")
    assert (note.kind, note.text, note.by_name) == ("spoken", "Belt maandag terug", "Alice")
    with cast.scope():
        act = Act.objects.get(action="transitions.note_contact")
    assert (act.about, act.detail) == (cast.dina.pupil_id, {"kind": "spoken"})


@pytest.mark.parametrize(
    ("kind", "text", "day", "sentence"),
    [
        ("shouted", "", None, "Kies wat er was: gesproken, geen gehoor of een afspraak."),
        ("spoken", "x" * 281, None, "Maak de zin korter: er passen 280 tekens."),
        ("note", "", None, "Schrijf eerst op wat een ander moet weten."),
        ("appointment", "", None, "Kies op welke dag de afspraak is."),
        (
            "appointment",
            "",
            dt.date(2026, 4, 1),
            "Deze dag is al geweest. Kies vandaag of een dag erna.",
        ),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(
    cast: Cast, kind: str, text: str, day: dt.date | None, sentence: str
) -> None:
    with pytest.raises(NoteNotClear) as fault:
        _note(cast, kind=kind, text=text, day=day)
    assert str(fault.value) == sentence
    with cast.scope():
        assert ContactNote.objects.count() == 0


def test_an_appointment_may_be_today(cast: Cast) -> None:
    assert _note(cast, kind="appointment", day=NOW.date()).next_on == NOW.date()


def test_280_signs_fit(cast: Cast) -> None:
    assert len(_note(cast, text="é" * 280).text) == 280


def test_a_double_click_writes_once(cast: Cast) -> None:
    assert _note(cast) == _note(cast, later=3)
    assert _note(cast) != _note(cast, later=60)
    with cast.scope():
        assert ContactNote.objects.count() == 2


def test_only_who_wrote_it_takes_it_back(cast: Cast) -> None:
    note = _note(cast)
    with cast.scope(), pytest.raises(MayNotKnow):
        withdraw_note(actor=cast.actor("dewi"), note=note, now=NOW)
    with cast.scope():
        withdraw_note(actor=cast.actor("alice"), note=note, now=NOW)
        assert ContactNote.objects.count() == 0
        assert Act.objects.get(action="transitions.withdraw_note").about == cast.dina.pupil_id


@pytest.mark.parametrize("who", ["bob", "charlie", "emre", "fatima", "gijs", "lars"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    with pytest.raises(MayNotKnow):
        _note(cast, who)


@pytest.mark.parametrize("who", ["dina", "parent"])
def test_the_pupil_reads_what_was_written_down(cast: Cast, who: str) -> None:
    """Whoever writes is told so; another pupil's line stays with that pupil."""
    _note(cast, text="Belt maandag terug")
    other = a_pupil(cast, "Ander")
    with cast.scope():
        note_contact(
            actor=cast.actor("alice"),
            transition=other,
            kind="spoken",
            text="Niet van Dina",
            next_on=None,
            now=NOW,
        )
    page = page_of(cast.client(who), reverse("transitions:my_data"))
    lines = [text_of(line) for line in page.select("[aria-labelledby=contact] li")]
    assert lines == ["Gesproken Belt maandag terug do 2 apr, 10.00 · Alice"]


def test_who_reads_whose_notes(cast: Cast) -> None:
    an_application(cast, cast.dina)
    put_on(cast, "fatima", cast.dina)
    for who in ("alice", "emre", "fatima"):
        _note(cast, who, text=who)

    def read_by(who: str) -> list[str]:
        with cast.scope():
            rows = ContactNote.objects.visible_to(cast.actor(who), "transitions.see_note")
            return sorted(rows.values_list("text", flat=True))

    whole = ["alice", "emre", "fatima"]
    assert {who: read_by(who) for who in ("alice", "dewi", "fatima", "emre", "esra", "bob")} == {
        "alice": whole,
        "dewi": whole,
        "fatima": whole,
        "emre": ["emre"],
        "esra": [],
        "bob": [],
    }
