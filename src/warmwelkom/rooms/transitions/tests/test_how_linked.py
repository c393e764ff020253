"""`/koppelingen/uitleg/`: how a link is decided, from the page where a person decides."""

from __future__ import annotations

from django.urls import reverse
from tests.cast import Cast

from warmwelkom.rooms.transitions.tests.reading import heading_of, page_of, queries_of, text_of

HOW = "Hoe wordt dit besloten?"


def test_it_works(cast: Cast) -> None:
    page = page_of(cast.client("dewi"), reverse("transitions:how_linked"))
    assert heading_of(page) == HOW
    (never,) = page.select("[aria-labelledby=nooit] ul")
    assert [text_of(row) for row in never.select("li")] == [
        "het BSN",
        "afkomst, taal of geloof",
        "niveau, opleiding of klas",
        "cijfers, gedrag of verzuim",
        "wat iemand over een ander paar besloot",
    ]


def test_the_pages_lead_to_it(cast: Cast) -> None:
    links = page_of(cast.client("emre"), reverse("transitions:links"))
    assert links.find("a", string=HOW)["href"] == reverse("transitions:how_linked")  # type: ignore[index]  # asserted by use
    today = page_of(cast.client("dewi"), reverse("transitions:today"))
    why = today.find("a", string="Waarom staat dit hier?")
    assert why["href"] == reverse("transitions:rules")  # type: ignore[index]  # asserted by use


def test_few_questions(cast: Cast) -> None:
    assert queries_of(cast.client("dewi"), reverse("transitions:how_linked")) <= 12
