"""A decaan has hundreds: each list of talks comes in pages of its own."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, enrol

from warmwelkom.rooms.handover.models import TalkWish
from warmwelkom.rooms.handover.queries.talks import A_PAGE

TALKS = reverse("handover:talks")
MORE = 3


@pytest.fixture
def many(cast: Cast) -> Cast:
    """A page and three of whom somebody asked for a talk, and as many placed with Joris's class."""
    with cast.scope():
        for number in range(A_PAGE + MORE):
            row = add_pupil(cast, f"Evi{number:02}", class_name="4K1")
            enrol(cast, row, f"S{number}", class_name="VZ-1b", programme=cast.places.care)
            TalkWish.objects.create(
                region=row.region, transition=row, by_kind="pupil", by_name="x", asked_at=NOW
            )
    return cast


def seen(cast: Cast, who: str, at: str, **pages: str) -> tuple[str, int, list[str]]:
    """The head of the page, how many stand in this list, and where its pages lead."""
    html = BeautifulSoup(cast.client(who).get(TALKS, pages).content, "html.parser")
    head = html.find("h1")
    section = html.find(attrs={"aria-labelledby": at})
    assert head is not None
    assert section is not None
    ways = [str(link["href"]) for link in section.select("nav a")]
    return head.get_text(strip=True), len(section.select("li.ww-talk")), ways


def test_the_first_page_says_how_many_there_are(many: Cast) -> None:
    found = seen(many, "dewi", "nodig")
    number = A_PAGE + MORE
    assert found == (f"{number} leerlingen hebben nog een gesprek nodig", A_PAGE, ["?waiting=2#nodig"])  # fmt: skip


@pytest.mark.parametrize("page", ["2", "99"])
def test_what_is_left_stands_on_the_last(many: Cast, page: str) -> None:
    _head, n, ways = seen(many, "dewi", "nodig", waiting=page)
    assert (n, ways) == (MORE, ["?waiting=1#nodig"])


def test_a_page_that_is_no_number_is_the_first(many: Cast) -> None:
    assert seen(many, "dewi", "nodig", waiting="x")[1] == A_PAGE


def test_one_list_is_turned_and_another_stays(many: Cast) -> None:
    _head, n, ways = seen(many, "joris", "studenten", students="2", planned="4")
    assert (n, ways) == (MORE, ["?planned=4&students=1#studenten"])
