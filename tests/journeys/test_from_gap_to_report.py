"""From a module laid beside a unit to the yearly report: two teachers, a decaan, a pupil, a stranger and the coordinator.

In a house of its own, for days go by between signing up and the last lesson.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.beside import (
    answers,
    lay_it_beside,
    proposes,
    sees_the_gap,
    tells_what_was_missed,
)
from tests.journeys.bridge import (
    WRONG,
    checks,
    gives,
    has_a_paper,
    is_put_on_the_list,
    revokes,
    signs_up,
    ticks,
)
from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.conftest import visitors_of
from tests.journeys.houses import a_house
from tests.journeys.test_my_welcome import comes_in
from tests.journeys.test_the_warm_handover import goes_by
from warmwelkom.base.ui.paper import can_make_pdf

VO, MBO, DECAAN, COORDINATOR = "Ravi Soekhoe", "Karim Bensaïd", "Marjan Vink", "Hanna Postma"


@pytest.fixture(scope="module")
def own_house() -> Iterator[str]:
    with a_house("gap-to-report") as base:
        yield base


@pytest.fixture
def visitor(own_house: str, browser: Any) -> Iterator[Visitors]:
    with visitors_of(own_house, browser) as make:
        yield make


def prints_the_report(hanna: Visitor, file: Path) -> None:
    """One click, and the paper where it can be made."""
    hanna.goes_to("/cijfers/jaarverslag/")
    if not can_make_pdf():
        hanna.reads("Op deze site kan geen pdf worden gemaakt")
        return
    hanna.clicks("Maak het verslag van 2025-2026")
    ready = hanna.page.get_by_role("link", name="Jaarverslag 2025-2026 (pdf)")
    for _again in range(120):
        if ready.count():
            break
        hanna.page.wait_for_timeout(500)
        hanna.page.reload()
    hanna.looks()
    with hanna.page.expect_download() as coming:
        ready.first.click()
    coming.value.save_as(file)
    assert file.read_bytes().startswith(b"%PDF-")


def test_from_a_gap_to_a_certificate_and_the_yearly_report(
    visitor: Visitors, tmp_path: Path
) -> None:
    vo, mbo = as_person(visitor, VO), as_person(visitor, MBO)
    lay_it_beside(vo, mbo)
    tells_what_was_missed(as_person(visitor, DECAAN))
    answers(mbo)
    sees_the_gap(mbo)
    proposes(mbo)
    teacher = as_person(visitor, MBO, phone=True)
    path = gives(teacher)
    pupil = comes_in(visitor(phone=True))
    signs_up(pupil)
    is_put_on_the_list(vo)
    hanna = as_person(visitor, COORDINATOR)
    goes_by(hanna, "2026-06-12")
    ticks(teacher, path)
    code = has_a_paper(pupil)
    stranger = visitor(phone=True, dark=True)
    checks(stranger, code, says="Dit bewijs is geldig")
    prints_the_report(hanna, tmp_path / "verslag.pdf")
    revokes(teacher, path)
    checks(stranger, code, says="Dit bewijs is niet geldig")
    pupil.goes_to("/mijn/doorstroom/")
    pupil.reads(WRONG)


def test_a_route_stands_where_they_land_until_it_is_done(visitor: Visitors) -> None:
    coordinator = as_person(visitor, COORDINATOR, dark=True)
    coordinator.goes_to("/doorstroom/routes/")
    coordinator.clicks("Zet een route erin", role="link")
    page = coordinator.page
    page.get_by_label("Hoe heet de route?").fill("Van groen naar mbo 2")
    for label in ("Vmbo-school", "Mbo-school"):
        page.get_by_label(label, exact=True).select_option(index=1)
    page.get_by_label("Wie zijn ermee bezig?").fill("Twee docenten")
    page.get_by_label("Eerste dag van de route").fill("2026-05-15")
    page.get_by_label("Laatste dag van de route").fill("2027-07-09")
    coordinator.clicks("Bewaar")
    path = page.url.removeprefix(coordinator.base)
    coordinator.goes_to("/cijfers/")
    coordinator.reads("Teken de overeenkomst")
    coordinator.goes_to(path)
    page.get_by_role("button", name=re.compile("^Dit is gedaan ?: Teken")).click()
    page.wait_for_load_state("load")
    coordinator.goes_to("/cijfers/")
    assert page.get_by_text("Teken de overeenkomst").count() == 0
