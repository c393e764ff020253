"""The same digits as statsmodels."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.stats.proportion import confint_proportions_2indep, power_proportions_2indep

from warmwelkom.engines.trial import detectable, needed_for, power_of
from warmwelkom.engines.trial.analyse import Arm, of_counts
from warmwelkom.engines.trial.clusters import by_unit

BASES, DIFFERENCES, SIZES, SHARES = (0.5, 0.84, 0.95), (0.01, 0.03, -0.05), (400, 5500), (0.2, 0.5)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("difference", DIFFERENCES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("share", SHARES)
def test_power(base: float, difference: float, size: int, share: float) -> None:
    theirs: Any = power_proportions_2indep(
        difference, base, size * share, ratio=(1 - share) / share, alpha=0.05
    )
    ours = power_of(base=base, difference=difference, size=size, share=share)
    assert ours == pytest.approx(theirs.power, abs=1e-6)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("share", SHARES)
def test_what_can_be_seen_has_the_power_that_was_asked(base: float, share: float) -> None:
    for fewer in (False, True):
        found = detectable(base=base, size=5500, share=share, fewer=fewer)
        assert found is not None
        theirs: Any = power_proportions_2indep(found, base, 5500 * share, ratio=(1 - share) / share)
        assert theirs.power == pytest.approx(0.8, abs=1e-6)


def test_the_table_of_a_region() -> None:
    """As `summer-gap.md` 6 reckons it, in percentage points."""
    rows = [
        (0.95, 2000, 2.4),
        (0.95, 8000, 1.3),
        (0.90, 1000, 4.7),
        (0.90, 4000, 2.5),
        (0.84, 2000, 4.3),
    ]
    for base, size, points in rows:
        found = detectable(base=base, size=size)
        assert found is not None
        assert round(100 * found, 1) == points


def test_more_than_there_is_can_not_be_seen() -> None:
    assert detectable(base=0.95, size=60) is None
    size = needed_for(base=0.84, difference=0.033)
    assert power_of(base=0.84, difference=0.033, size=size) >= 0.8
    assert power_of(base=0.84, difference=0.033, size=size - 1) < 0.8


@pytest.mark.parametrize(
    ("yes", "n", "yes_other", "n_other"),
    [(955, 1000, 930, 1000), (20, 20, 17, 20), (0, 30, 3, 40), (270, 300, 2600, 2900)],
)
def test_newcombe(yes: int, n: int, yes_other: int, n_other: int) -> None:
    low, high = confint_proportions_2indep(yes, n, yes_other, n_other, method="newcomb")
    ours = of_counts(Arm(n=n, yes=yes), Arm(n=n_other, yes=yes_other))
    assert (ours.low, ours.high) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))


def test_classes_that_were_drawn() -> None:
    chance = np.random.default_rng(3)
    units = np.repeat(np.arange(60), chance.integers(15, 30, 60))
    arm = units % 2
    level = 0.85 + 0.05 * arm + chance.normal(0, 0.05, 60)[units]
    outcome = chance.random(len(units)) < level
    fit: Any = sm.OLS(outcome.astype(float), sm.add_constant(arm)).fit(
        cov_type="cluster", cov_kwds={"groups": units}, use_t=True
    )
    found = by_unit(
        (str(unit), bool(drawn), bool(yes))
        for unit, drawn, yes in zip(units, arm, outcome, strict=True)
    )
    assert found is not None
    difference, low, high = found
    assert difference == pytest.approx(fit.params[1], abs=1e-9)
    spread = (high - low) / 2
    assert spread == pytest.approx((fit.conf_int()[1][1] - fit.params[1]), rel=2e-3)
