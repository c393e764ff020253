"""What the house's template tags make of a value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils.translation import override

from warmwelkom.base.clock import AMSTERDAM
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


def test_an_hour_as_people_write_it_in_their_language() -> None:
    half_past = dt.time(9, 30)
    summer = dt.datetime(2026, 8, 24, 7, 30, tzinfo=dt.UTC)
    assert [ww.clock(half_past), ww.clock(summer), ww.clock(None)] == ["09.30", "09.30", ""]
    assert ww.moment(summer) == "ma 24 aug, 09.30"
    with override("en"):
        assert [ww.clock(half_past), ww.clock(summer.astimezone(AMSTERDAM))] == ["09:30", "09:30"]
        assert ww.moment(summer) == "Mon 24 Aug, 09:30"
