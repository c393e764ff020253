from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.effect import Share
from warmwelkom.engines.effect.shares import interval_of_shares, pupils_needed

# Newcombe 1998, table II, method 10: (number, n) twice, low, high
NEWCOMBE = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]


@st.composite
def a_share(draw: st.DrawFn) -> Share:
    n = draw(st.integers(1, 2000))
    return Share(n=n, number=draw(st.integers(0, n)))


@pytest.mark.parametrize(("first", "second", "low", "high"), NEWCOMBE)
def test_the_difference_is_as_newcombe_printed_it(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    terms = [(1, Share(number=first[0], n=first[1])), (-1, Share(number=second[0], n=second[1]))]
    _total, below, above = interval_of_shares(terms)
    assert (round(below, 4), round(above, 4)) == (low, high)


@pytest.mark.parametrize(
    ("number", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_one_share_is_as_newcombe_printed_it(number: int, n: int, low: float, high: float) -> None:
    """Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3."""
    below, above = Share(n=n, number=number).interval
    assert (round(below, 4), round(above, 4)) == (low, high)


def test_how_many_are_needed_is_as_the_formula_says() -> None:
    """0.60 against 0.75: 7.849 x 0.4275 / 0.0225."""
    terms = [(1, Share(n=100, number=75)), (-1, Share(n=100, number=60))]
    assert pupils_needed(terms, 0.15) == 150


def test_a_share_of_nobody_counts_as_the_widest() -> None:
    terms = [(1, Share(n=10, number=10)), (-1, Share(n=10, number=0))]
    assert pupils_needed(terms, 0.15) == math.ceil(7.8489 * 0.5 / 0.0225)


@pytest.mark.parametrize(("n", "number"), [(0, 0), (5, 6), (5, -1)])
def test_what_is_no_share_is_refused(n: int, number: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        Share(n=n, number=number)


@given(a_share())
def test_a_share_lies_in_its_interval(share: Share) -> None:
    low, high = share.interval
    assert 0 <= low <= share.value <= high <= 1


@given(a_share(), a_share(), a_share(), a_share())
def test_a_difference_lies_in_its_interval_and_turns_round(
    a: Share, b: Share, c: Share, d: Share
) -> None:
    terms = [(1, a), (-1, b), (-1, c), (1, d)]
    total, low, high = interval_of_shares(terms)
    assert -2 <= low <= total <= high <= 2
    turned = interval_of_shares([(-sign, share) for sign, share in terms])
    assert turned == pytest.approx((-total, -high, -low))


@given(st.integers(5, 200), st.integers(5, 200))
def test_ten_times_as_many_pupils_say_it_ten_times_as_sure(n: int, number: int) -> None:
    number = min(number, n)
    few = interval_of_shares([(1, Share(n=n, number=number)), (-1, Share(n=n, number=n // 2))])
    many = interval_of_shares(
        [(1, Share(n=10 * n, number=10 * number)), (-1, Share(n=10 * n, number=10 * (n // 2)))]
    )
    assert many[2] - many[1] < few[2] - few[1]
