"""Every colour we write with can be read, by day and by night."""

from __future__ import annotations

import pytest

from warmwelkom.base.ui.contrast import Measured, colours, measured_pairs, ratio


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)],
)
def test_the_formula_gives_the_known_figures(one: str, other: str, expected: float) -> None:
    assert round(ratio(one, other), 2) == expected
    assert ratio(one, other) == ratio(other, one)


@pytest.mark.parametrize("pair", measured_pairs(), ids=lambda pair: f"{pair.ink}-{pair.ground}")
def test_every_pair_is_enough(pair: Measured) -> None:
    assert pair.is_enough, (pair.light, pair.dark)


def test_a_pale_pair_is_not_enough() -> None:
    pair = Measured(ink="a", ground="b", least=4.5, light=9.0, dark=4.4)
    assert not pair.is_enough


def test_night_has_colours_of_its_own() -> None:
    light, dark = colours()
    assert light["page"] != dark["page"]
    assert dark["lamp"] == light["lamp"]  # the light burns the same
