"""Beside DUO, and next year: both from counts that may be shown."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast
from tests.insights import add_pupils, count

from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.insights.queries.ahead import ahead
from warmwelkom.rooms.people.models import ReferenceCandidates
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.transitions.tests.reading import (
    main_of,
    page_of,
    queries_of,
    rows_of,
    text_of,
)

COMPARE, AHEAD = reverse("insights:compare"), reverse("insights:ahead")


def _candidates(code: str, number: int | None, **more: str) -> None:
    ReferenceCandidates.objects.create(
        code=code, exam_year=2024, candidates=number, source="DUO, proef", **more
    )


@pytest.fixture
def counted(cast: Cast) -> Cast:
    with cast.scope():
        Transition.objects.all().delete()
        add_pupils(cast, "witt", placed=41)
        add_pupils(cast, "maris", placed=60)
        count(cast)
    return cast


def test_a_large_difference_is_a_sentence(counted: Cast) -> None:
    ReferenceCandidates.objects.all().delete()
    witt, maris = counted.places.witt, counted.places.maris
    _candidates(witt.code, 70, leerweg="kb", profile="ZW")
    _candidates(maris.code, 58, leerweg="kb", profile="ZW")
    words = text_of(main_of(page_of(counted.client("hanna"), COMPARE)))
    assert (
        f"{witt.name} : 41 op de lijst, 70 bij DUO." in words
        or f"{witt.name}: 41 op de lijst, 70 bij DUO." in words
    )
    assert f"{maris.name}: " not in words


def test_what_duo_withholds_is_no_number(counted: Cast) -> None:
    ReferenceCandidates.objects.all().delete()
    _candidates(counted.places.witt.code, None, leerweg="kb", profile="ZW")
    rows = rows_of(page_of(counted.client("hanna"), COMPARE), "alles")
    assert {row[3] for row in rows} == {"–"}


def test_where_nothing_can_be_compared_nothing_is_said_to_be_alike(counted: Cast) -> None:
    ReferenceCandidates.objects.all().delete()
    browser, alike = counted.client("hanna"), ("lijken op elkaar", "lijken de aantallen op elkaar")
    _candidates(counted.places.witt.code, None, leerweg="kb", profile="ZW")
    words = text_of(main_of(page_of(browser, COMPARE)))
    assert "Dat is nog niet te zeggen" in words
    assert [one for one in alike if one in words] == []
    _candidates(counted.places.maris.code, 58, leerweg="kb", profile="PIE")
    words = text_of(main_of(page_of(browser, COMPARE)))
    assert [one for one in alike if one in words] == [*alike]


def test_without_duo_the_page_says_what_to_do(counted: Cast) -> None:
    ReferenceCandidates.objects.all().delete()
    assert "Er zijn nog geen cijfers van DUO" in text_of(
        main_of(page_of(counted.client("hanna"), COMPARE))
    )
    assert queries_of(counted.client("hanna"), COMPARE) <= 12


def _year(cast: Cast, year: int, **sectors: int | None) -> None:
    counts = {f"sector={name}": n for name, n in sectors.items()}
    ShownFigures.objects.create(
        region=cast.places.region, school_year=year, stands_on=dt.date(year + 1, 10, 5), made_at=NOW,
        content={"counts": counts, "labels": {}, "steps": []},
    )  # fmt: skip


def test_three_finished_years_are_a_forecast_with_its_misses(cast: Cast) -> None:
    with cast.scope():
        for year, care in ((YEAR - 4, 100), (YEAR - 3, 110), (YEAR - 2, 104), (YEAR - 1, 106)):
            _year(cast, year, Zorg=care, Klein=None)
        count(cast)  # this year is not finished on 2 April
    [row] = rows_of(page_of(cast.client("hanna"), AHEAD), "a-sector")
    assert (row[0], row[1]) == ("Zorg", "106")
    low, expected, high = int(row[3]), int(row[2]), int(row[4])
    assert low < expected < high
    assert row[6] == str(abs(106 - int(row[5])))


def test_a_table_without_a_line_says_why(cast: Cast) -> None:
    """A head above nothing is no answer to how many will come per programme."""
    with cast.scope():
        for back in (3, 2, 1):
            _year(cast, YEAR - back, Zorg=100)
    page = page_of(cast.client("hanna"), AHEAD)
    assert [row[0] for row in rows_of(page, "a-sector")] == ["Zorg"]
    section = page.select_one("section:has(#a-opleiding)")
    assert section
    assert section.find("table") is None
    assert "te klein om te tonen" in text_of(section)


def test_an_older_year_knows_nothing_of_what_came_after(cast: Cast) -> None:
    with cast.scope():
        for back, care in ((5, 100), (4, 110), (3, 104), (2, 106), (1, 300)):
            _year(cast, YEAR - back, Zorg=care)
        then, now = ahead(until=YEAR - 2), ahead()
        assert then
        assert now
        assert (then.next_year, then.sectors[0].known) == (YEAR - 1, [100, 110, 104, 106])
        assert (now.next_year, now.sectors[0].known[-1]) == (YEAR, 300)
        assert ahead(until=YEAR - 4) is None


def test_with_two_years_there_is_none(cast: Cast) -> None:
    with cast.scope():
        _year(cast, YEAR - 2, Zorg=100)
        _year(cast, YEAR - 1, Zorg=104)
    assert "nog te weinig jaren" in text_of(main_of(page_of(cast.client("hanna"), AHEAD)))


def test_a_gap_in_the_years_ends_what_is_known(cast: Cast) -> None:
    with cast.scope():
        for year in (YEAR - 5, YEAR - 4, YEAR - 2, YEAR - 1):
            _year(cast, year, Zorg=100)
    assert "nog te weinig jaren" in text_of(main_of(page_of(cast.client("hanna"), AHEAD)))
