from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.effect import Mean
from warmwelkom.engines.effect.means import interval_of_means, pupils_needed, t_quantile

T_TABLE = [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (9, 2.262), (10, 2.228),
           (20, 2.086), (30, 2.042), (60, 2.000), (120, 1.980), (1e9, 1.960)]  # fmt: skip

a_mean = st.builds(
    Mean,
    n=st.integers(2, 5000),
    value=st.floats(-1e6, 1e6),
    sd=st.floats(0, 1e6),
)


@pytest.mark.parametrize(("freedom", "value"), T_TABLE)
def test_t_is_as_the_tables_print_it(freedom: float, value: float) -> None:
    assert t_quantile(freedom) == pytest.approx(value, abs=0.008 if freedom == 3 else 0.001)


def test_one_mean_as_worked_by_hand() -> None:
    """Of 25 pupils, mean 10, sd 5: 10 ± 2.064 x 1."""
    low, high = Mean(n=25, value=10, sd=5).interval or (0, 0)
    assert (round(low, 3), round(high, 3)) == (7.936, 12.064)


def test_a_difference_as_worked_by_hand() -> None:
    """Equal n 10 and sd 2: t with 18 degrees of freedom (2.101) x sqrt(0.8)."""
    found = interval_of_means([(1, Mean(n=10, value=7, sd=2)), (-1, Mean(n=10, value=5, sd=2))])
    assert found is not None
    half = 2.101 * math.sqrt(0.8)
    assert found == pytest.approx((2, 2 - half, 2 + half), abs=0.001)


def test_without_a_spread_there_is_no_interval() -> None:
    assert Mean(n=30, value=7).interval is None
    assert Mean(n=1, value=7, sd=2).interval is None
    assert interval_of_means([(1, Mean(n=30, value=7, sd=2)), (-1, Mean(n=30, value=6))]) is None


def test_where_everybody_says_the_same_the_interval_is_a_point() -> None:
    assert interval_of_means([(1, Mean(n=9, value=7, sd=0)), (-1, Mean(n=9, value=6, sd=0))]) == (
        1, 1, 1,
    )  # fmt: skip


def test_how_many_are_needed_is_as_the_tables_print_it() -> None:
    """Half a standard deviation: 63 in each group (Cohen 1988 prints 64, with Student's t)."""
    terms = [(1, Mean(n=20, value=7, sd=2)), (-1, Mean(n=20, value=6, sd=2))]
    assert pupils_needed(terms, 1) == 63


@pytest.mark.parametrize(("n", "value", "sd"), [(0, 1, 1), (5, math.nan, 1), (5, 1, -1), (5, 1, math.nan)])  # fmt: skip
def test_what_is_no_mean_is_refused(n: int, value: float, sd: float) -> None:
    with pytest.raises(ValueError, match=r"mean|deviation"):
        Mean(n=n, value=value, sd=sd)


@given(a_mean, a_mean)
def test_a_difference_lies_in_its_interval(a: Mean, b: Mean) -> None:
    found = interval_of_means([(1, a), (-1, b)])
    assert found is not None
    assert found[1] <= found[0] <= found[2]
