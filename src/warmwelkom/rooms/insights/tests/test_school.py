"""`/cijfers/school/`: a school beside the others together."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast
from tests.insights import add_pupils, count

from warmwelkom.rooms.people.models import Location, Role, School
from warmwelkom.rooms.transitions.tests.reading import (
    main_of,
    page_of,
    queries_of,
    rows_of,
    text_of,
)

SCHOOL = reverse("insights:school")


@pytest.fixture
def counted(cast: Cast) -> Cast:
    with cast.scope():
        add_pupils(cast, "witt", expected=9, applied=12, placed=30)  # and Dina, who is expected
        add_pupils(cast, "maris", expected=40, applied=20, placed=60)
        count(cast)
    return cast


@pytest.mark.parametrize("who", ["alice", "dewi", "ibrahim"])
def test_it_works(counted: Cast, who: str) -> None:
    rows = rows_of(page_of(counted.client(who), SCHOOL), "f-funnel")
    assert rows == [
        ["Alle leerlingen", "52", "100", "120", "100"],
        ["Heeft zich aangemeld", "42", "81", "80", "67"],
        ["Heeft een plek", "30", "58", "60", "50"],
    ]


def test_no_other_school_is_named(counted: Cast) -> None:
    words = text_of(main_of(page_of(counted.client("alice"), SCHOOL)))
    assert ("Johan de Witt" in words, "Maris" in words) == (True, False)


@pytest.mark.parametrize("who", ["dina", "parent", "hanna", "fatima", "gijs", "pelle", "noor"])
def test_a_stranger_gets_404(counted: Cast, who: str) -> None:
    assert counted.client(who).get(SCHOOL).status_code == 404


def test_who_works_in_another_region_sees_nothing_of_ours(counted: Cast) -> None:
    words = text_of(main_of(page_of(counted.client("lena"), SCHOOL)))
    assert "Er zijn nog geen cijfers" in words


def test_an_mbo_sees_who_has_a_place_there(counted: Cast) -> None:
    from tests.pupils import enrol

    from warmwelkom.rooms.transitions.models import Transition

    with counted.scope():
        placed = Transition.objects.filter(state="placed").order_by("pk")
        for number, row in enumerate(placed[:50]):
            school = counted.places.mondriaan if number < 30 else counted.places.yuverta
            enrol(counted, row, f"S{number}", school=school)
        count(counted)
    rows = rows_of(page_of(counted.client("emre"), SCHOOL), "f-funnel")
    assert rows == [["Alle leerlingen", "30", "100", "20", "100"]]


def test_who_works_at_two_schools_reads_no_third(counted: Cast) -> None:
    """Of the region's 175 they see 52 and 120: three are elsewhere, and the open page tells the whole."""
    with counted.scope():
        third = School.objects.create(
            region=counted.places.region, name="Klein", sector="vo", joined_at=NOW
        )
        small = Location.objects.create(
            region=third.region, school=third, name="Klein", code="99ZZ00"
        )
        vars(counted.places)["small"] = small
        add_pupils(counted, "small", placed=3)
        Role.objects.create(
            person=counted.people["alice"], kind="decaan", school_year=YEAR, given_at=NOW,
            **counted.places.where("maris_school"),
        )  # fmt: skip
        count(counted)
    page = page_of(counted.client("alice"), SCHOOL)
    words = text_of(main_of(page))
    assert ("De andere scholen staan hier niet" in words, "Van de honderd, elders" in words) == (
        True,
        False,
    )
    assert rows_of(page, "f-funnel") == []  # each row would leave those three


def test_it_costs_the_same_for_few_and_for_many(counted: Cast) -> None:
    browser = counted.client("alice")
    few = queries_of(browser, SCHOOL)
    with counted.scope():
        add_pupils(counted, "maris", started=40)
        count(counted)
    assert queries_of(browser, SCHOOL) == few <= 12
