"""`/cijfers/`: counts without names, none under five, none that can be worked out."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.models import ListUpload, Pupil, Transition
from warmwelkom.rooms.transitions.tests.reading import (
    heading_of,
    main_of,
    page_of,
    queries_of,
    rows_of,
    text_of,
)

COUNTS = reverse("transitions:counts")


def _pupils(cast: Cast, at: str, **states: int) -> None:
    """So many pupils of this campus in each state."""
    with cast.scope():
        for state, number in states.items():
            for _one in range(number):
                Transition.objects.create(
                    region=cast.places.region,
                    pupil=Pupil.objects.create(region=cast.places.region, surname="Geheim"),
                    school_year=YEAR,
                    location=getattr(cast.places, at),
                    listed_at=NOW,
                    state=state,
                    state_since=NOW.date(),
                )


def _doors(cast: Cast) -> list[str]:
    page = page_of(cast.client("hanna"), COUNTS)
    return [text_of(door) for door in page.select(".ww-doors--count > li")]


def test_it_works(cast: Cast) -> None:
    _pupils(cast, "witt", expected=9, placed=30, elsewhere=6)  # and Dina, who is expected
    _pupils(cast, "maris", expected=20, placed=40, elsewhere=8)
    page = page_of(cast.client("hanna"), COUNTS)
    assert heading_of(page) == "70 van de 114 leerlingen hebben een plek"
    assert [row[:5] for row in rows_of(page, "scholen")] == [
        ["Johan de Witt", "46", "30", "10", "6"],
        ["Maris College", "68", "40", "20", "8"],
    ]
    assert _doors(cast)[:5] == [
        "30 Verwacht",
        "– Gekozen",
        "– Aangemeld",
        "– In intake",
        "70 Geplaatst",
    ]


@pytest.mark.parametrize("who", ["dewi", "ibrahim", "gijs", "fatima", "lena", "karin", "dina"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    assert cast.client(who).get(COUNTS).status_code == 404


def test_no_name_and_no_number_under_five(cast: Cast) -> None:
    _pupils(cast, "witt", expected=9, placed=3, elsewhere=6)
    _pupils(cast, "maris", expected=20, placed=40, elsewhere=8)
    page = page_of(cast.client("hanna"), COUNTS)
    words = text_of(main_of(page))
    assert ("Geheim" in words, "Dina" in words) == (False, False)
    cells = [cell for row in rows_of(page, "scholen") for cell in row[1:5]]
    numbers = [*cells, *(door.split()[0] for door in _doors(cast))]
    assert [number for number in numbers if number.isdigit() and int(number) < 5] == []
    assert rows_of(page, "scholen")[0][2] == "–"


def test_a_small_number_is_not_the_total_less_the_rest(cast: Cast) -> None:
    """Hidden alone, Witt's 3 would be 19 less 10 less 6, and 43 less 40."""
    _pupils(cast, "witt", expected=9, placed=3, elsewhere=6)
    _pupils(cast, "maris", expected=20, placed=40, elsewhere=8)
    rows = [row[1:5] for row in rows_of(page_of(cast.client("hanna"), COUNTS), "scholen")]
    assert rows == [["19", "–", "10", "–"], ["68", "–", "20", "–"]]


def test_a_group_in_which_nobody_is_has_no_column(cast: Cast) -> None:
    """Before anybody is placed, the zeros would take every other number of a school with them."""
    _pupils(cast, "witt", expected=9, elsewhere=6)
    _pupils(cast, "maris", expected=20, elsewhere=8)
    page = page_of(cast.client("hanna"), COUNTS)
    head = [text_of(cell) for cell in page.select("[aria-labelledby=scholen] thead th")]
    assert head == ["School", "Leerlingen", "Onderweg", "Elders of zoek", "Als balk"]
    assert [row[1:4] for row in rows_of(page, "scholen")] == [
        ["16", "10", "6"],
        ["28", "20", "8"],
    ]


def test_no_list_yet(cast: Cast) -> None:
    with cast.scope():
        Transition.objects.all().delete()
    page = page_of(cast.client("hanna"), COUNTS)
    assert heading_of(page) == "Nog te weinig leerlingen om te tellen"
    words = text_of(main_of(page))
    assert (
        "Van 2 scholen is er nog geen lijst van leerlingen. Johan de Witt, Maris College" in words
    )


def test_a_school_that_gave_its_list_is_not_named(cast: Cast) -> None:
    with cast.scope():
        ListUpload.objects.create(
            region=cast.places.region,
            school=cast.places.witt_school,
            kind="leavers",
            school_year=YEAR,
            filename="a.csv",
            sha256="a" * 64,
            uploaded_at=NOW,
            committed_at=NOW,
        )
    words = text_of(main_of(page_of(cast.client("hanna"), COUNTS)))
    assert "Van 1 school is er nog geen lijst van leerlingen. Maris College" in words


def test_another_region_counts_its_own(cast: Cast) -> None:
    _pupils(cast, "witt", expected=9)
    with cast.scope("lena"):
        assert School.objects.count() == 1
        assert Transition.objects.count() == 0


def test_it_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    browser = cast.client("hanna")
    few = queries_of(browser, COUNTS)
    _pupils(cast, "maris", expected=1, placed=1, missing=1)
    assert queries_of(browser, COUNTS) == few
    assert few <= 12
