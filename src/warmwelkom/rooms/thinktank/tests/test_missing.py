"""Who we don't hear yet: said only where it is so, and never about fewer than five."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.thinktank import add_code

from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.queries.missing import pupils_of

FRONT = "/denktank/haaglanden/"
TOO_FEW = "Er zijn nog te weinig stemmen van leerlingen om daar iets over te zeggen."


def _page(cast: Cast) -> str:
    return " ".join(cast.client("anonymous").get(FRONT).content.decode().split())


def _classes(cast: Cast, **numbers: list[int]) -> None:
    Region.objects.filter(slug="haaglanden").update(rmc_number=28)
    with cast.scope():
        for leerweg, posted in numbers.items():
            for number, voices in enumerate(posted):
                add_code(cast, code=f"{leerweg}{number}", leerweg=leerweg, posted=voices, size=30)


def test_basis_and_kader_are_missed_as_in_the_mock(cast: Cast) -> None:
    _classes(cast, kb=[20, 20, 20], tl=[20] * 24)
    assert (
        "Van basis en kader horen we weinig: 1 op de 9 stemmen, terwijl zij 4 op de 9 leerlingen zijn."
        in _page(cast)
    )


def test_fewer_than_five_voices_get_no_number(cast: Cast) -> None:
    _classes(cast, kb=[4], tl=[20] * 24)
    page = _page(cast)
    assert "Van basis en kader horen we bijna niets." in page
    assert "op de" not in page


@pytest.mark.parametrize(
    "numbers", [{}, {"kb": [4]}, {"tl": [30]}, {"tl": [60]}, {"tl": [7, 7, 7, 7]}, {"": [20] * 30}]
)
def test_with_little_nothing_is_said(cast: Cast, numbers: dict[str, list[int]]) -> None:
    _classes(cast, **numbers)
    assert TOO_FEW in _page(cast)


def test_who_is_there_is_heard(cast: Cast) -> None:
    _classes(cast, kb=[20] * 9, tl=[20] * 11)
    assert "We horen ongeveer wie er is." in _page(cast)


def test_a_region_where_nobody_counted_pupils_says_nothing(cast: Cast) -> None:
    _classes(cast, tl=[20] * 24)
    Region.objects.filter(slug="haaglanden").update(rmc_number=1)
    assert TOO_FEW in _page(cast)


def test_schools_are_counted_from_five(cast: Cast) -> None:
    with cast.scope():
        for number in range(6):
            school = School.objects.create(
                region=cast.places.region,
                name=f"School {number}",
                sector="vo",
                joined_at=cast.places.region.created_at,
            )
            if number < 4:
                add_code(cast, code=f"S{number}", school=school, posted=9)
    assert "vo-scholen" not in _page(cast)
    with cast.scope():
        add_code(cast, code="S5", school=school, posted=1)
    assert "Van 5 van de 8 vo-scholen hoorden we al iets." in _page(cast)


def test_the_numbers_of_pupils_add_up() -> None:
    """DUO, 1 October 2019: 11,495 in years 3 and 4 of the vmbo in Haaglanden; ours are in tens."""
    leerwegen, sectors = pupils_of(28)
    assert leerwegen == {"bk": 5070, "gt": 6440}
    assert sum(sectors.values()) == 10_150
    assert pupils_of(None) == ({}, {})
