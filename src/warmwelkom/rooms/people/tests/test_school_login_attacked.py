"""Tokens, states and codes that are stolen, made up or of another attempt open nothing; what breaks is told."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.people.tests.lying_server import STRANGE_KEY, LyingServer, lying_server
from warmwelkom.rooms.people.tests.school_door import (
    MARIS,
    come_in,
    place,
    set_up,
    why_not,
    without_second_lock,
)


def test_an_address_that_went_to_a_successor_opens_nothing(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    come_in(school)
    school.claims["sub"] = "successor"
    assert why_not(come_in(school, code="twee")) == "taken"


@pytest.mark.parametrize("more", ["coordinator", "intaker", "operator"])
def test_the_first_lock_is_not_set_by_one_school_of_two(
    cast: Cast, school: LyingServer, settings: Any, more: str
) -> None:
    """A session of a school adds the first passkey; with that passkey the whole account is open."""
    set_up(settings, place(school))
    if more == "operator":
        Person.objects.filter(pk=cast.alice.pk).update(is_operator=True)
    else:
        where = cast.places.where("mondriaan" if more == "intaker" else None)
        with all_regions():
            Role.objects.create(
                person=cast.alice, kind=more, school_year=YEAR, given_at=NOW, **where
            )
    without_second_lock(cast, "alice")
    answer = come_in(school)
    assert why_not(answer) == "mail_first"
    assert "zet je tweede slot" in answer.client.get(answer["Location"]).content.decode()
    assert not SocialAccount.objects.exists()
    TOTP.activate(cast.alice, generate_totp_secret())
    cache.clear()
    assert come_in(school, code="twee")["Location"].startswith("/account/2fa/authenticate/")


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "of another attempt"},
        {"nonce": None},
        {"iss": "https://other.example"},
        {"aud": "another site"},
        {"exp": 1_000_000},
        {"sub": "somebody else"},
        {"sub": None},
    ],
)
@pytest.mark.usefixtures("cast")
def test_a_token_that_is_not_for_this_attempt_opens_nothing(
    school: LyingServer, settings: Any, lies: dict[str, Any]
) -> None:
    set_up(settings, place(school))
    school.lies = lies
    assert why_not(come_in(school)) == "broken"
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("key", [STRANGE_KEY, None])
@pytest.mark.usefixtures("cast")
def test_a_token_that_another_signed_opens_nothing(school: LyingServer, settings: Any, key: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    school.key = key
    assert why_not(come_in(school)) == "broken"


@pytest.mark.usefixtures("cast")
def test_what_the_server_adds_must_be_about_the_same_person(school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    school.more = {"sub": "b-2", "email": "ibrahim@school.example"}
    assert why_not(come_in(school)) == "broken"


@pytest.mark.usefixtures("cast")
def test_a_server_that_speaks_for_another_is_not_asked(school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    school.config = {"issuer": "https://other.example"}
    assert why_not(come_in(school)) == "broken"


@pytest.mark.parametrize("status", [500, 404, 302])
@pytest.mark.usefixtures("cast")
def test_a_server_that_is_down_is_told(school: LyingServer, settings: Any, status: int) -> None:  # fmt: skip
    set_up(settings, place(school))
    school.status = status
    answer = come_in(school)
    page = Client().get(answer["Location"]).content.decode()
    assert why_not(answer) == "broken"
    assert "Lukt het weer niet? Log dan in met een code per mail." in page


def test_a_state_works_once_and_in_one_browser(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    browser = Client()
    back = school.log_in(browser.get("/account/school/witt/")["Location"])
    assert why_not(Client().get(back)) == "broken"  # a link that somebody else sends
    assert browser.get(back)["Location"] == "/start/"
    assert why_not(browser.get(back)) == "broken"


@pytest.mark.usefixtures("cast")
def test_a_code_of_another_browser_does_not_fit(school: LyingServer, settings: Any) -> None:  # fmt: skip
    """The thief has the code; the proof (PKCE) stays in the browser that asked."""
    set_up(settings, place(school))
    victim, thief = Client(), Client()
    stolen = school.log_in(victim.get("/account/school/witt/")["Location"])
    asked = school.asked
    own = school.log_in(thief.get("/account/school/witt/")["Location"])
    school.asked = asked  # the server still knows to whom it gave the code
    code = stolen.partition("code=")[2].partition("&")[0]
    assert why_not(thief.get(own.replace("code=een", f"code={code}"))) == "broken"


@pytest.mark.usefixtures("cast")
def test_nothing_in_our_address_reaches_the_school(school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    words = "?auth_params=redirect_uri%3Dhttps%3A%2F%2Fevil.example&scope=admin&process=connect&action=x"
    asked = Client().get(f"/account/school/witt/{words}")["Location"]
    assert "evil" not in asked
    assert "admin" not in asked
    assert (
        "redirect_uri=http%3A%2F%2F127.0.0.1%3A8000%2Faccount%2Fschool%2Fwitt%2Fterug%2F" in asked
    )
    assert "code_challenge_method=S256" in asked


def test_two_schools_with_one_client_id_stay_apart(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    with lying_server() as other:
        set_up(settings, place(school), place(other, id="maris", brin=MARIS))
        other.claims = {"sub": "a-1", "email": "charlie@school.example", "email_verified": True}
        for name in ("alice", "charlie"):
            without_second_lock(cast, name)
        come_in(school)
        assert come_in(other, "maris").client.get("/account/").wsgi_request.user == cast.charlie
        assert {(tie.provider, tie.user) for tie in SocialAccount.objects.all()} == {
            ("witt", cast.alice), ("maris", cast.charlie),
        }  # fmt: skip


@pytest.mark.usefixtures("cast")
def test_who_stops_is_told_what_to_do(school: LyingServer, settings: Any) -> None:
    set_up(settings, place(school))
    browser = Client()
    back = school.log_in(browser.get("/account/school/witt/")["Location"])
    answer = browser.get(back.replace("code=een", "error=access_denied"))
    assert why_not(answer) == "cancelled"
    assert (
        "Je bent gestopt met inloggen bij je school."
        in browser.get(answer["Location"]).content.decode()
    )
