"""`/vandaag/` for each role: what they come for, of whom, and nothing about anybody else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import (
    Application,
    Assignment,
    Enrolment,
    Link,
    ListUpload,
    Transition,
)
from warmwelkom.rooms.transitions.tests.reading import (
    buttons_of,
    heading_of,
    page_of,
    queries_of,
    rows_of,
    text_of,
)
from warmwelkom.rooms.transitions.tests.scenes import (
    a_pupil,
    an_application,
    an_enrolment,
    derived,
    put_on,
)

TODAY = reverse("transitions:today")


def test_no_list_yet_says_what_to_do(cast: Cast) -> None:
    with cast.scope():
        Transition.objects.all().delete()
    found = {
        who: heading_of(page_of(cast.client(who), TODAY))
        for who in ("dewi", "alice", "fatima", "emre", "gijs")
    }
    assert found == {
        "dewi": "Er staan nog geen leerlingen in",
        "alice": "Er staan nog geen leerlingen in",
        "fatima": "Je hebt nu geen leerlingen",
        "emre": "Er komt nog niemand naar jullie",
        "gijs": "Iedereen heeft een plek of gaat een andere kant op",
    }
    assert "Vraag je decaan om de lijst" in text_of(page_of(cast.client("alice"), TODAY))


def test_old_lists_and_pairs_in_doubt_are_told_to_who_can_mend_them(cast: Cast) -> None:
    application = an_application(cast, a_pupil(cast))
    derived(cast)
    with cast.scope():
        ListUpload.objects.update(committed_at=NOW - dt.timedelta(days=6))
        Link.objects.create(
            region=cast.places.region,
            transition=cast.dina,
            application=application,
            outcome="review",
            score=0.5,
            made_at=NOW,
        )
    told = {
        who: "ROC Mondriaan is 6 dagen oud" in text_of(page_of(cast.client(who), TODAY))
        for who in ("dewi", "ibrahim", "emre", "alice", "gijs")
    }
    assert told == {"dewi": True, "ibrahim": True, "emre": True, "alice": False, "gijs": False}
    words = text_of(page_of(cast.client("dewi"), TODAY))
    assert "Nog geen lijst van: Yuverta." in words
    assert "1 regel past misschien bij een leerling, maar zeker is het niet." in words
    assert "Yuverta" not in text_of(page_of(cast.client("emre"), TODAY))


def test_a_mentor_sees_the_class_by_name(cast: Cast) -> None:
    a_pupil(cast, "Aya", surname="Aalders")
    a_pupil(cast, "Bob’s", class_name="4K2")
    page = page_of(derived(cast).client("alice"), TODAY)
    assert heading_of(page) == "4K1: vandaag hebben 2 leerlingen iemand nodig"
    assert [row[0].split()[0] for row in rows_of(page, "klas")] == ["Aya", "Dina"]


def test_a_coach_sees_cases_with_the_next_appointment_first(cast: Cast) -> None:
    from warmwelkom.rooms.transitions.models import ContactNote

    later = a_pupil(cast, "Later")
    put_on(cast, "fatima", cast.dina)
    put_on(cast, "fatima", later)
    a_pupil(cast, "Vreemd")
    derived(cast)
    with cast.scope():
        ContactNote.objects.create(
            region=cast.places.region,
            transition=later,
            kind="appointment",
            next_on=dt.date(2026, 4, 7),
            at=NOW,
            by=cast.fatima,
            by_name="Fatima",
        )
    page = page_of(cast.client("fatima"), TODAY)
    assert heading_of(page) == "Vandaag hebben 2 van jouw 2 leerlingen iemand nodig"
    rows = rows_of(page, "gevallen")
    assert [row[0].split()[0] for row in rows] == ["Later", "Dina"]
    assert rows[0][2:4] == ["di 7 apr", "Nieuwe afspraak do 2 apr"]
    assert rows[1][2:4] == ["geen afspraak", "nog geen contact"]


def test_an_intaker_sees_who_is_coming_and_only_for_the_own_programmes(cast: Cast) -> None:
    an_application(cast, cast.dina, programme=cast.places.care)
    other = a_pupil(cast, "Ander")
    an_application(cast, other, programme_name="Kok", programme=None)
    closed = a_pupil(cast, "Dicht")
    an_application(cast, closed, "WITHDRAWN", programme=cast.places.care)
    derived(cast)
    page = page_of(cast.client("emre"), TODAY)
    assert heading_of(page) == "2 leerlingen willen naar ROC Mondriaan"
    with cast.scope():
        Role.objects.get(person=cast.emre).programmes.add(cast.places.care)
    page = page_of(cast.client("emre"), TODAY)
    assert rows_of(page, "komen") == [
        [
            "Dina de Bakker Johan de Witt",
            "Verzorgende-IG, niveau 3 aangemeld",
            "augustus",
            "In intake",
            "A Alice mentor",
        ]
    ]


@pytest.mark.parametrize(
    ("start", "day", "told"),
    [
        ("october", None, "oktober"),
        ("february", None, "februari"),
        ("august", dt.date(2026, 8, 31), "ma 31 aug"),
    ],
)
def test_late_starters_are_ordinary(cast: Cast, start: str, day: dt.date | None, told: str) -> None:
    with cast.scope():
        Transition.objects.filter(pk=cast.dina.pk).update(start=start)
    an_enrolment(cast, cast.dina, starts_on=day)
    page = page_of(derived(cast).client("joris"), TODAY)
    assert heading_of(page) == "VZ-1b: 1 nieuwe student"
    assert [row[1:3] for row in rows_of(page, "komen")] == [
        ["Verzorgende-IG, niveau 3 klas VZ-1b", told]
    ]


def test_an_enrolment_without_a_pupil_is_for_the_intaker(cast: Cast) -> None:
    an_application(cast, cast.dina)
    with cast.scope():
        Enrolment.objects.create(
            region=cast.places.region,
            school=cast.places.mondriaan,
            school_year=YEAR,
            student_number="S1",
            given_name="Kofi",
            surname="Mensah",
            previous_school="Maris College",
            enrolled_on=NOW.date(),
        )
    derived(cast)
    rows = rows_of(page_of(cast.client("emre"), TODAY))
    assert [row[:2] for row in rows] == [
        [
            "Kofi Mensah Maris College",
            "Niet op onze lijst Ingeschreven bij ROC Mondriaan, maar op geen lijst van een vo-school",
        ]
    ]
    assert "Kofi" not in text_of(page_of(cast.client("carla"), TODAY))
    assert "Kofi" not in text_of(page_of(cast.client("esra"), TODAY))


def test_a_school_admin_sees_each_campus(cast: Cast) -> None:
    from warmwelkom.rooms.people.models import Location

    with cast.scope():
        second = Location.objects.create(
            region=cast.places.region,
            school=cast.places.witt_school,
            code="20MJ05",
            name="Zusterstraat",
        )
    an_enrolment(cast, a_pupil(cast, "Daar", location=second, class_name="4B1"))
    derived(cast)
    page = page_of(cast.client("ibrahim"), TODAY)
    assert rows_of(page, "vestigingen") == [
        ["Johan de Witt", "1", "0", "1", "0"],
        ["Zusterstraat", "1", "1", "0", "1"],
    ]
    assert buttons_of(page)[:1] == ["Lijst toevoegen"]


@pytest.mark.parametrize("who", ["dewi", "ibrahim", "alice", "fatima", "emre", "joris", "gijs"])
def test_it_costs_the_same_for_one_pupil_and_for_three(cast: Cast, who: str) -> None:
    def one_more(number: int) -> None:
        row = a_pupil(cast, f"P{number}", surname=f"S{number}")
        an_application(cast, row, "REJECTED", school=cast.places.yuverta)
        an_enrolment(cast, row, not_seen_on=NOW.date())
        put_on(cast, "fatima", row)

    with cast.scope():
        Assignment.objects.all().delete()
        Application.objects.all().delete()
    one_more(1)
    derived(cast)
    few = queries_of(cast.client(who), TODAY)
    one_more(2)
    one_more(3)
    derived(cast)
    assert queries_of(cast.client(who), TODAY) == few
    assert few <= 12
