from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.effect import Effect, Finding, Mean, Share, effect_of
from warmwelkom.engines.effect.tests.test_shares import a_share


def test_more_pupils_felt_welcome() -> None:
    seen = effect_of(before=Share(n=310, number=189), after=Share(n=312, number=231))
    assert seen.finding == Finding.BETTER
    assert (round(seen.difference or 0, 2), round(seen.low or 0, 2), round(seen.high or 0, 2)) == (
        0.13, 0.06, 0.20,
    )  # fmt: skip
    assert not seen.is_compared


def test_less_is_better_where_one_hopes_for_less() -> None:
    before, after = Share(n=300, number=90), Share(n=300, number=30)
    assert effect_of(before=before, after=after, more_is_better=False).finding == Finding.BETTER
    assert effect_of(before=before, after=after).finding == Finding.WORSE


def test_no_difference_is_said_only_where_one_would_have_been_seen() -> None:
    many = effect_of(before=Share(n=500, number=250), after=Share(n=500, number=255))
    few = effect_of(before=Share(n=30, number=15), after=Share(n=30, number=16))
    assert (many.finding, many.needed) == (Finding.NO_DIFFERENCE, 0)
    assert (few.finding, few.needed) == (Finding.TOO_FEW, 175)


def test_a_handful_says_nothing_however_large_the_difference() -> None:
    seen = effect_of(before=Share(n=9, number=0), after=Share(n=9, number=9))
    assert (seen.finding, seen.needed) == (Finding.TOO_FEW, 175)


def test_a_change_that_the_others_had_too_is_no_effect() -> None:
    here = {"before": Share(n=400, number=200), "after": Share(n=400, number=260)}
    seen = effect_of(
        **here,
        comparison_before=Share(n=400, number=200),
        comparison_after=Share(n=400, number=258),
    )
    assert effect_of(**here).finding == Finding.BETTER
    assert (seen.finding, seen.is_compared) == (Finding.NO_DIFFERENCE, True)
    assert seen.difference == pytest.approx(0.005)


def test_half_a_group_to_compare_with_is_none() -> None:
    half = effect_of(
        before=Share(n=100, number=50), after=Share(n=100, number=80),
        comparison_after=Share(n=100, number=50),
    )  # fmt: skip
    assert not half.is_compared


def test_without_a_before_there_is_nothing_to_say() -> None:
    assert effect_of(before=None, after=Share(n=100, number=80)) == Effect(
        finding=Finding.NO_BEFORE
    )


def test_a_mean_without_a_spread_is_only_shown() -> None:
    seen = effect_of(before=Mean(n=100, value=6.5), after=Mean(n=100, value=7))
    assert seen == Effect(finding=Finding.NO_SPREAD, difference=0.5)


def test_means_with_a_spread() -> None:
    seen = effect_of(before=Mean(n=100, value=6.5, sd=1.5), after=Mean(n=100, value=7.3, sd=1.5))
    assert seen.finding == Finding.BETTER
    few = effect_of(before=Mean(n=12, value=6.5, sd=1.5), after=Mean(n=12, value=7, sd=1.5))
    assert (few.finding, few.needed) == (Finding.TOO_FEW, 63)
    same = effect_of(before=Mean(n=12, value=7, sd=0), after=Mean(n=12, value=7, sd=0))
    assert same.finding == Finding.NO_DIFFERENCE


def test_shares_and_means_do_not_mix() -> None:
    with pytest.raises(TypeError, match="can't be compared"):
        effect_of(before=Share(n=10, number=5), after=Mean(n=10, value=5))


@given(a_share(), a_share(), st.booleans())
def test_swapping_before_and_after_turns_the_finding(a: Share, b: Share, hope: bool) -> None:
    one = effect_of(before=a, after=b, more_is_better=hope)
    two = effect_of(before=b, after=a, more_is_better=hope)
    turned = {Finding.BETTER: Finding.WORSE, Finding.WORSE: Finding.BETTER}
    assert two.finding == turned.get(one.finding, one.finding)
    assert one.finding == effect_of(before=b, after=a, more_is_better=not hope).finding
