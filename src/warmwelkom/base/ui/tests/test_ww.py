"""What the house's template tags make of a value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from warmwelkom.base.ui.templatetags import ww


def test_a_day_that_runs_over_years_names_its_year() -> None:
    assert ww.full_day(dt.date(2025, 1, 13)) == "ma 13 jan 2025"
    assert ww.full_day(dt.date(2019, 6, 4)) == "di 4 jun 2019"
    assert ww.full_day(None) == ""


def test_euros_the_dutch_way() -> None:
    shown = [ww.euro(value) for value in (None, 1250, 1250.5, Decimal("0.05"), Decimal("18400.00"))]
    assert [text.replace("\xa0", " ") for text in shown] == [
        "", "€ 1.250", "€ 1.250,50", "€ 0,05", "€ 18.400",
    ]  # fmt: skip
