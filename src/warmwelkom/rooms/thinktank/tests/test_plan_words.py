"""Money, gaps and effects in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.rooms.thinktank.chart import chart_of
from warmwelkom.rooms.thinktank.effect_words import finding_words
from warmwelkom.rooms.thinktank.euros import MOST_CENTS, cents_of, written
from warmwelkom.rooms.thinktank.queries.pilot_page import PilotPage, pilot_page

PLAIN: dict[str, Any] = {
    "question": "x", "where": "", "pupils": None, "indicator": "", "unit": "", "measure": "share",
    "more_is_better": True, "source": "", "result": "", "verdict": "", "reason": "",
}  # fmt: skip
ONLY = "Of dat door dit plan komt weten we niet: er was geen groep om mee te vergelijken."


def shares(*numbers: tuple[int, int], **fields: Any) -> PilotPage:
    """Before, after, and the same beside it, as (number, n)."""
    places = [
        ("here", "before"),
        ("here", "after"),
        ("comparison", "before"),
        ("comparison", "after"),
    ]
    rows: list[Any] = [
        {"group": group, "moment": moment, "n": n, "number": number, "mean": None, "sd": None}
        for (group, moment), (number, n) in zip(places, numbers, strict=False)
    ]
    return pilot_page(PLAIN | fields, rows)


def means(*numbers: tuple[str, str | None], n: int = 100) -> PilotPage:
    rows: list[Any] = [
        {"group": "here", "moment": moment, "n": n, "number": None, "mean": mean, "sd": sd}
        for moment, (mean, sd) in zip(("before", "after"), numbers, strict=False)
    ]
    return pilot_page(PLAIN | {"measure": "mean", "unit": "dagen"}, rows)


@pytest.mark.parametrize(
    ("pilot", "told"),
    [
        (shares((189, 310), (231, 312)), ["Het werden er meer. Het verschil is waarschijnlijk tussen 6 en 20 op de 100 leerlingen.", ONLY]),
        (shares((231, 312), (189, 310)), ["Het werden er minder. Het verschil is waarschijnlijk tussen 6 en 20 op de 100 leerlingen.", ONLY]),
        (shares((250, 500), (255, 500)), ["We zien geen verschil. Het ligt waarschijnlijk tussen -5 en 7 op de 100 leerlingen.", ONLY]),
        (shares((15, 30), (16, 30)), ["Dit zijn te weinig leerlingen om iets te zeggen. Met ongeveer 175 in elke groep kan het wel.", ONLY]),
        (shares((200, 400), (260, 400), (200, 400), (202, 400)), ["Het steeg hier meer dan in de groep zonder dit plan. Het verschil is waarschijnlijk tussen 5 en 24 op de 100 leerlingen."]),
        (shares((200, 400), (202, 400), (200, 400), (260, 400)), ["Het steeg hier minder, of daalde meer, dan in de groep zonder dit plan. Het verschil is waarschijnlijk tussen 5 en 24 op de 100 leerlingen."]),
        (shares((189, 310), (231, 312), (180, 300), (186, 300)), ["Het steeg hier meer dan in de groep zonder dit plan. Het verschil is waarschijnlijk tussen 0,4 en 21,6 op de 100 leerlingen."]),
        (means(("6.5", "1.5"), ("7.3", "1.5")), ["Het werd hoger. Het verschil is waarschijnlijk tussen 0,4 en 1,2.", ONLY]),
        (means(("7.3", "1.5"), ("6.5", "1.5")), ["Het werd lager. Het verschil is waarschijnlijk tussen 0,4 en 1,2.", ONLY]),
        (means(("6.5", None), ("7.3", None)), ["Hoe zeker dit verschil is weten we niet: de spreiding is niet opgegeven.", ONLY]),
    ],
)  # fmt: skip
def test_the_finding_in_words(pilot: PilotPage, told: list[str]) -> None:
    assert finding_words(pilot)[1:] == told


def test_without_a_before_or_a_count() -> None:
    after: list[Any] = [
        {"group": "here", "moment": "after", "n": 30, "number": 20, "mean": None, "sd": None}
    ]
    assert finding_words(pilot_page(PLAIN, after)) == [
        "Achteraf: 20 van de 30 (67 %).", "We weten niet of het anders werd: vooraf is er niet geteld.",
    ]  # fmt: skip
    assert finding_words(pilot_page(PLAIN, [])) == ["Er is nog niets geteld."]
    assert finding_words(shares(verdict="not_measured", reason="Te druk.")) == [
        "Niet gemeten, omdat: Te druk."
    ]


def test_a_mean_is_told_with_its_unit() -> None:
    assert finding_words(means(("6.5", "1.5"), ("7", "1.5")))[0] == (
        "Achteraf: 7 dagen (100 leerlingen). Vooraf: 6,5 dagen (100 leerlingen)."
    )


def test_the_bars_begin_at_nought_and_end_in_the_frame() -> None:
    chart = chart_of(shares((189, 310), (231, 312), (180, 300), (186, 300)))
    assert chart is not None
    assert [(bar.width, bar.tone) for bar in chart.bars] == [(140.2, "act"), (170.3, "lamp"), (138.0, "act"), (142.6, "act")]  # fmt: skip
    assert all(
        bar.low and bar.high and 0 <= bar.low <= bar.width <= bar.high <= 230 for bar in chart.bars
    )
    of_means = chart_of(means(("6.5", "1.5"), ("7.3", "1.5")))
    assert of_means is not None
    assert (of_means.most, [bar.short for bar in of_means.bars]) == ("10", ["6,5", "7,3"])


def test_what_can_not_be_drawn_is_not() -> None:
    assert chart_of(pilot_page(PLAIN, [])) is None
    assert chart_of(means(("-2", "1"), ("3", "1"))) is None
    assert chart_of(means(("0", "0"), ("0", "0"))) is not None


@pytest.mark.parametrize(
    ("text", "cents"),
    [("1.250,00", 125000), ("€ 1250", 125000), ("1250,5", 125050), ("18.400,-", 1840000), ("0", 0),
     ("1,250.50", 125050), ("12.50", 1250), ("1.25", 125), ("€\xa03", 300), ("1 250", 125000)],
)  # fmt: skip
def test_money_is_read_as_people_write_it(text: str, cents: int) -> None:
    assert cents_of(text) == cents


@pytest.mark.parametrize(
    "text", ["", "veel", "-5", "1,234", "12,345", "1.2.3", "100.000.001", "٣", "1e3"]
)
def test_what_is_no_money_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        cents_of(text)


@given(st.integers(0, MOST_CENTS))
def test_money_comes_back_as_it_went(cents: int) -> None:
    assert cents_of(written(cents)) == cents
    assert cents_of(written(cents, is_english=True)) == cents


def test_money_in_both_languages() -> None:
    from warmwelkom.rooms.thinktank.templatetags.plans import euros

    assert euros(125000) == "€\xa01.250,00"
    with translation.override("en"):
        assert euros(125000) == "€1,250.00"


def test_when_a_step_of_a_kit_is() -> None:
    from warmwelkom.rooms.thinktank.templatetags.plans import day_words

    assert [day_words(days) for days in (-2, -1, 0, 1, 2)] == [
        "2 dagen vóór het begin", "1 dag vóór het begin", "op de eerste dag", "1 dag na het begin", "2 dagen na het begin",
    ]  # fmt: skip
