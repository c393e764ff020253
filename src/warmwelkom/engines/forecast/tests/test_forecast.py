"""Counts of years in, next year's count out: with an interval that is right as often as it says."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.forecast import forecast
from warmwelkom.engines.forecast.spread import quantile

counts = st.lists(st.integers(0, 400), min_size=2, max_size=8)


@given(st.dictionaries(st.text(min_size=1, max_size=4), counts, max_size=6))
def test_what_is_expected_lies_in_its_interval_and_the_interval_above_nought(
    series: object,
) -> None:
    found = forecast(series=series)  # type: ignore[arg-type]  # hypothesis hides the type
    for name, said in found.rows.items():
        assert 0 <= said.low <= said.expected <= said.high, name
        assert said.last == series[name][-1]  # type: ignore[index]  # as above


def test_the_same_every_year_is_expected_again() -> None:
    found = forecast(series={"a": [50] * 5, "b": [200] * 5})
    assert {name: said.expected for name, said in found.rows.items()} == {"a": 50, "b": 200}
    assert [one.missed_by for one in found.looked_back] == [0] * 6


def test_counts_around_a_level_lean_on_more_than_the_last_year() -> None:
    """Pure chance around one level: last year's luck is not next year's."""
    chance = random.Random(4)
    series = {str(n): [_poisson(chance, 60) for _year in range(7)] for n in range(60)}
    found = forecast(series=series)
    assert found.weight < 0.7
    missed = sum(one.missed_by for one in found.looked_back)
    assert missed < sum(one.same_missed_by for one in found.looked_back)


def test_the_interval_holds_about_as_often_as_it_says() -> None:
    chance = random.Random(9)
    series = {str(n): [_poisson(chance, 20 + n) for _year in range(7)] for n in range(80)}
    looked = forecast(series=series, probability=0.8).looked_back
    inside = sum(one.was_inside for one in looked) / len(looked)
    assert 0.74 < inside < 0.92


def test_years_that_jump_make_the_interval_wider() -> None:
    calm = forecast(series={"a": [100, 101, 99, 100], "b": [100, 98, 101, 100]}).rows["a"]
    wild = forecast(series={"a": [100, 160, 70, 100], "b": [100, 40, 150, 100]}).rows["a"]
    assert wild.high - wild.low > 2 * (calm.high - calm.low)


def test_one_year_is_no_forecast() -> None:
    found = forecast(series={"new": [40], "old": [40, 44]})
    assert set(found.rows) == {"old"}
    assert found.looked_back == []


@pytest.mark.parametrize("series", [{"a": [-1, 3]}, {"a": [3, -1]}])
def test_a_count_below_nought_is_refused(series: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match="nought"):
        forecast(series=series)


@pytest.mark.parametrize(
    ("mean", "extra", "share", "count"),
    [(10, 0, 0.5, 10), (10, 0, 0.1, 6), (10, 0, 0.9, 14), (10, 0.1, 0.1, 5), (10, 0.1, 0.9, 16), (0, 0.1, 0.9, 0), (3000, 0.002, 0.5, 2997)],
)  # fmt: skip
def test_the_quantiles_are_those_of_the_books(
    mean: float, extra: float, share: float, count: int
) -> None:
    """Held against scipy's Poisson and negative binomial."""
    from scipy import stats

    if mean:
        size = 1 / extra if extra else 0
        theirs = (
            stats.nbinom.ppf(share, size, size / (size + mean))
            if extra
            else stats.poisson.ppf(share, mean)
        )
        assert quantile(mean, extra, share) == int(theirs)
    assert abs(quantile(mean, extra, share) - count) <= 40 * (mean > 100)


def _poisson(chance: random.Random, mean: float) -> int:
    """Arrivals in one stretch of time."""
    count, passed = 0, chance.expovariate(1)
    while passed < mean:
        count, passed = count + 1, passed + chance.expovariate(1)
    return count
