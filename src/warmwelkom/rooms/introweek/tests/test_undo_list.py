"""A list that was read in is taken back: everything as before, and what somebody changed since stays."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.introweek.domain.lists_of_week import (
    Judged,
    read_week_list,
    save_week_list,
)
from warmwelkom.rooms.introweek.domain.undo_list import plain, undo_week_list
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekBuddy,
    WeekListRead,
    WeekRoom,
    WeekSlot,
)
from warmwelkom.rooms.introweek.queries.kinds_of_list import KINDS
from warmwelkom.rooms.introweek.tests.worlds import FIRST_DAY, ready_week

LISTS = {
    "ruimtes": "Lokaal;Gebouw;Plaatsen\nA1;Hoofdgebouw;44\nB7;Bijgebouw;30\n",
    "dagen": "Dag;Van;Tot\n24-08-2026;9.00;10.30\n26-08-2026;13u;14u\n",
    "onderdelen": "Onderdeel;Pas na\nQuiz;Speurtocht\nSpeurtocht;Welkom\n",
    "mentoren": "Naam;Opleiding;Groepen\nJoris;Verzorgende-IG;3\nAisha;25655;1\n",
    "oude-docenten": "School;Afkorting;Naam;Dagdelen\nJohan de Witt;JAN;Jan Jansen;di middag\nJohan de Witt;NWE;Nora;\n",
    "maatjes": "School;Voornaam;Opleiding;Is er op;Te vinden;Zei ja op\nJohan de Witt;Sam;Verzorgende-IG;ma ochtend;bij de koffie;01-04-2026\n",
}


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return ready_week(cast, 4)


def look(week: IntroWeek, what: str, text: str) -> Judged:
    return read_week_list(
        kind=KINDS[what](week), content=text.encode(), filename="l.csv", today=FIRST_DAY
    )


def keep(cast: Cast, week: IntroWeek, what: str, text: str) -> None:
    told = look(week, what, text)
    assert told.faults == []
    save_week_list(actor=cast.actor("mia"), week=week, what=what, lines=told.lines, now=NOW)


def stands(week: IntroWeek, what: str) -> list[object]:
    """What there is, but for who was taken off the list."""
    kind = KINDS[what](week)
    off = set(TeacherOffer.objects.exclude(withdrawn_at=None).values_list("pk", flat=True))
    return [plain(kind.data_of(row)) for row in kind.known if row["id"] not in off]


def undo(cast: Cast, week: IntroWeek, what: str) -> int | None:
    return undo_week_list(actor=cast.actor("mia"), week=week, what=what, now=NOW)


@pytest.mark.parametrize("what", list(LISTS))
def test_everything_stands_as_before_the_list(cast: Cast, week: IntroWeek, what: str) -> None:
    with cast.scope():
        before = stands(week, what)
        keep(cast, week, what, LISTS[what])
        assert stands(week, what) != before
        assert undo(cast, week, what) == 0
        assert stands(week, what) == before
        assert undo(cast, week, what) is None  # once


def test_walks_come_in_both_ways_are_one_and_they_are_taken_back(cast: Cast, week: IntroWeek) -> None:  # fmt: skip
    with cast.scope():
        keep(cast, week, "ruimtes", LISTS["ruimtes"])
        keep(cast, week, "lopen", "Van gebouw;Naar gebouw;Minuten\nhoofdgebouw;Bijgebouw;8\n")
        assert week.walks == [["Hoofdgebouw", "Bijgebouw", 8]]
        keep(cast, week, "lopen", "Van;Naar;Minuten\nBijgebouw;Hoofdgebouw;9\n")
        assert week.walks == [["Bijgebouw", "Hoofdgebouw", 9]]
        wrong = look(
            week, "lopen", "Van;Naar;Minuten\nBijgebouw;Kasteel;9\nBijgebouw;Bijgebouw;1\n"
        )
        assert [(one.line, one.column) for one in wrong.faults] == [
            (2, "Naar gebouw"), (3, "Naar gebouw"),
        ]  # fmt: skip
        assert undo(cast, week, "lopen") == 0
        assert week.walks == [["Hoofdgebouw", "Bijgebouw", 8]]


def test_what_somebody_changed_since_then_stays_and_is_told(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        keep(cast, week, "ruimtes", LISTS["ruimtes"])
        WeekRoom.objects.filter(name="A1").update(seats=12)
    way = reverse("introweek:list_in", args=[week.pk, "ruimtes"])
    assert "Neem die lijst terug" in cast.client("mia").get(way).content.decode()
    told = cast.client("mia").post(f"{way}?undo=1", follow=True).content.decode()
    assert "1 regel is daarna veranderd en blijft zoals die nu is." in told
    with cast.scope():
        assert WeekRoom.objects.get(name="A1").seats == 12
        assert not WeekRoom.objects.filter(name="B7").exists()


def test_a_time_is_read_as_people_write_it(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        keep(cast, week, "dagen", LISTS["dagen"])
        first = WeekSlot.objects.get(week=week, code="0824-1")
        late = WeekSlot.objects.get(week=week, day=dt.date(2026, 8, 26))
        assert (first.begins, first.ends) == (dt.time(9), dt.time(10, 30))
        assert (late.half, late.begins, late.ends) == ("pm", dt.time(13), dt.time(14))
        wrong = look(
            week, "dagen", "Dag;Van;Tot\n24-08-2026;straks;10.00\n24-08-2026;12.00;11.00\n"
        )
        assert [(one.line, one.column) for one in wrong.faults] == [(2, "Van"), (3, "Tot")]


def test_the_button_behind_saving_takes_it_back(cast: Cast, week: IntroWeek) -> None:
    client, way = cast.client("mia"), reverse("introweek:list_in", args=[week.pk, "maatjes"])
    file = SimpleUploadedFile("l.csv", LISTS["maatjes"].encode())
    page = client.post(way, {"file": file}).content.decode()
    found = re.search(r'name="lines" value="([^"]+)"', page)
    assert found
    saved = client.post(way, {"lines": found[1]}, follow=True).content.decode()
    assert f"{way}?undo=1" in saved
    with cast.scope():
        assert WeekBuddy.objects.get(week=week).agreed_on == dt.date(2026, 4, 1)
    told = client.post(f"{way}?undo=1", follow=True).content.decode()
    assert "Alles staat weer zoals ervoor." in told
    with cast.scope():
        assert not WeekBuddy.objects.exists()
        assert not WeekListRead.objects.exists()
