"""A school's server lets in who has a role at that school, and nobody else, whatever it says."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.test import Client
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.people.tests.lying_server import LyingServer
from warmwelkom.rooms.people.tests.school_door import (
    MARIS,
    WITT,
    come_in,
    grants,
    place,
    set_up,
    why_not,
    without_second_lock,
)
from warmwelkom.rooms.people.tests.test_second_factor import app_code


def test_it_works(cast: Cast, school: LyingServer, settings: Any) -> None:
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    answer = come_in(school)
    assert answer["Location"] == "/start/"
    assert answer.client.get("/account/").context["mine"].person == cast.alice
    tie = SocialAccount.objects.get()
    assert (tie.user, tie.provider, tie.uid, tie.extra_data) == (cast.alice, "witt", "a-1", {})
    assert SocialToken.objects.count() == 0
    with cast.scope():
        assert Act.objects.get(action="people.own_account").detail == {"place": "witt"}
    school.claims = {"sub": "a-1"}  # from now on the number alone counts
    cache.clear()
    assert come_in(school, code="twee")["Location"] == "/start/"
    assert SocialAccount.objects.get().extra_data == {}


def test_the_second_lock_is_asked_as_ever(cast: Cast, school: LyingServer, settings: Any) -> None:
    set_up(settings, place(school))
    with all_regions():
        Role.objects.create(
            person=cast.alice, kind="partner", school_year=YEAR, given_at=NOW,
            **cast.places.where("municipality"),
        )  # fmt: skip
    without_second_lock(cast, "alice")
    secret: str = generate_totp_secret()
    TOTP.activate(cast.alice, secret)
    answer = come_in(school)
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    browser = answer.client
    assert browser.get("/account/").status_code == 302
    assert browser.post("/account/2fa/authenticate/", {"code": app_code(secret)}).status_code == 302
    assert grants(answer) == {"mentor"}


def test_you_arrive_where_you_were_going_and_nowhere_else(
    cast: Cast, school: LyingServer, settings: Any
) -> None:
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    assert come_in(school, next_="?next=/vandaag/")["Location"] == "/vandaag/"
    answer = come_in(school, next_="?next=https://evil.example/", code="twee")
    assert answer["Location"] == "/start/"


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email_verified": 1},
        {"email": "nobody@school.example"},
        {"email": ["alice@school.example"]},
        {"email": "alice@school.example\n@x"},
        {"email": None},
    ],
)
@pytest.mark.usefixtures("cast")
def test_an_address_that_is_not_proved_opens_nothing(
    school: LyingServer, settings: Any, claims: dict[str, Any]
) -> None:
    set_up(settings, place(school))
    school.claims |= claims
    assert why_not(come_in(school)) == "unknown"
    assert not SocialAccount.objects.exists()
    assert Person.objects.filter(email="nobody@school.example").count() == 0


def test_without_a_word_about_it_it_is_not_proved(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    del school.claims["email_verified"]
    assert why_not(come_in(school)) == "unknown"
    set_up(settings, place(school, mail_domains=["school.example"]))
    without_second_lock(cast, "alice")
    assert come_in(school, code="twee")["Location"] == "/start/"


@pytest.mark.usefixtures("cast")
def test_a_domain_that_is_not_the_schools_is_not_vouched_for(school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school, mail_domains=["witt.example"]))
    del school.claims["email_verified"]
    assert why_not(come_in(school)) == "unknown"


@pytest.mark.parametrize("name", ["charlie", "emre", "hanna", "karin", "lars", "pelle", "olga"])
@pytest.mark.usefixtures("cast")
def test_the_server_of_one_school_lets_in_nobody_of_another(
    school: LyingServer, settings: Any, name: str
) -> None:
    """Even where it lies about who it has."""
    set_up(settings, place(school))
    school.claims |= {"sub": name, "email": f"{name}@school.example"}
    assert why_not(come_in(school)) == "no_role"
    assert not SocialAccount.objects.exists()


def test_a_session_of_one_school_opens_what_one_does_there(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    inside = come_in(school)
    with all_regions():
        for kind, where in (("coordinator", None), ("intaker", "mondriaan")):
            Role.objects.create(
                person=cast.alice,
                kind=kind,
                school_year=YEAR,
                given_at=NOW,
                **cast.places.where(where),
            )
    assert grants(inside) == {"mentor"}
    browser = cast.client("alice")
    assert {grant.role for grant in browser.get("/account/").wsgi_request.actor.grants} == {
        "mentor", "coordinator", "intaker",
    }  # fmt: skip


def test_a_role_that_ends_ends_the_school_login_too(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    inside = come_in(school).client
    with all_regions():
        Role.objects.filter(person=cast.alice).update(ended_at=NOW)
    assert inside.get("/leerlingen/").status_code == 404
    assert why_not(come_in(school, code="twee")) == "no_role"


@pytest.mark.parametrize(
    ("claim", "words", "reason"),
    [
        (WITT, {}, ""),
        ("20mj00", {}, ""),
        ([WITT], {}, ""),
        ("witt.example", {"brins": {"witt.example": WITT}}, ""),
        ("other.example", {"brins": {"witt.example": WITT}}, "no_school"),
        (MARIS, {}, "no_role"),
        ([WITT, MARIS], {}, "no_school"),
        (None, {}, "no_school"),
        ("", {}, "no_school"),
        (MARIS, {"brin": WITT}, "no_school"),
    ],
)
def test_the_school_comes_from_the_claim(
    cast: Cast, school: LyingServer, settings: Any, claim: Any, words: dict[str, Any], reason: str
) -> None:
    set_up(settings, place(school, brin_claim="org", **words))
    without_second_lock(cast, "alice")
    school.claims["org"] = claim
    assert why_not(come_in(school)) == reason


def test_no_claim_gives_a_role(cast: Cast, school: LyingServer, settings: Any) -> None:
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    school.claims |= {"roles": ["coordinator"], "groups": ["admin"], "is_operator": True, "role": "school_admin"}  # fmt: skip
    answer = come_in(school)
    assert grants(answer) == {"mentor"}
    assert not Person.objects.get(pk=cast.alice.pk).is_operator


@pytest.mark.usefixtures("cast")
def test_the_login_page_names_the_places(school: LyingServer, settings: Any) -> None:
    assert "Log in via" not in Client().get("/account/login/").content.decode()
    set_up(settings, place(school))
    page = Client().get("/account/login/?next=/vandaag/").content.decode()
    assert "Log in via Johan de Witt" in page
    assert 'href="/account/school/witt/?next=%2Fvandaag%2F"' in page
    assert Client().get("/account/school/elders/").status_code == 404


def test_whoever_runs_the_school_loosens_the_tie(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    inside = come_in(school).client
    with all_regions():
        role = Role.objects.get(person=cast.alice)
    cast.client("ibrahim").post(f"/mensen/rollen/{role.pk}/slot/")
    assert not SocialAccount.objects.exists()
    assert inside.get("/account/").status_code == 302
