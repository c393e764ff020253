"""`/leerlingen/`: everyone I may see, searched, narrowed and ordered; and the same as a file."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from django.urls import reverse
from tests.cast import Cast

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.transitions.tests.reading import (
    heading_of,
    page_of,
    queries_of,
    text_of,
)
from warmwelkom.rooms.transitions.tests.scenes import a_pupil, an_enrolment, derived, put_on

PUPILS = reverse("transitions:pupils")


def _names(cast: Cast, who: str = "dewi", **query: str) -> list[str]:
    page = page_of(cast.client(who), PUPILS, **query)
    return [text_of(link).split()[0] for link in page.select("tbody th a")]


@pytest.fixture
def school(cast: Cast) -> Cast:
    """Four pupils at two classes: placed, going elsewhere, and two who need someone."""
    an_enrolment(cast, a_pupil(cast, "Aya", surname="Zwart", pupil_number="00999"))
    a_pupil(cast, "Bo", surname="Yıldız", class_name="4K2", destination="havo")
    a_pupil(cast, "Cem", prefix="van den", surname="Aa", class_name="4K2")
    return derived(cast)


def test_it_works(school: Cast) -> None:
    page = page_of(school.client("dewi"), PUPILS)
    assert heading_of(page) == "4 leerlingen"
    rows = [
        [text_of(cell) for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")
    ]
    assert rows[1] == [
        "Dina de Bakker 4K1 · kader · Economie en ondernemen",
        "Verwacht",
        "do 2 apr",
        "A Alice mentor 4K1",
        "ja, vandaag",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Cem", "Dina", "Bo", "Aya"]),
        ({"q": "dina"}, ["Dina"]),
        ({"q": "de bakker dina"}, ["Dina"]),
        ({"q": "aa den van"}, ["Cem"]),
        ({"q": "009"}, ["Aya"]),
        ({"q": "4k2"}, ["Cem", "Bo"]),
        ({"q": "%"}, []),
        ({"q": "Null"}, []),
        ({"state": "placed"}, ["Aya"]),
        ({"state": "outside"}, ["Bo"]),
        ({"state": "onzin"}, ["Cem", "Dina", "Bo", "Aya"]),
        ({"class": "4K2"}, ["Cem", "Bo"]),
        ({"class": "4K2", "needs": "1"}, ["Cem"]),
        ({"needs": "1"}, ["Cem", "Dina"]),
        ({"nobody": "1"}, []),
        ({"sort": "class"}, ["Dina", "Aya", "Cem", "Bo"]),
        ({"sort": "state"}, ["Cem", "Dina", "Aya", "Bo"]),
        ({"sort": "who"}, ["Dina", "Aya", "Cem", "Bo"]),
        ({"page": "99", "sort": "'"}, ["Cem", "Dina", "Bo", "Aya"]),
    ],
)
def test_it_finds(school: Cast, query: dict[str, str], found: list[str]) -> None:
    assert _names(school, **query) == found


def test_nobody_fits_says_what_to_do(school: Cast) -> None:
    page = page_of(school.client("dewi"), PUPILS, q="Zzz")
    assert heading_of(page) == "0 leerlingen passen hierbij"
    assert "Zoek op een deel van de naam, of haal een filter weg." in text_of(page)


def test_each_sees_their_own(school: Cast) -> None:
    put_on(school, "fatima", school.dina)
    found = {who: _names(school, who) for who in ("alice", "bob", "fatima", "joris", "carla")}
    assert found == {
        "alice": ["Dina", "Aya"],
        "bob": ["Cem", "Bo"],
        "fatima": ["Dina"],
        "joris": ["Aya"],
        "carla": [],
    }


@pytest.mark.parametrize("who", ["hanna", "karin", "mia"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    assert cast.client(who).get(PUPILS).status_code == 404
    assert cast.client(who).get(reverse("transitions:export", args=["csv"])).status_code == 404


def test_another_region_sees_nobody(school: Cast) -> None:
    assert _names(school, "lena") == []


def test_the_class_of_an_mbo_is_that_of_its_own_list(school: Cast) -> None:
    page = page_of(school.client("joris"), PUPILS, **{"class": "VZ-1b"})
    assert heading_of(page) == "1 leerling past hierbij"
    assert heading_of(page_of(school.client("joris"), PUPILS, **{"class": "4K1"})) == (
        "0 leerlingen passen hierbij"
    )


@pytest.mark.parametrize("who", ["dewi", "emre", "fatima", "gijs"])
def test_it_costs_the_same_for_one_pupil_and_for_three(cast: Cast, who: str) -> None:
    def more(number: int) -> None:
        row = a_pupil(cast, f"P{number}")
        an_enrolment(cast, row, not_seen_on=row.listed_at.date())
        put_on(cast, "fatima", row)

    more(1)
    derived(cast)
    few = queries_of(cast.client(who), PUPILS)
    more(2)
    more(3)
    derived(cast)
    assert queries_of(cast.client(who), PUPILS) == few
    assert few <= 12


def test_fifty_a_page(cast: Cast) -> None:
    for number in range(51):
        a_pupil(cast, f"P{number:02}", surname=f"S{number:02}")
    assert (len(_names(cast)), len(_names(cast, page="2"))) == (50, 2)


def test_the_file_holds_what_the_screen_shows(school: Cast) -> None:
    answer = school.client("dewi").get(
        reverse("transitions:export", args=["csv"]), {"class": "4K2"}
    )
    assert answer["Content-Disposition"] == 'attachment; filename="leerlingen-2026-04-02.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Leerling", "Leerlingnummer", "School", "Klas"]
    assert [row[0] for row in rows[1:]] == ["Cem van den Aa", "Bo Yıldız"]
    assert rows[1][3:] == [
        "4K2",
        "kader",
        "",
        "Verwacht",
        "02-04-2026",
        "Bob",
        "ja",
    ]


def test_no_cell_is_a_formula(cast: Cast) -> None:
    a_pupil(cast, "=1+1", surname="Aa")
    text, book = (
        cast.client("dewi").get(reverse("transitions:export", args=[kind])).content
        for kind in ("csv", "xlsx")
    )
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["'=1+1 Aa", "Dina de Bakker"]
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "=1+1 Aa" in parts.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet


def test_taking_a_list_along_is_an_act_for_each_pupil_on_it(school: Cast) -> None:
    school.client("dewi").get(reverse("transitions:export", args=["xlsx"]), {"q": "dina"})
    with school.scope():
        acts = Act.objects.filter(action="transitions.export", about__isnull=False)
        assert [(act.about, act.actor_name, act.detail) for act in acts] == [
            (school.dina.pupil_id, "Dewi", {"kind": "xlsx", "pupils": "1"})
        ]
    page = school.client("dina").get(reverse("transitions:my_data")).content.decode()
    assert "haalde een lijst op waar jij op staat" in page


def test_an_unknown_kind_of_file_is_404(cast: Cast) -> None:
    assert cast.client("dewi").get(reverse("transitions:export", args=["exe"])).status_code == 404
