"""A route that was looked at once stays on the phone: the same page with its pictures, and every other from there in words."""

from __future__ import annotations

from tests.journeys.browser import Visitors

ROUTE = "/wegwijs/haaglanden/locatie-zuider/route/"
PICTURES = """async () => {
  const kept = await caches.open("ww-wegwijs");
  const pictures = [...document.querySelectorAll("main image")].map((each) => each.href.baseVal);
  const answers = await Promise.all(pictures.map((each) => kept.match(each, { ignoreVary: true })));
  return answers.map((answer) => Boolean(answer?.ok));
}"""
"""Of each picture on the page whether the phone keeps it itself; the browser's own cache is not asked."""
PATIENCE = 240_000


def test_a_route_stays_on_the_phone(visitor: Visitors) -> None:
    guest = visitor(phone=True)
    guest.goes_to(f"{ROUTE}?naar=lokaal-b107")
    guest.page.wait_for_selector("form[data-kept]", timeout=PATIENCE)
    number = len(guest.page.evaluate(PICTURES))
    assert number
    guest.page.context.set_offline(True)
    guest.page.reload()
    guest.reads("Je bent bij Lokaal B1.07.")
    assert guest.page.evaluate(PICTURES) == [True] * number
    guest.page.get_by_label("Naar", exact=True).select_option(label="De kantine")
    guest.page.get_by_role("button", name="Wijs de weg").click()
    guest.page.get_by_role("heading", name="De kantine").wait_for()
    assert guest.page.locator("[data-told] li").count() > 1
    guest.page.get_by_label("Van", exact=True).select_option(label="De lift")
    guest.page.get_by_role("button", name="Wijs de weg").click()
    guest.reads("Zonder netwerk weten we deze route niet.")
