"""`/vandaag/`: the answer first, one line a pupil, who waits longest on top."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import (
    Transition,
)
from warmwelkom.rooms.transitions.tests.reading import (
    heading_of,
    main_of,
    page_of,
    rows_of,
    text_of,
)
from warmwelkom.rooms.transitions.tests.scenes import (
    a_pupil,
    an_application,
    an_enrolment,
    derived,
)

TODAY = reverse("transitions:today")


def test_it_works(cast: Cast) -> None:
    page = page_of(derived(cast).client("dewi"), TODAY)
    assert heading_of(page) == "Vandaag heeft 1 leerling iemand nodig"
    assert rows_of(page) == [
        [
            "Dina de Bakker 4K1 · kader · Economie en ondernemen",
            "Niet aangemeld Nog geen aanmelding op de lijsten van mbo’s",
            "do 2 apr",
            "A Alice mentor 4K1",
            "Bel Dina de Bakker",
        ]
    ]
    assert "Johan de Witt · examenjaar 2025-2026 · donderdag 2 april" in text_of(main_of(page))


@pytest.mark.parametrize("who", ["karin", "hanna", "mia", "olga"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    assert derived(cast).client(who).get(TODAY).status_code == 404


@pytest.mark.parametrize("who", ["lars", "lena", "charlie", "bob", "fatima", "esra"])
def test_another_region_or_class_sees_nobody(cast: Cast, who: str) -> None:
    assert "Dina" not in text_of(page_of(derived(cast).client(who), TODAY))


def test_a_former_colleague_sees_nothing_at_once(cast: Cast) -> None:
    browser = derived(cast).client("dewi")
    assert "Dina" in text_of(page_of(browser, TODAY))
    with cast.scope():
        Role.objects.filter(person=cast.dewi).update(ended_at=NOW)
    assert browser.get(TODAY).status_code == 404


def test_nobody_is_good_news(cast: Cast) -> None:
    an_enrolment(cast, cast.dina)
    page = page_of(derived(cast).client("dewi"), TODAY)
    assert heading_of(page) == "Vandaag heeft niemand extra hulp nodig"
    empty = text_of(page.select_one(".ww-empty"))
    assert empty == (
        "Vandaag hoef je niemand te bellen We kijken elke ochtend opnieuw, en na elke nieuwe lijst."
    )
    assert page.select_one(".ww-empty svg") is not None


def test_who_waits_longest_for_a_place_comes_first(cast: Cast) -> None:
    early = a_pupil(cast, "Vroeg", listed_at=NOW - dt.timedelta(days=60))
    fell = a_pupil(cast, "Terug")
    an_application(cast, fell, "REJECTED", status_since=dt.date(2026, 3, 1))
    both = a_pupil(cast, "Twee")
    an_enrolment(cast, both, enrolled_on=dt.date(2026, 1, 5))
    an_enrolment(cast, both, school=cast.places.yuverta, enrolled_on=dt.date(2026, 1, 5))
    derived(cast)
    page = page_of(cast.client("dewi"), TODAY)
    assert early.pupil.given_name == "Vroeg"
    assert [row[0].split()[0] for row in rows_of(page)] == ["Terug", "Vroeg", "Dina", "Twee"]
    tabs = [text_of(link) for link in page.select(".ww-tabs a")]
    assert tabs == ["Alles 4", "Geen plek 3", "Lijsten kloppen niet 1"]
    only = page_of(cast.client("dewi"), TODAY, tab="lists")
    assert [row[0].split()[0] for row in rows_of(only)] == ["Twee"]


def test_a_tab_that_is_not_there_shows_everything(cast: Cast) -> None:
    page = page_of(derived(cast).client("dewi"), TODAY, tab="'; DROP", page="-3")
    assert len(rows_of(page)) == 1


def test_one_line_a_pupil_with_how_many_more_reasons(cast: Cast) -> None:
    with cast.scope():
        Transition.objects.filter(pk=cast.dina.pk).update(exam_result="failed")
    an_enrolment(cast, cast.dina)
    an_enrolment(cast, cast.dina, school=cast.places.yuverta)
    page = page_of(derived(cast).client("dewi"), TODAY)
    assert heading_of(page) == "Vandaag heeft 1 leerling iemand nodig"
    assert [row[1] for row in rows_of(page)] == [
        "Uitslag Uitslag is gezakt, terwijl er een plek of aanmelding is · en nog 1 reden"
    ]
    tabs = [text_of(link) for link in page.select(".ww-tabs a")]
    assert tabs == ["Alles 1", "Examen 1", "Lijsten kloppen niet 1"]


def test_nobody_on_it_is_a_dashed_door_and_a_button(cast: Cast) -> None:
    with cast.scope():
        Role.objects.filter(person__in=[cast.alice, cast.dewi]).update(ended_at=NOW)
    derived(cast)
    with cast.scope():
        Role.objects.filter(person=cast.dewi).update(ended_at=None)
    page = page_of(cast.client("dewi"), TODAY)
    assert rows_of(page)[0][3:] == ["? Nog niemand kies iemand", "Wijs toe Dina de Bakker"]
    assert page.select_one("[data-nobody]") is not None
    assert [text_of(link) for link in page.select(".ww-tabs a")][1] == "Zonder persoon 1"
    assert "Bij 1 leerling staat nog niemand." in text_of(main_of(page))


def test_the_doors_count_and_lead_to_the_list(cast: Cast) -> None:
    an_enrolment(cast, a_pupil(cast, "Placed"))
    a_pupil(cast, "Havo", destination="havo")
    derived(cast)
    page = page_of(cast.client("dewi"), TODAY)
    doors = [(text_of(door), door.a["href"]) for door in page.select(".ww-doors--count > li")]
    assert doors[0] == ("1 Verwacht", "/leerlingen/?state=expected")
    assert doors[4] == ("1 Geplaatst", "/leerlingen/?state=placed")
    assert len(doors) == 9
    assert len(page.select(".ww-doors--count > [data-zero]")) == 7
    assert "Buiten de draad: 1 gaat ergens anders heen. Bekijk deze 1" in text_of(page)


def test_fifty_a_page(cast: Cast) -> None:
    for number in range(51):
        a_pupil(cast, f"P{number:02}", surname=f"S{number:02}")
    derived(cast)
    page = page_of(cast.client("dewi"), TODAY)
    assert (heading_of(page), len(rows_of(page))) == (
        "Vandaag hebben 52 leerlingen iemand nodig",
        50,
    )
    assert len(rows_of(page_of(cast.client("dewi"), TODAY, page="2"))) == 2


def test_strange_names_stand_as_they_are(cast: Cast) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff" * 5
    a_pupil(cast, "Null", surname="Null", birth_date=None)
    a_pupil(cast, "محمد", surname="الأمين")
    a_pupil(cast, "<b>Bo", surname=f"{long}&")
    page = page_of(derived(cast).client("dewi"), TODAY)
    names = sorted(text_of(link) for link in page.select("tbody th a"))
    assert names == sorted(["Dina de Bakker", "Null Null", "محمد الأمين", f"<b>Bo {long}&"])
    assert [text_of(name) for name in page.select("tbody th a > bdi")] != []


def test_in_english(cast: Cast) -> None:
    browser = derived(cast).client("dewi")
    browser.cookies["django_language"] = "en"
    page = page_of(browser, TODAY)
    assert heading_of(page) == "Today 1 pupil needs someone"
    assert (
        rows_of(page)[0][0] == "Dina de Bakker 4K1 · middle-management · Economics and enterprise"
    )
