"""The ways through the think tank: what everybody may open, and what is somebody's work."""

from __future__ import annotations

from bs4 import BeautifulSoup
from tests.cast import Cast

WAYS = '[aria-label="Denktank"], [aria-label="Jouw werk"]'


def _rows(cast: Cast, who: str) -> list[list[str]]:
    answer = cast.client(who).get(f"/denktank/{cast.places.region.slug}/")
    page = BeautifulSoup(answer.content, "html.parser")
    return [[a.get_text() for a in row.select("a")] for row in page.select(WAYS)]


def test_a_visitor_sees_what_is_for_everybody_and_no_work(cast: Cast) -> None:
    [everybody] = _rows(cast, "anonymous")
    assert everybody == [
        "Draden", "Bijeenkomsten", "Oproepen", "Nieuws", "Samen kiezen", "Volgcode", "Cijfers",
        "Open gegevens",
    ]  # fmt: skip


def test_work_stands_in_a_row_of_its_own(cast: Cast) -> None:
    everybody, work = _rows(cast, "noor")
    assert everybody == _rows(cast, "anonymous")[0]
    assert {"Lezen", "Antwoorden", "Mijn plannen", "Wat ik beloofde"} <= set(work)
    assert "Lezen" not in _rows(cast, "alice")[1]
