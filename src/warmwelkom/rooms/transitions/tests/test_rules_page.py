"""`/vandaag/regels/`: every rule in plain words, and what no rule looks at."""

from __future__ import annotations

from django.urls import reverse
from tests.cast import Cast

from warmwelkom.rooms.transitions.domain.rules.explained import SIGNALS, STATES
from warmwelkom.rooms.transitions.domain.rules.states import RULES
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE
from warmwelkom.rooms.transitions.tests.reading import page_of, text_of


def test_it_works(cast: Cast) -> None:
    page = page_of(cast.client("gijs"), reverse("transitions:rules"))
    words = text_of(page)
    assert [str(when) for when, _since in SIGNALS.values() if str(when) not in words] == []
    never = [text_of(item) for item in page.select("[aria-labelledby=nooit] li")]
    assert never == [
        "geslacht",
        "afkomst, taal of geloof",
        "postcode of buurt",
        "leeftijd",
        "welk soort school het is",
        "cijfers, gedrag of verzuim",
        "of iemand zorg of hulp krijgt",
    ]


def test_every_rule_is_explained() -> None:
    assert set(SIGNALS) == set(BY_CODE)
    assert {rule.code for rule in RULES} - set(STATES) == set()


def test_a_stranger_gets_404(cast: Cast) -> None:
    assert cast.client("hanna").get(reverse("transitions:rules")).status_code == 404
