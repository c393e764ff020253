"""`/cijfers/`: the region at a glance, from kept counts; none under five, none that can be worked out."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast
from tests.insights import add_pupils, count

from warmwelkom.rooms.insights.models import KeptCount, ShownFigures
from warmwelkom.rooms.transitions.models import ListUpload, Transition
from warmwelkom.rooms.transitions.tests.reading import (
    heading_of,
    main_of,
    page_of,
    queries_of,
    rows_of,
    text_of,
)

REGION = reverse("insights:region")


def test_it_works(cast: Cast) -> None:
    with cast.scope():
        add_pupils(cast, "witt", expected=9, placed=30, elsewhere=6)  # and Dina, who is expected
        add_pupils(cast, "maris", expected=20, placed=40, elsewhere=8)
        count(cast)
    page = page_of(cast.client("hanna"), REGION)
    assert heading_of(page) == "70 van de 114 leerlingen hebben een plek"
    assert rows_of(page, "f-schools") == [
        ["Johan de Witt", "46", "30", "10", "6"],
        ["Maris College", "68", "40", "20", "8"],
    ]
    assert rows_of(page, "f-funnel") == [
        ["Op weg naar het mbo", "100", "88"],
        *([step, "70", "61"] for step in ("Heeft gekozen", "Heeft zich aangemeld", "Is in gesprek met het mbo", "Heeft een plek")),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["dewi", "ibrahim", "gijs", "fatima", "lena", "karin", "dina"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    assert cast.client(who).get(REGION).status_code == 404


def test_no_name_and_no_number_under_five(cast: Cast) -> None:
    with cast.scope():
        add_pupils(cast, "witt", expected=9, placed=3, elsewhere=6)
        add_pupils(cast, "maris", expected=20, placed=40, elsewhere=8)
        count(cast)
    page = page_of(cast.client("hanna"), REGION)
    words = text_of(main_of(page))
    assert ("Geheim" in words, "Dina" in words) == (False, False)
    rows = rows_of(page, "f-schools")
    assert [cell for row in rows for cell in row[1:] if cell.isdigit() and int(cell) < 5] == []
    assert rows[0][2] == "–"


def test_nothing_was_counted_yet(cast: Cast) -> None:
    page = page_of(cast.client("hanna"), REGION)
    assert "Er zijn nog geen cijfers" in text_of(main_of(page))


def test_who_does_not_wait_for_the_night_counts_once(cast: Cast) -> None:
    browser, address = cast.client("hanna"), reverse("insights:count_now")
    assert browser.post(address).headers["Location"] == REGION
    with cast.scope():
        count(cast)
    assert "Laad deze pagina" in text_of(main_of(page_of(browser, REGION)).parent)
    browser.post(address)
    assert "Laad deze pagina" not in text_of(main_of(page_of(browser, REGION)).parent)


def test_a_school_without_a_list_is_named_until_it_gave_one(cast: Cast) -> None:
    with cast.scope():
        count(cast)
        told = text_of(main_of(page_of(cast.client("hanna"), REGION)))
        assert "Van 2 vo-scholen is er nog geen lijst: Johan de Witt, Maris College." in told
        ListUpload.objects.create(
            region=cast.places.region, school=cast.places.witt_school, kind="leavers",
            school_year=YEAR, filename="a.csv", sha256="a" * 64, uploaded_at=NOW, committed_at=NOW,
        )  # fmt: skip
        count(cast)
    told = text_of(main_of(page_of(cast.client("hanna"), REGION)))
    assert "Van 1 vo-school is er nog geen lijst: Maris College." in told


def test_made_anew_from_the_facts_the_digits_are_the_same(cast: Cast) -> None:
    """Counted, then spoilt, then counted again: equal to the first time, in every row."""
    with cast.scope():
        add_pupils(cast, "witt", expected=9, placed=12, started=7, elsewhere=6)
        add_pupils(cast, "maris", applied=20, settled=40, missing=8)
        count(cast)
        before = _rows()
        KeptCount.objects.filter(name="all").update(number=1)
        ShownFigures.objects.update(content={})
        count(cast)
        assert _rows() == before


def _rows() -> tuple[object, object]:
    kept = list(KeptCount.objects.order_by("name").values_list("name", "number"))
    shown = list(
        ShownFigures.objects.order_by("school__name").values_list("school__name", "content")
    )
    return kept, shown


def test_another_region_is_not_counted(cast: Cast) -> None:
    with cast.scope():
        add_pupils(cast, "witt", expected=9)
        count(cast)
    with cast.scope("lena"):
        assert (KeptCount.objects.count(), Transition.objects.count()) == (0, 0)


def test_another_year_has_a_page_of_its_own(cast: Cast) -> None:
    with cast.scope():
        count(cast)
        ShownFigures.objects.create(
            region=cast.places.region, school_year=YEAR - 1, stands_on=NOW.date(), made_at=NOW,
            content={"counts": {"all": 300, "group=place": 250}, "steps": [], "labels": {}},
        )  # fmt: skip
    browser = cast.client("hanna")
    page = page_of(browser, REGION, jaar=str(YEAR - 1))
    assert heading_of(page) == "250 van de 300 leerlingen hebben een plek"
    for asked in ("1999", "x", "9" * 5000):
        assert browser.get(REGION, {"jaar": asked}).status_code == 200
        file = reverse("insights:file", args=["funnel", "csv"])
        assert browser.get(file, {"jaar": asked}).status_code in (200, 404)


def test_it_costs_the_same_for_one_and_for_many(cast: Cast) -> None:
    with cast.scope():
        count(cast)
    browser = cast.client("hanna")
    few = queries_of(browser, REGION)
    with cast.scope():
        add_pupils(cast, "maris", expected=9, placed=30, started=12, missing=6)
        count(cast)
    assert queries_of(browser, REGION) == few <= 12
