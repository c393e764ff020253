"""Where somebody is logged in is shown to them alone, and ends at the next click elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.devices import device_of
from warmwelkom.rooms.people.domain.sessions import forget_sessions
from warmwelkom.rooms.people.models import Role

PAGE = "/account/apparaten/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"


def known(cast: Cast, name: str, agent: str = FIREFOX) -> Client:
    """A browser whose login was noted, as the login pages do."""
    browser = cast.client(name)
    UserSession.objects.create(
        user=cast.people[name], ip="192.0.2.1", user_agent=agent,
        session_key=browser.session.session_key,
    )  # fmt: skip
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def test_it_works(cast: Cast) -> None:
    laptop, phone = known(cast, "alice"), known(cast, "alice", IPHONE)
    page = laptop.get(PAGE).content.decode()
    assert "Firefox op Windows" in page
    assert "Safari op iPhone" in page
    assert page.count("dit apparaat") == 1
    number = UserSession.objects.get(user_agent=IPHONE).pk
    assert laptop.post(f"{PAGE}{number}/einde/")["Location"] == PAGE
    assert (is_in(phone), is_in(laptop)) == (False, True)


def test_all_others_end_at_once(cast: Cast) -> None:
    here, *others = [known(cast, "alice") for _each in range(3)]
    bob = known(cast, "bob")
    here.post(f"{PAGE}einde/")
    assert [is_in(browser) for browser in (here, *others, bob)] == [True, False, False, True]


def test_another_ones_session_stays(cast: Cast) -> None:
    bob, alice = known(cast, "bob"), known(cast, "alice")
    number = UserSession.objects.get(user=cast.bob).pk
    alice.post(f"{PAGE}{number}/einde/")
    assert is_in(bob)
    assert "Firefox" not in cast.client("bob").get(PAGE).content.decode().split("<main")[0]


@pytest.mark.parametrize(("name", "status"), [("anonymous", 302), ("dina", 403), ("parent", 403)])
def test_a_stranger_sees_none(cast: Cast, name: str, status: int) -> None:
    assert cast.client(name).get(PAGE).status_code == status


def test_one_and_three_cost_the_same(cast: Cast) -> None:
    here = known(cast, "alice")
    counts = []
    for _each in range(2):
        with CaptureQueriesContext(connection) as asked:
            here.get(PAGE)
        counts.append(len(asked))
        known(cast, "alice"), known(cast, "alice")
    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_what_is_over_is_not_shown_and_forgotten(cast: Cast) -> None:
    here, there = known(cast, "alice"), known(cast, "alice", IPHONE)
    key = there.session.session_key
    Session.objects.filter(session_key=key).update(expire_date=timezone.now())
    assert "iPhone" not in here.get(PAGE).content.decode()
    Session.objects.filter(session_key=key).delete()
    assert forget_sessions() == 1
    assert UserSession.objects.count() == 1


def test_the_last_role_takes_the_sessions_along(cast: Cast) -> None:
    with all_regions():
        role = Role.objects.get(person=cast.alice)
    alice = known(cast, "alice")
    cast.client("ibrahim").post(f"/mensen/rollen/{role.pk}/einde/")
    assert not is_in(alice)


def test_with_a_role_elsewhere_they_stay_in(cast: Cast) -> None:
    with all_regions():
        role = Role.objects.get(person=cast.alice)
        Role.objects.create(
            person=cast.alice, kind="partner", school_year=role.school_year, given_at=role.given_at,
            **cast.places.where("elsewhere"),
        )  # fmt: skip
    alice = known(cast, "alice")
    cast.client("ibrahim").post(f"/mensen/rollen/{role.pk}/einde/")
    assert is_in(alice)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (FIREFOX, "Firefox op Windows"),
        (IPHONE, "Safari op iPhone"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36", "Chrome op Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64 16000.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36", "Chrome op Chromebook"),
        ("curl/8", "Een apparaat dat we niet kennen"),
        ("<script>alert(1)</script>", "Een apparaat dat we niet kennen"),
    ],
)  # fmt: skip
def test_a_device_has_a_name_that_people_know(said: str, shown: str) -> None:
    assert device_of(said) == shown


def test_a_login_is_noted(cast: Cast, settings: Any) -> None:
    """With the house's own login, not with the shortcut of the tests."""
    import re

    from allauth.mfa.models import Authenticator
    from django.core.cache import cache

    from warmwelkom.base.outbox.models import Message

    settings.EMAIL_BACKEND = "warmwelkom.base.outbox.mail.OutboxBackend"
    cache.clear()
    Authenticator.objects.filter(user=cast.alice).delete()
    browser = Client(headers={"user-agent": FIREFOX})
    browser.post("/account/login/", {"email": cast.alice.email})
    text = Message.objects.filter(to=cast.alice.email).latest("planned_at").text
    found = re.search(r"^(\d{6})$", text, re.MULTILINE)
    assert found
    browser.post("/account/login/code/confirm/", {"code": found.group(1)})
    assert "Firefox op Windows" in browser.get(PAGE).content.decode()
    assert UserSession.objects.get().user == cast.alice
