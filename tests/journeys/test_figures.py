"""The coordinator looks at the region and takes a figure along; a school sees itself beside the others.

On a laptop and on a phone, in light and dark; every page on the way is looked at with axe.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.browser import Visitor, Visitors, as_person

COORDINATOR, MENTOR = "Hanna Postma", "Ravi Soekhoe"


@pytest.mark.parametrize(
    ("phone", "dark"), [(False, False), (True, True)], ids=["laptop", "phone in the dark"]
)
def test_the_region_at_a_glance(visitor: Visitors, phone: bool, dark: bool) -> None:
    hanna = as_person(visitor, COORDINATOR, phone=phone, dark=dark)
    hanna.goes_to("/cijfers/")
    hanna.reads("Van de laatste dag op het vmbo tot week zes")
    hanna.reads("Per vo-school")
    drawn = hanna.page.locator("svg[role=img]:visible")
    assert drawn.count() >= 1
    for way, heading in (
        ("Naast de cijfers van DUO", "Onze lijsten naast de cijfers van DUO"),
        ("Volgend jaar", "Hoeveel studenten komen er volgend jaar?"),
        ("Wat iedereen mag zien", "Van vmbo naar mbo in Haaglanden"),
    ):
        hanna.goes_to("/cijfers/")
        hanna.clicks(way, role="link", exact=True)
        hanna.page.get_by_role("heading", level=1, name=heading).wait_for()


def test_a_figure_is_taken_along(visitor: Visitors, tmp_path: Path) -> None:
    hanna = as_person(visitor, COORDINATOR)
    hanna.goes_to("/cijfers/")
    for form in ("csv", "xlsx", "json", "svg"):
        with hanna.page.expect_download() as coming:
            name = f"Van de laatste dag op het vmbo tot week zes: {form}"
            hanna.page.get_by_role("link", name=name).click()
        file = tmp_path / form
        coming.value.save_as(file)
        assert file.stat().st_size > 100


def test_a_school_sees_itself_beside_the_others(visitor: Visitors) -> None:
    ravi: Visitor = as_person(visitor, MENTOR, phone=True)
    ravi.clicks("Onze school in cijfers", role="link")
    ravi.reads("Onze school naast de regio")
    ravi.reads("de andere scholen samen")
