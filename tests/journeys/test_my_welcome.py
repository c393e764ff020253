"""A summer's day: the pupil's own page on a phone, by keyboard, from right to left, light, and with messages; and who works on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.conftest import visitors_of
from tests.journeys.houses import a_house
from tests.journeys.test_the_warm_handover import goes_by
from tests.journeys.test_weight import MOST_OF_OWN_PAGE, judge, weigh

SUMMER = "2026-07-14"
OWN = ["/mijn/", "/mijn/vraag/"]
OF_NOBODY = ["/welkom/", "/w/ABCDEFGHJKMNPQRSTVWXYZ23/", "/mijn/zonder-netwerk/"]
OF_STAFF = {
    "Ilse Brouwer": ["/zomer/", "/zomer/antwoorden/", "/zomer/bellen/", "/zomer/bereikbaar/"],
    "Ravi Soekhoe": ["/welkomlinks/", "/welkomvragen/", "/zomer/bereikbaar/"],
    "Marco Visser": ["/zomer/", "/zomer/sjabloon/", "/zomer/berichten/", "/zomer/dienst/", "/zomer/aankomst/"],
    "Karim Bensaïd": ["/welkomwoord/", "/zomer/klas/", "/mijn-foto/"],
    "Hans Dekker": ["/mijn-foto/"],
}  # fmt: skip


@pytest.fixture(scope="module")
def summer(browser: Any) -> Iterator[str]:
    """A house whose demo stands in the summer."""
    with a_house("my-welcome") as base, visitors_of(base, browser) as make:
        goes_by(as_person(make, "Ilse Brouwer"), SUMMER)
        yield base


@pytest.fixture
def people(summer: str, browser: Any) -> Iterator[Callable[..., Visitor]]:
    with visitors_of(summer, browser) as make:
        yield make


def comes_in(visitor: Visitor, *, code: str = "warme-start", own_phone: bool = True) -> Visitor:
    """With the code of the slip and the birth date."""
    visitor.goes_to("/welkom/")
    visitor.page.get_by_label("Code").fill(code)
    visitor.page.get_by_label("geboortedatum", exact=False).fill("02-12-2010")
    if own_phone:
        visitor.page.get_by_label("Dit is mijn eigen telefoon").check()
    visitor.clicks("Naar mijn welkom")
    return visitor


def test_the_own_page_is_full_and_good_for_everybody(people: Visitors) -> None:
    for window in ({"phone": True}, {"dark": True}, {"phone": True, "javascript": False}):
        pupil = comes_in(people(**window))
        for text in (
            "Dit doe je nu",
            "Al klaar en nog te doen",
            "Ik sta maandag bij de deur",
            "Karim",
        ):
            pupil.reads(text)
        for path in OWN:
            pupil.goes_to(path)
    parent = comes_in(people(phone=True), code="samen-start")
    parent.reads("Je kijkt als ouder")
    assert parent.page.get_by_role("button", name="Dit heb ik gedaan").count() == 0


def test_the_pages_around_it_are_good_for_everybody(people: Visitors) -> None:
    for path in OF_NOBODY:
        one = people(phone=True)
        one.page.goto(one.base + path)  # a link that is over says so with a status of its own
        one.broken.clear()
        one.looks()
    for name, paths in OF_STAFF.items():
        for window in ({"phone": True}, {"dark": True}):
            person = as_person(people, name, **window)
            for path in paths:
                person.goes_to(path)


def test_each_page_of_a_pupil_is_light(summer: str, people: Visitors) -> None:
    pupil = comes_in(people(phone=True), own_phone=False)
    for path in [*OWN, *OF_NOBODY]:
        found = weigh(pupil.page.context, summer + path)
        judge(found, summer)
        sizes = sorted((number, url) for url, (_kind, number) in found.items())
        assert sum(number for number, _url in sizes) <= MOST_OF_OWN_PAGE, f"{path}: {sizes}"
        assert any("/mijn/gezicht/" in url for url in found) is (path in OWN)  # with the photos


def test_a_keyboard_is_enough_and_goes_down_the_page(people: Visitors) -> None:
    pupil = comes_in(people(phone=True))
    steps = []
    for _step in range(60):
        pupil.page.keyboard.press("Tab")
        steps.append(pupil.page.evaluate(
            """(() => { const one = document.activeElement, box = one.getBoundingClientRect(), look = getComputedStyle(one);
            return { name: one.textContent.trim().split("\\n")[0], top: Math.round(box.top + scrollY), seen: box.width > 0,
                     ring: look.outlineStyle !== "none" || look.boxShadow !== "none", inside: !!one.closest("main") }; })()"""
        ))  # fmt: skip
        if steps[-1]["name"] == "Ga eruit":
            break
    names, inside = [step["name"] for step in steps], [step for step in steps if step["inside"]]
    order = ["Naar de inhoud", "Dit heb ik gedaan", "Bel Karim", "Stel een vraag", "Ga eruit"]
    assert [name for name in names if name in order] == order
    assert all(step["ring"] and step["seen"] for step in inside), inside
    tops = [step["top"] for step in inside]
    assert tops == sorted(tops), inside
    pupil.page.get_by_role("button", name="Dit heb ik gedaan").first.focus()
    pupil.page.keyboard.press("Enter")
    pupil.reads("Je nieuwe school kijkt het na")
    pupil.page.get_by_role("button", name="Toch nog niet").last.click()


def test_from_right_to_left_nothing_falls_off(people: Visitors) -> None:
    pupil = comes_in(people(phone=True))
    pupil.clicks("العربية")
    assert pupil.page.evaluate("document.documentElement.dir") == "rtl"
    for path in OWN:
        pupil.goes_to(path)
        outside = pupil.page.evaluate(
            """[...document.querySelectorAll("main *")].filter((one) => {
            const box = one.getBoundingClientRect(); return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1); })
            .map((one) => one.outerHTML.slice(0, 80))"""
        )
        assert outside == [], path


def test_a_message_comes_on_the_phone_only_after_a_tap(people: Visitors, summer: str) -> None:
    """The browser here reaches no push service: that is told, and the way back is there. The message itself comes by the browser's own tools."""
    pupil = comes_in(people(phone=True))
    pupil.page.context.grant_permissions(["notifications"], origin=summer)
    pupil.goes_to("/mijn/")
    button = pupil.page.get_by_role("button", name="Zet meldingen aan")
    button.wait_for(state="visible")
    pupil.looks()
    assert (
        pupil.page.evaluate(
            "navigator.serviceWorker.ready.then((it) => it.pushManager.getSubscription())"
        )
        is None
    )
    button.click()
    pupil.reads("Het lukte niet.")
    assert button.is_visible()
    comes_by_the_browsers_tools(pupil, summer)
    shown = pupil.page.evaluate(
        """async () => { const ready = await navigator.serviceWorker.ready;
        for (let left = 600; left; left--) {
          const all = await ready.getNotifications();
          if (all.length) return all.map((one) => [one.title, one.body, one.data]);
          await new Promise((go) => setTimeout(go, 50)); } }"""
    )
    assert shown == [["Karim Bensaïd", "Nog te doen: Laptop en spullen", "/mijn/"]]


def comes_by_the_browsers_tools(pupil: Visitor, summer: str) -> None:
    """A message as a push service would hand it over, twice."""
    tools = pupil.page.context.new_cdp_session(pupil.page)
    found: list[str] = []
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(
        row["registrationId"] for row in event["registrations"] if row["scopeURL"].startswith(summer)
    ))  # fmt: skip
    tools.send("ServiceWorker.enable")
    for _again in range(200):  # the browser tells it a little later; each question lets its word in
        if found:
            break
        pupil.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    said = json.dumps(
        {"title": "Karim Bensaïd", "body": "Nog te doen: Laptop en spullen", "tag": "1"}
    )
    for _twice in range(2):
        tools.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": summer, "registrationId": found[-1], "data": said},
        )
