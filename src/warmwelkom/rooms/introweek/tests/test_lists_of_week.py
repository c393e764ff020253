"""Lists of a week in and out: seen before kept, kept whole or not at all, and what goes out comes in again as it was."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.introweek.domain.lists_of_week import (
    Judged,
    NoList,
    read_week_list,
    save_week_list,
)
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekMentor,
    WeekPart,
    WeekRoom,
)
from warmwelkom.rooms.introweek.queries.kinds_of_list import KINDS
from warmwelkom.rooms.introweek.tests.worlds import FIRST_DAY, ready_week

ROOMS = """Lokaal;Gebouw;Capaciteit;Groepen;Wat er is;Dicht op;Opmerking
A1;Hoofdgebouw;44;2;lokaal;24-08 9.00;mooi
B7;Bijgebouw;30;1;lokaal|drempelvrij;ma ochtend;
"""
WRONG = """Lokaal;Gebouw;Plaatsen;Dicht op
A1;Hoofdgebouw;0;
B7;;30;
B8;Bijgebouw;veel;
B9;Bijgebouw;20;zaterdag
B9;Bijgebouw;20;
"""
TEACHERS = """School;Docentcode;Naam;Mail;Dagdelen;Bezoeken
Johan de Witt;JAN;Jan Jansen;jan@witt.example;di middag;2
Johan de Witt;NWE;Nora Weert;;;
Niemandsland;X;Xander;;;
"""
BUDDIES = """Oude school;Voornaam;Opleiding;Is er op;Te vinden;Zei ja op
Johan de Witt;Sam;Verzorgende-IG;ma ochtend;bij de koffie;01-04-2026
Maris College;Kim;Verzorgende-IG;;;
"""


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return ready_week(cast, 4)


def look(week: IntroWeek, what: str, text: str) -> Judged:
    return read_week_list(
        kind=KINDS[what](week), content=text.encode(), filename="l.csv", today=FIRST_DAY
    )


def keep(cast: Cast, week: IntroWeek, what: str, text: str) -> Judged:
    told = look(week, what, text)
    assert told.faults == []
    return save_week_list(actor=cast.actor("mia"), week=week, what=what, lines=told.lines, now=NOW)


def test_rooms_come_in_and_what_is_not_named_stays(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        told = keep(cast, week, "ruimtes", ROOMS)
        assert [(one.name, one.fields) for one in told.changes] == [
            ("A1", ["Plaatsen", "Wat er is", "Dicht op"]), ("B7", []),
        ]  # fmt: skip
        a1, b7 = (WeekRoom.objects.get(week=week, name=name) for name in ("A1", "B7"))
        assert (a1.seats, a1.features, a1.closed) == (44, ["lokaal"], ["0824-1"])
        assert (b7.building.name, b7.seats, b7.parallel_groups) == ("Bijgebouw", 30, 1)
        assert (b7.features, b7.closed) == (["lokaal", "step_free"], ["0824-1", "0824-2"])
        aula = WeekRoom.objects.get(week=week, name="Aula")
        assert (aula.seats, aula.parallel_groups) == (200, 8)
        assert look(week, "ruimtes", ROOMS).changes == []


def test_every_fault_is_told_by_line_column_and_value_and_nothing_is_kept(
    cast: Cast, week: IntroWeek
) -> None:
    with cast.scope():
        told = look(week, "ruimtes", WRONG)
        assert [(one.line, one.column, one.value) for one in told.faults] == [
            (2, "Plaatsen", "0"), (3, "Gebouw", ""), (4, "Plaatsen", "veel"),
            (5, "Dicht op", "zaterdag"), (6, "", "B9"),
        ]  # fmt: skip
        assert told.faults[0].sentence == "Vul 1 of meer in."
        assert told.faults[3].sentence.startswith("zaterdag is geen lesuur van deze week.")
        assert told.faults[4].sentence == "Dit staat ook op regel 5. Haal er een weg."
        with pytest.raises(NoList):
            save_week_list(
                actor=cast.actor("mia"), week=week, what="ruimtes", lines=told.lines, now=NOW
            )
        assert set(WeekRoom.objects.values_list("seats", flat=True)) == {200, 40, 60}


def test_a_part_may_come_after_another_of_the_same_list(cast: Cast, week: IntroWeek) -> None:
    text = "Onderdeel;Pas na;Oude docent erbij;Mentor leidt\nSpeurtocht;Quiz;ja;nee\nQuiz;Welkom;nee;\nWelkom;;nee;\n"
    with cast.scope():
        before = WeekPart.objects.get(week=week, title="Welkom")
        keep(cast, week, "onderdelen", text)
        found = {one.title: one for one in WeekPart.objects.filter(week=week)}
        assert found["Speurtocht"].after == [found["Quiz"].key]
        assert found["Quiz"].after == [before.key]
        assert (found["Speurtocht"].takes_visit, found["Speurtocht"].led_by_mentor) == (True, False)
        assert (found["Welkom"].pk, found["Welkom"].slots) == (before.pk, before.slots)


def test_mentors_come_in_by_name_or_crebo(cast: Cast, week: IntroWeek) -> None:
    crebo, name = cast.places.care.crebo, cast.places.care.name
    text = f"Naam;Opleiding;Groepen;Is er op\nJoris;{name};3;\nAisha;{crebo};;di 25 aug ochtend\nBo;Onzin;1;\n"
    with cast.scope():
        told = look(week, "mentoren", text)
        assert [(one.line, one.column, one.value) for one in told.faults] == [
            (4, "Opleiding", "Onzin")
        ]
        keep(cast, week, "mentoren", text.rsplit("Bo;", 1)[0])
        rows = {
            one.name: (one.max_groups, one.half_days)
            for one in WeekMentor.objects.filter(week=week)
        }
        assert rows == {"Joris": (3, None), "Aisha": (1, ["2026-08-25-am"])}


def test_old_teachers_come_in_by_school_and_code(cast: Cast, week: IntroWeek) -> None:
    name = cast.places.witt_school.name
    text = TEACHERS.replace("Johan de Witt", name)
    with cast.scope():
        assert [(one.line, one.column) for one in look(week, "oude-docenten", text).faults] == [
            (4, "School")
        ]
        told = keep(cast, week, "oude-docenten", text.rsplit("Niemandsland", 1)[0])
        assert (len(told.new), len(told.changed)) == (1, 1)
        jan, nora = (TeacherOffer.objects.get(week=week, code=code) for code in ("JAN", "NWE"))
        assert (jan.name, jan.half_days, jan.max_visits, jan.answered_at) == (
            "Jan Jansen", ["2026-08-25-pm"], 2, NOW,
        )  # fmt: skip
        assert (nora.half_days, nora.answered_at) == ([], None)


@pytest.mark.parametrize("what", list(KINDS))
def test_what_goes_out_comes_in_again_as_it_was(cast: Cast, week: IntroWeek, what: str) -> None:
    with cast.scope():
        keep(cast, week, "ruimtes", ROOMS)
        keep(cast, week, "lopen", "Van;Naar;Minuten\nHoofdgebouw;Bijgebouw;8\n")
        keep(cast, week, "maatjes", BUDDIES)
        week.refresh_from_db()
    for ending in ("csv", "xlsx"):
        answer = cast.client("mia").get(reverse("introweek:list_out", args=[week.pk, what, ending]))
        with cast.scope():
            told = read_week_list(
                kind=KINDS[what](week), content=answer.content, filename=f"l.{ending}", today=FIRST_DAY
            )  # fmt: skip
            assert (told.faults, told.changes, told.unread) == ([], [], [])
            assert told.same == len(KINDS[what](week).known) > 0


def upload(client: Client, week: IntroWeek, text: str) -> str:
    address = reverse("introweek:list_in", args=[week.pk, "ruimtes"])
    answer = client.post(address, {"file": SimpleUploadedFile("l.csv", text.encode())})
    return answer.content.decode()


def test_the_page_shows_first_and_keeps_what_was_shown(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    page = upload(client, week, ROOMS)
    assert "Niet gelezen: Opmerking" in page
    with cast.scope():
        assert not WeekRoom.objects.filter(name="B7").exists()
    found = re.search(r'name="lines" value="([^"]+)"', page)
    assert found
    address = reverse("introweek:list_in", args=[week.pk, "ruimtes"])
    answer = client.post(address, {"lines": found[1]})
    assert answer.headers["Location"] == reverse("introweek:rooms", args=[week.pk])
    with cast.scope():
        assert WeekRoom.objects.get(name="B7").seats == 30


def test_lines_that_were_made_up_or_are_of_another_list_are_not_kept(
    cast: Cast, week: IntroWeek
) -> None:
    client = cast.client("mia")
    found = re.search(r'name="lines" value="([^"]+)"', upload(client, week, ROOMS))
    assert found
    other = reverse("introweek:list_in", args=[week.pk, "mentoren"])
    assert client.post(other, {"lines": found[1]}).status_code == 404
    told = client.post(other, {"lines": found[1] + "x"}, follow=True).content.decode()
    assert "Kies het bestand opnieuw." in told
    assert client.get(reverse("introweek:list_in", args=[week.pk, "geheim"])).status_code == 404


def test_a_list_without_a_column_says_which(cast: Cast, week: IntroWeek) -> None:
    page = upload(cast.client("mia"), week, "Lokaal;Plaatsen\nA1;3\n")
    assert "We missen een kolom: Gebouw." in page


def test_no_cell_of_a_list_is_a_formula(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        WeekRoom.objects.filter(name="A1").update(name="=HYPERLINK(1)")
    answer = cast.client("mia").get(reverse("introweek:list_out", args=[week.pk, "ruimtes", "csv"]))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line for line in lines if line.startswith("=")] == []
    assert any(line.startswith("'=HYPERLINK(1);") for line in lines)


def test_queries_do_not_grow_with_the_rows(cast: Cast, week: IntroWeek) -> None:
    def counted(what: str) -> tuple[int, ...]:
        found = []
        for name, more in (("list_in", []), ("list_out", ["csv"])):
            with CaptureQueriesContext(connection) as told:
                client.get(reverse(f"introweek:{name}", args=[week.pk, what, *more]))
            found.append(len(told))
        return tuple(found)

    client: Any = cast.client("mia")
    before = {what: counted(what) for what in KINDS}
    with cast.scope():
        keep(cast, week, "ruimtes", ROOMS)
        TeacherOffer.objects.create(
            region=week.region, week=week, school=cast.places.witt_school, code="Z", name="Z", asked_at=NOW
        )  # fmt: skip
    assert {what: counted(what) for what in KINDS} == before
    assert all(number <= 12 for pair in before.values() for number in pair)


def test_a_week_in_another_school_stays_closed(cast: Cast, week: IntroWeek) -> None:
    for who in ("emre", "hanna", "alice", "lars"):
        for name, words in (("list_in", ["ruimtes"]), ("plan_out", ["plan", "json"])):
            address = reverse(f"introweek:{name}", args=[week.pk, *words])
            assert cast.client(who).get(address).status_code == 404


def test_a_day_of_excel_is_a_day(cast: Cast, week: IntroWeek) -> None:
    """A cell that holds a date comes as a date; a half-day with it is the whole day."""
    with cast.scope():
        assert KINDS["mentoren"](week).half_days_named([f"{dt.date(2026, 8, 25):%d-%m-%Y}"]) == [
            "2026-08-25-am", "2026-08-25-pm",
        ]  # fmt: skip
