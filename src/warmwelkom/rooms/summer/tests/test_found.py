"""A pupil on three lists, or on none, is found where the summer begins."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.pupils import add_pupil, derive, enrol, mbo_list, moment

from warmwelkom.rooms.summer.queries.found import astray_for

JUNE = moment("2026-06-02")


@pytest.fixture
def lists(cast: Cast) -> Cast:
    """Dina has two places; Evi of the same school none, Cato of another none, Noa of ours one."""
    with cast.scope():
        mbo_list(cast)
        noa = add_pupil(cast, "Noa", class_name="4K1")
        add_pupil(cast, "Evi", class_name="4K2")
        add_pupil(cast, "Cato", location=cast.places.maris)
        for number, of in enumerate((cast.dina, noa)):
            enrol(cast, of, f"S{number}")
        enrol(cast, cast.dina, "Y", school=cast.places.yuverta)
        derive(cast, JUNE)
    return cast


def found(cast: Cast, name: str) -> list[tuple[str, bool]]:
    with cast.scope():
        shown, number = astray_for(actor=cast.actor(name))
        assert number == len(shown)
        return [(one.signal.transition.pupil.given_name, one.is_on_more) for one in shown]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dewi", [("Dina", True), ("Evi", False)]),
        ("alice", [("Dina", True)]),
        ("bob", [("Evi", False)]),
        ("carla", [("Cato", False)]),
        ("emre", []),  # an mbo hears of its own pupils, not of the other list
        ("sami", []),
    ],
)
def test_each_finds_their_own(lists: Cast, name: str, expected: list[tuple[str, bool]]) -> None:
    assert found(lists, name) == expected


def test_the_page_says_why(lists: Cast) -> None:
    page = lists.client("dewi").get(reverse("summer:tasks")).content.decode()
    assert "2 leerlingen staan op meer dan één lijst, of op geen." in page
    assert "Geplaatst bij ROC Mondriaan / Yuverta" in page
    assert "Staat op geen enkele lijst van een mbo" in page
    assert "Cato" not in page
