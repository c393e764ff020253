"""Outside the demo a mailbox alone opens nothing; who loses everything gets back in through a colleague."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.domain.invitations import invite_person
from warmwelkom.rooms.people.models import Person, Role

LOGIN = "/account/login/"
CONFIRM = "/account/login/code/confirm/"
SECOND = "/account/2fa/authenticate/"
TODAY = "/mensen/"  # a page of the administrator


@pytest.fixture(autouse=True)
def as_in_the_house(settings: Any) -> None:
    settings.EMAIL_BACKEND = "warmwelkom.base.outbox.mail.OutboxBackend"
    cache.clear()


def without_lock(cast: Cast, name: str) -> Client:
    Authenticator.objects.filter(user=cast.people[name]).delete()
    return cast.client(name)


def app_code(secret: str) -> str:
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def half_in(email: str) -> Client:
    """A browser after the mailed code, before the second lock."""
    browser = Client()
    browser.post(LOGIN, {"email": email})
    text = Message.objects.filter(to=email).latest("planned_at").text
    found = re.search(r"^(\d{6})$", text, re.MULTILINE)
    assert found
    browser.post(CONFIRM, {"code": found.group(1)})
    return browser


@pytest.fixture
def ibrahim_secret(cast: Cast) -> str:
    Authenticator.objects.filter(user=cast.ibrahim).delete()
    secret: str = generate_totp_secret()
    TOTP.activate(cast.ibrahim, secret)
    RecoveryCodes.activate(cast.ibrahim)
    return secret


def test_staff_without_one_set_it_up_and_then_arrive_where_they_were_going(cast: Cast) -> None:
    browser = without_lock(cast, "ibrahim")
    assert browser.get("/mensen/uitnodigen/")["Location"] == "/account/2fa/"
    assert "Kies een tweede slot" in browser.get("/account/2fa/").content.decode()
    secret = browser.get("/account/2fa/totp/activate/").context["form"].secret
    done = browser.post("/account/2fa/totp/activate/", {"code": app_code(secret)})
    assert done["Location"] == "/account/2fa/recovery-codes/"
    browser.get(done["Location"])
    assert browser.get("/start/")["Location"] == "/mensen/uitnodigen/"
    assert browser.get("/mensen/uitnodigen/").status_code == 200
    assert browser.get("/start/")["Location"] != "/mensen/uitnodigen/"  # once


def test_a_post_is_not_repeated_behind_their_back(cast: Cast) -> None:
    browser = without_lock(cast, "ibrahim")
    with cast.scope():
        role = Role.objects.get(person=cast.bob)
    address = reverse("people:end_role", args=[role.pk])
    assert browser.post(address)["Location"] == "/account/2fa/"
    with cast.scope():
        assert Role.objects.get(pk=role.pk).ended_at is None
    assert browser.get("/start/")["Location"] != address


def test_a_wrong_code_activates_nothing(cast: Cast) -> None:
    browser = without_lock(cast, "ibrahim")
    secret = browser.get("/account/2fa/totp/activate/").context["form"].secret
    page = browser.post("/account/2fa/totp/activate/", {"code": other(app_code(secret))})
    assert "Deze code klopt niet." in page.content.decode()
    assert page.context["form"].secret == secret  # the app need not be linked again
    assert not Authenticator.objects.filter(user=cast.ibrahim).exists()


def test_recovery_codes_are_shown_once(cast: Cast) -> None:
    browser = without_lock(cast, "ibrahim")
    secret = browser.get("/account/2fa/totp/activate/").context["form"].secret
    browser.post("/account/2fa/totp/activate/", {"code": app_code(secret)})
    first = browser.get("/account/2fa/recovery-codes/")
    assert len(re.findall(r"<code>\d{8}</code>", first.content.decode())) == 10
    cache.clear()  # the code may be typed again, as half a minute later
    browser.post("/account/2fa/reauthenticate/", {"code": app_code(secret)})
    second = browser.get("/account/2fa/recovery-codes/")
    assert re.findall(r"\d{8}", second.content.decode().split("<main")[1]) == []


def test_a_lock_that_goes_is_told_by_mail(cast: Cast, ibrahim_secret: str) -> None:
    browser = cast.client("ibrahim")
    again = browser.get("/account/2fa/totp/deactivate/")["Location"]
    assert "Ben jij het echt?" in browser.get(again).content.decode()
    browser.post(again, {"code": app_code(ibrahim_secret)})
    assert browser.post("/account/2fa/totp/deactivate/").status_code == 302
    mail = Message.objects.get(to=cast.ibrahim.email)
    assert mail.subject == "De app is losgekoppeld van je account"
    assert "Was jij het niet? Bel dan nu de beheerder van je school." in mail.text
    assert browser.get(TODAY)["Location"] == "/account/2fa/"  # the last lock: choose a new one


def test_a_mailed_code_alone_does_not_open_an_account_with_a_second_lock(
    cast: Cast, ibrahim_secret: str
) -> None:
    browser = half_in(cast.ibrahim.email)
    assert browser.get(TODAY).status_code == 302
    assert browser.get("/account/").status_code == 302
    browser.post(SECOND, {"code": app_code(ibrahim_secret)})
    assert browser.get(TODAY).status_code == 200


def test_a_wrong_second_code_is_told_and_soon_stopped(cast: Cast, ibrahim_secret: str) -> None:
    browser = half_in(cast.ibrahim.email)
    wrong = other(app_code(ibrahim_secret))
    pages = [browser.post(SECOND, {"code": wrong}).content.decode() for _try in range(6)]
    assert ["Deze code klopt niet." in page for page in pages] == [True] * 5 + [False]
    assert "Wacht vijf minuten" in pages[5]
    browser.post(SECOND, {"code": app_code(ibrahim_secret)})
    assert browser.get("/account/").status_code == 302


def test_a_used_app_code_does_not_work_again(cast: Cast, ibrahim_secret: str) -> None:
    code = app_code(ibrahim_secret)
    half_in(cast.ibrahim.email).post(SECOND, {"code": code})
    thief = half_in(cast.ibrahim.email)
    thief.post(SECOND, {"code": code})
    assert thief.get("/account/").status_code == 302


@pytest.mark.usefixtures("ibrahim_secret")
def test_a_recovery_code_opens_once(cast: Cast) -> None:
    kept = Authenticator.objects.get(user=cast.ibrahim, type="recovery_codes")
    code = kept.wrap().get_unused_codes()[0]
    browsers = [half_in(cast.ibrahim.email), half_in(cast.ibrahim.email)]
    for browser in browsers:
        browser.post(SECOND, {"code": code})
    assert [browser.get("/account/").status_code for browser in browsers] == [200, 302]


def test_an_invitation_by_mail_does_not_pass_the_second_lock(cast: Cast) -> None:
    with cast.scope():
        invite_person(
            actor=cast.actor("ibrahim"),
            email=cast.bob.email,
            name="Bob",
            kind="decaan",
            school=cast.places.witt_school,
            location=cast.places.witt,
            classes=[],
            now=NOW,
        )
        text = Message.objects.get(to=cast.bob.email).text
    found = re.search(r"/uitnodiging/[^/]+/", text)
    assert found
    browser = Client()
    assert browser.post(found.group(0))["Location"] == "/account/login/"
    assert browser.get("/account/").status_code == 302
    with all_regions():
        assert {role.kind for role in Role.objects.filter(person=cast.bob)} == {"mentor", "decaan"}


def _address(cast: Cast, name: str) -> str:
    with all_regions():
        return reverse(
            "people:reset_second_factor", args=[Role.objects.get(person=cast.people[name]).pk]
        )


@pytest.mark.parametrize("who", ["ibrahim", "hanna"])
def test_whoever_runs_the_school_takes_a_lost_lock_away(cast: Cast, who: str) -> None:
    browser = cast.client(who)
    address = _address(cast, "alice")
    assert "Spreek elkaar of bel." in browser.get(address).content.decode()
    assert Authenticator.objects.filter(user=cast.alice).exists()
    assert browser.post(address).status_code == 302
    assert not Authenticator.objects.filter(user=cast.alice).exists()
    assert Authenticator.objects.filter(user=cast.bob).exists()
    with cast.scope():
        act = Act.objects.get(action="people.reset_second_factor")
        mail = Message.objects.get(to=cast.alice.email)
    assert (act.actor_name, act.detail) == (
        who.title(),
        {"role": "mentor Johan de Witt", "person": "Alice"},
    )
    assert mail.subject == "Je tweede slot is weggehaald"
    assert who.title() in mail.text


def test_the_mail_is_in_the_language_of_who_gets_it(cast: Cast) -> None:
    Person.objects.filter(pk=cast.alice.pk).update(language="en")
    cast.client("ibrahim").post(_address(cast, "alice"))
    with cast.scope():
        assert (
            Message.objects.get(to=cast.alice.email).subject == "Your second lock has been removed"
        )


def test_a_session_that_goes_on_has_to_set_up_a_new_one(cast: Cast) -> None:
    browser = cast.client("alice")
    address = reverse("transitions:pupil", args=[cast.dina.pk])
    assert browser.get(address).status_code == 200
    cast.client("ibrahim").post(_address(cast, "alice"))
    assert browser.get(address)["Location"] == "/account/2fa/"


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("ibrahim", "ibrahim"),  # one's own: a colleague has to do it
        ("ibrahim", "charlie"),  # another school
        ("ibrahim", "karin"),  # a former colleague
        ("hanna", "lars"),  # another region
        ("dewi", "alice"),  # a colleague who runs nothing
    ],
)
def test_a_stranger_gets_404(cast: Cast, who: str, whose: str) -> None:
    assert cast.client(who).post(_address(cast, whose)).status_code == 404
    assert Authenticator.objects.filter(user=cast.people[whose]).exists()
