"""A member of staff makes a passkey and logs in with it, under the site's own strict rules for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    """A window with a built-in key, in which nothing of the site's security policy is switched off."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    context.set_default_timeout(120_000)
    window = context.new_page()
    devtools = context.new_cdp_session(window)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield window
    context.close()


def test_a_passkey_is_made_and_used(house: str, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    base = house.replace("127.0.0.1", "localhost")  # a key belongs to a name, not to a number
    page.goto(f"{base}/proef/")
    page.locator(".ww-people button").first.click()
    page.goto(f"{base}/account/2fa/")
    page.get_by_role("link", name="Maak een passkey").click()
    page.get_by_label("Hoe noem je dit apparaat?").fill("telefoon")
    page.get_by_role("button", name="Maak de passkey").click()
    page.get_by_role("heading", name="Bewaar deze reservecodes").wait_for()
    page.goto(f"{base}/account/2fa/")
    page.get_by_role("link", name="Haal weg telefoon").first.wait_for()
    page.get_by_role("button", name="Log uit").click()
    page.goto(f"{base}/account/login/?next=/account/")
    page.get_by_role("button", name="Log in met een passkey").click()
    page.get_by_text("1 passkey").wait_for()
    assert page.url == f"{base}/account/"
    assert [text for text in said if "Content Security Policy" in text] == []


def test_where_a_passkey_can_not_work_it_is_not_offered(house: str, page: Page) -> None:
    page.goto(f"{house}/account/login/")
    assert not page.get_by_role("button", name="Log in met een passkey").is_visible()


def test_who_has_no_passkey_here_is_told_what_to_do(house: str, page: Page) -> None:
    page.goto(f"{house.replace('127.0.0.1', 'localhost')}/account/login/")
    page.get_by_role("button", name="Log in met een passkey").click()
    page.get_by_text("De passkey is niet gebruikt").wait_for()
