"""SAML goes through the same rules as OpenID Connect: who has a role at the school comes in, whatever is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client
from tests.cast import Cast

from warmwelkom.rooms.people.tests.saml_server import (
    HOUSE,
    NAMEID_FORMAT_EMAILADDRESS,
    NAMEID_FORMAT_PERSISTENT,
    NAMEID_FORMAT_TRANSIENT,
    OF_ALICE,
    NameID,
    School,
    come_in,
)
from warmwelkom.rooms.people.tests.school_door import grants, set_up, why_not, without_second_lock
from warmwelkom.rooms.people.tests.test_second_factor import app_code
from warmwelkom.rooms.people.views import sso

# the server itself leans on what its own libraries will drop one day
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    folder: Path = tmp_path_factory.mktemp("witt")
    return School(folder)


@pytest.fixture(autouse=True)
def house(settings: Any, school: School) -> None:
    settings.PUBLIC_ADDRESS = HOUSE
    cache.clear()
    set_up(settings, school.place())


def test_it_works(cast: Cast, school: School) -> None:
    without_second_lock(cast, "alice")
    answer = come_in(school)
    assert answer["Location"] == "/start/"
    assert grants(answer) == {"mentor"}
    tie = SocialAccount.objects.get()
    assert (tie.user, tie.provider, tie.uid, tie.extra_data) == (cast.alice, "witt", "a-1", {})
    cache.clear()
    assert come_in(school, identity={"givenName": "X"})["Location"] == "/start/"  # the number alone
    assert SocialAccount.objects.get().extra_data == {}


def test_the_second_lock_is_asked_as_ever(cast: Cast, school: School) -> None:
    without_second_lock(cast, "alice")
    secret: str = generate_totp_secret()
    TOTP.activate(cast.alice, secret)
    answer = come_in(school)
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    browser = answer.client
    assert browser.get("/account/").status_code == 302
    assert browser.post("/account/2fa/authenticate/", {"code": app_code(secret)}).status_code == 302
    assert grants(answer) == {"mentor"}
    assert browser.session["school_login"] == "20MJ"


def test_you_arrive_where_you_were_going_and_nowhere_else(cast: Cast, school: School) -> None:
    without_second_lock(cast, "alice")
    assert come_in(school, next_="?next=/vandaag/")["Location"] == "/vandaag/"
    cache.clear()
    assert come_in(school, next_="?next=https://evil.example/")["Location"] == "/start/"


@pytest.mark.parametrize(
    ("said", "words", "reason"),
    [
        ({"mail": "alice@school.example"}, {"mail_domains": ["witt.example"]}, "unknown"),
        ({"mail": "alice@school.example"}, {"mail_domains": []}, "unknown"),
        ({"mail": ["alice@school.example", "x@school.example"]}, {}, "unknown"),
        ({"mail": "nobody@school.example"}, {}, "unknown"),
        ({"mail": "charlie@school.example"}, {}, "no_role"),
        ({"mail": "olga@school.example"}, {}, "no_role"),
        ({"mail": "alice@school.example"}, {"uid_claim": "number"}, "broken"),
        ({"mail": "alice@school.example"}, {"brin_claim": "org"}, "no_school"),
        ({"mail": "alice@school.example"}, {"brin": "19ZP"}, "no_role"),
    ],
)
@pytest.mark.usefixtures("cast")
def test_who_is_not_let_in_reads_why(
    school: School, settings: Any, said: dict[str, Any], words: dict[str, Any], reason: str
) -> None:
    set_up(settings, school.place(**words))
    answer = come_in(school, identity=said)
    assert why_not(answer) == reason
    assert not SocialAccount.objects.exists()
    assert answer["Location"].startswith("/account/school/witt/niet/")


@pytest.mark.parametrize(("said", "reason"), [("20MJ", ""), ("20mj00", ""), ("19ZP", "no_school")])
def test_the_school_of_the_claim_must_be_the_one_of_the_place(
    cast: Cast, school: School, settings: Any, said: str, reason: str
) -> None:
    set_up(settings, school.place(brin_claim="urn:oid:2.5.4.10"))
    without_second_lock(cast, "alice")
    assert why_not(come_in(school, identity=OF_ALICE | {"o": said})) == reason


@pytest.mark.usefixtures("cast")
def test_an_address_or_a_passing_number_is_no_number(school: School) -> None:
    for form in (NAMEID_FORMAT_EMAILADDRESS, NAMEID_FORMAT_TRANSIENT):
        name_id = NameID(format=form, text="alice@school.example")
        assert why_not(come_in(school, name_id=name_id)) == "broken"


def test_an_address_that_went_to_a_successor_opens_nothing(cast: Cast, school: School) -> None:
    without_second_lock(cast, "alice")
    come_in(school)
    successor = NameID(format=NAMEID_FORMAT_PERSISTENT, text="successor")
    assert why_not(come_in(school, name_id=successor)) == "taken"


@pytest.mark.usefixtures("cast")
def test_without_the_extra_the_button_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sso, "has_saml", lambda: False)
    assert "Log in via Johan de Witt" in Client().get("/account/login/").content.decode()
    assert why_not(Client().get("/account/school/witt/")) == "broken"
    assert why_not(Client().post("/account/school/witt/terug/")) == "broken"
    assert Client().get("/account/school/witt/over-ons/").status_code == 404
