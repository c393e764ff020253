"""A part dragged on the board of a plan: with a mouse, and with a finger that rests on it first.

Both see beforehand what it costs in familiar faces, both take it back with one button; on a phone the board scrolls along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.conf import LazySettings
from playwright.sync_api import TimeoutError  # noqa: A004  the browser's own

from tests.at_once import database_of_its_own
from tests.cast import make_cast
from tests.introweek_plan import FIRST_DAY, make_week
from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.conftest import visitors_of
from tests.journeys.summer_house import Summer, served
from tests.journeys.week_house import plan_of
from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.people.models import Region

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous"),
]
COST = "Kost 1 bekend gezicht."
TRIES = 30
TO = "[data-place='3']"
Spot = dict[str, float]


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere: the browser's side must see what is written."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def here(_django_db_helper: None, settings: LazySettings) -> Summer:
    settings.DEMO = True
    cast = make_cast()
    here = Summer(cast, day=FIRST_DAY)
    Region.objects.filter(pk=cast.places.region.pk).update(is_demo=True)
    with here.inside():
        make_week(cast.dina, school=cast.places.mondriaan)
    return here


@pytest.fixture
def visitor(here: Summer, browser: Any) -> Iterator[Visitors]:
    with served(here) as base, visitors_of(base, browser) as make:
        yield make


class Finger:
    """A finger on the screen of a phone, as Chromium itself feels it."""

    def __init__(self, phone: Visitor) -> None:
        self.screen = phone.page.context.new_cdp_session(phone.page)

    def does(self, kind: str, *spots: Spot) -> None:
        self.screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(spots)})


def opens_the_board(planner: Visitor, here: Summer) -> Spot:
    """The board, and where the mentor's hour lies on it."""
    with here.inside():
        week = IntroWeek.objects.get()
    planner.goes_to(f"/introductieweek/{week.pk}/plan/")
    part = planner.page.locator(".iw-entry a", has_text="Je mentor")
    part.scroll_into_view_if_needed()
    return middle_of(part)


def middle_of(one: Any) -> Spot:
    box = one.bounding_box()
    assert box
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def stands_over(planner: Visitor, move: Callable[[Spot], None]) -> None:
    """Goes after the place as a hand does: near an edge the board still scrolls along, and the place with it."""
    held = planner.page.locator(f"{TO}[data-over]")
    for _ in range(TRIES):
        move(middle_of(planner.page.locator(TO)))
        with suppress(TimeoutError):
            return held.wait_for(state="visible", timeout=1_000)
    raise AssertionError(f"nothing ever stood over {TO}")


def slot_of(here: Summer) -> str:
    return str(next(row["slot"] for row in plan_of(here).rows["sessions"] if row["type"] == "mentor"))  # fmt: skip


def is_asked_and_takes_it_back(planner: Visitor, here: Summer) -> None:
    """What it costs is said once more before it is kept; afterwards one button takes it back."""
    dialog = planner.page.get_by_role("dialog")
    dialog.get_by_text(COST).first.wait_for(state="visible")
    planner.looks()
    assert slot_of(here) == "2"
    dialog.get_by_role("button", name="Verplaats", exact=True).click()
    planner.page.wait_for_load_state("load")
    planner.reads("Verplaatst en vastgezet")
    assert slot_of(here) == "3"
    planner.looks()
    planner.clicks("Maak ongedaan")
    planner.reads("Het staat weer zoals het stond.")
    assert slot_of(here) == "2"


def drags_with_a_mouse(planner: Visitor, here: Summer) -> None:
    begin, mouse = opens_the_board(planner, here), planner.page.mouse
    mouse.move(**begin)
    mouse.down()
    mouse.move(begin["x"] + 20, begin["y"] + 12, steps=4)
    place = planner.page.locator(TO)
    place.get_by_text(COST).wait_for(state="visible")
    stands_over(planner, lambda spot: mouse.move(**spot, steps=10))
    mouse.up()
    is_asked_and_takes_it_back(planner, here)


def drags_with_a_finger(phone: Visitor, here: Summer) -> None:
    """The other half-day lies outside the screen: held at the edge, the board scrolls along."""
    begin, screen = opens_the_board(phone, here), Finger(phone)
    screen.does("touchStart", begin)
    phone.page.locator(".iw-ghost").wait_for(state="visible")
    place = phone.page.locator(TO)
    place.wait_for(state="attached")
    far = 350 - begin["x"]
    for step in range(1, 6):
        screen.does("touchMove", {"x": begin["x"] + step * far / 5, "y": begin["y"]})
    phone.page.wait_for_function(
        f'() => document.querySelector("{TO}").getBoundingClientRect().right <= innerWidth'
    )
    place.get_by_text(COST).wait_for(state="visible")
    stands_over(phone, lambda spot: screen.does("touchMove", spot))
    screen.does("touchEnd")
    is_asked_and_takes_it_back(phone, here)


def scrolls_and_taps(phone: Visitor, here: Summer) -> None:
    """A finger that does not rest scrolls; a tap opens the list of times, where nothing needs to be dragged."""
    begin, screen = opens_the_board(phone, here), Finger(phone)
    screen.does("touchStart", begin)
    for up in (60, 120):
        screen.does("touchMove", {"x": begin["x"], "y": begin["y"] - up})
    screen.does("touchEnd")
    assert phone.page.locator(".iw-ghost").count() == 0
    assert phone.page.get_by_role("dialog").count() == 0
    phone.page.locator(".iw-entry a", has_text="Je mentor").tap()
    phone.page.wait_for_load_state("load")
    phone.reads("Verplaats naar…")
    phone.reads(COST)
    phone.looks()


def test_a_part_is_dragged_with_a_mouse_and_with_a_finger(here: Summer, visitor: Visitors) -> None:
    drags_with_a_mouse(as_person(visitor, "Mia"), here)
    phone = as_person(visitor, "Mia", phone=True)
    drags_with_a_finger(phone, here)
    scrolls_and_taps(phone, here)
