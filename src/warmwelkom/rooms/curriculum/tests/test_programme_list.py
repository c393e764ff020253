"""The list of programmes: what can be asked, how many each answer leaves, and what helps where nothing fits."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import Cast
from tests.curriculum import add_unit

from warmwelkom.rooms.curriculum.queries.programme_list import A_PAGE, programme_list, wish_of
from warmwelkom.rooms.people.models import Location, Programme, Qualification, School

pytestmark = pytest.mark.django_db
PAGE = reverse("curriculum:programmes")
CARE, BUILD = "Zorg en welzijn", "Bouw en infra"


@pytest.fixture
def offered(cast: Cast) -> Cast:
    """Two sectors, three levels, two schools, and a school with two campuses."""
    for crebo, group in (("25655", CARE), ("90001", CARE), ("90002", BUILD), ("90003", BUILD)):
        Qualification.objects.update_or_create(
            crebo=crebo, defaults={"name": crebo, "group": group, "source": "test"}
        )
    with cast.scope():
        Programme.objects.all().delete()
        north = campus(cast.places.mondriaan, "Noord")
        south = campus(cast.places.mondriaan, "Zuid")
        offer(cast.places.mondriaan, "25655", "Verzorgende-IG", 3, north)
        offer(cast.places.mondriaan, "90002", "Metselaar", 2, south)
        offer(cast.places.yuverta, "90001", "Helpende zorg", 2, None)
        offer(cast.places.yuverta, "90003", "Tegelzetter café", 4, None)
        add_unit(Programme.objects.get(crebo="25655"), "Je wast")
    return cast


def campus(school: School, name: str) -> Location:
    row: Location = Location.objects.create(
        region=school.region, school=school, code=f"99{name[:4]}", name=name
    )
    return row


def offer(school: School, crebo: str, name: str, level: int, where: Location | None) -> None:
    Programme.objects.create(
        region=school.region, school=school, crebo=crebo, name=name, level=level, location=where
    )


def named(cast: Cast, who: str = "emre", **wish: str) -> list[str]:
    with cast.scope():
        found = programme_list(actor=cast.actor(who), wish=wish_of(wish))
        return [row.name for row in found.rows]


def choices(cast: Cast, name: str, **wish: str) -> list[tuple[str, int]]:
    with cast.scope():
        found = programme_list(actor=cast.actor("emre"), wish=wish_of(wish))
        return [(one.label, one.count) for one in found.choices[name]]


def test_by_sector_and_the_own_school_first(offered: Cast) -> None:
    assert named(offered) == ["Metselaar", "Tegelzetter café", "Verzorgende-IG", "Helpende zorg"]
    assert named(offered, "esra")[:2] == ["Tegelzetter café", "Metselaar"]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"zoek": "HELPENDE"}, ["Helpende zorg"]),
        ({"zoek": "cafe tegel"}, ["Tegelzetter café"]),
        ({"zoek": "90002"}, ["Metselaar"]),
        ({"zoek": "noord"}, ["Verzorgende-IG"]),
        ({"sector": CARE, "niveau": "2"}, ["Helpende zorg"]),
        ({"doelen": "wel"}, ["Verzorgende-IG"]),
        ({"niveau": "x"}, []),
        ({"waar": "x", "zoek": "\0"}, []),
    ],
)
def test_what_is_asked_is_found(offered: Cast, wish: dict[str, str], found: list[str]) -> None:
    assert named(offered, **wish) == found


def test_a_school_as_a_whole_or_one_of_its_campuses(offered: Cast) -> None:
    assert [n for _label, n in choices(offered, "waar")] == [2, 1, 1, 2]
    assert [label for label, _n in choices(offered, "waar")][1:3] == ["Noord", "Zuid"]
    assert len(named(offered, waar=str(offered.places.mondriaan.pk))) == 2


def test_each_choice_says_how_many_it_leaves_beside_the_others(offered: Cast) -> None:
    assert choices(offered, "niveau") == [("niveau 2", 2), ("niveau 3", 1), ("niveau 4", 1)]
    assert choices(offered, "niveau", sector=CARE, niveau="3") == [("niveau 2", 1), ("niveau 3", 1)]
    assert choices(offered, "sector", niveau="2") == [(BUILD, 1), (CARE, 1)]


def test_where_nothing_fits_the_page_says_what_to_let_go(offered: Cast) -> None:
    asked = {"zoek": "tegel", "sector": CARE}
    answered = offered.client("emre").get(PAGE, asked)
    html = answered.content.decode()
    assert answered.status_code == 200
    assert f"Zonder ‘{CARE}’: 1 opleiding" in html
    assert "Zonder ‘tegel’: 2 opleidingen" in html
    assert 'href="?zoek=tegel"' in html
    assert f"selected>{CARE} (0)</option>" in html


def test_a_long_list_comes_in_pages_that_keep_what_was_asked(offered: Cast) -> None:
    with offered.scope():
        for number in range(A_PAGE):
            offer(offered.places.yuverta, f"8{number:04}", f"Zorg {number}", 2, None)
    client: Any = offered.client("emre")
    first = client.get(PAGE, {"niveau": "2"}).content.decode()
    assert f"<b>{A_PAGE + 2}</b> opleidingen passen hierbij" in first
    assert "?niveau=2&amp;page=2" in first
    assert "Bladzijde 2 van 2" in client.get(PAGE, {"niveau": "2", "page": "99"}).content.decode()


def test_more_programmes_ask_no_more(offered: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            offered.client("emre").get(PAGE)
        return len(asked)

    before = cost()
    with offered.scope():
        for number in range(9):
            offer(offered.places.yuverta, f"8{number:04}", "Zorg", 2, None)
    assert cost() == before
