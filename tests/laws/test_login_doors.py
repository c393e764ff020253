"""Law: of the login library only the pages we use are there, and none for a pupil or a parent."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.cast import Cast
from warmwelkom.base.access.checks import url_patterns

OPEN = {"account/login/", "account/login/code/"}  # to whoever is not logged in yet
STEPS = {  # between two pages of logging in; alone they send you to the first
    "account/login/code/confirm/",
    "account/2fa/authenticate/",
    "account/2fa/webauthn/login/",
}
OWN = {
    "account/2fa/",
    "account/2fa/reauthenticate/",
    "account/2fa/totp/activate/",
    "account/2fa/totp/deactivate/",
    "account/2fa/recovery-codes/",
    "account/2fa/recovery-codes/generate/",
    "account/2fa/webauthn/",
    "account/2fa/webauthn/add/",
    "account/2fa/webauthn/reauthenticate/",
    "account/2fa/webauthn/keys/<int:pk>/remove/",
    "account/2fa/webauthn/keys/<int:pk>/edit/",
}
CLOSED = {
    "account/signup/",
    "account/reauthenticate/",
    "account/email/",
    "account/confirm-email/",
    r"account/^confirm-email/(?P<key>[-:\w]+)/$",
    "account/password/change/",
    "account/password/set/",
    "account/password/reset/",
    "account/password/reset/done/",
    "account/password/reset/key/done/",
    r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    "account/2fa/recovery-codes/download/",
    "account/3rdparty/",
    "account/3rdparty/login/cancelled/",
    "account/3rdparty/login/error/",
    "account/3rdparty/signup/",
    "account/social/connections/",
    "account/social/login/cancelled/",
    "account/social/login/error/",
    "account/social/signup/",
    r"account/oidc/^(?P<provider_id>[^/]+)/login/",
    r"account/oidc/^(?P<provider_id>[^/]+)/login/callback/",
    "account/sessions/",
}
EVERYONE = {"account/logout/", "account/inactive/"}


def _address(route: str) -> str:
    words = {
        "<int:pk>": "1",
        r"^(?P<provider_id>[^/]+)/": "nergens/",
        r"^confirm-email/(?P<key>[-:\w]+)/$": "confirm-email/abc/",
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "password/reset/key/1-abc/",
    }
    for pattern, word in words.items():
        route = route.replace(pattern, word)
    return f"/{route}"


def _statuses(client: Client, routes: set[str]) -> set[int]:
    return {client.get(_address(route)).status_code for route in routes}


def test_every_page_of_the_library_is_in_one_of_these_tables() -> None:
    found = {
        route
        for route, pattern in url_patterns()
        if route.startswith("account/") and not hasattr(pattern.callback, "policy")
    }
    assert found == OPEN | STEPS | OWN | CLOSED | EVERYONE


@pytest.mark.parametrize("name", ["anonymous", "dina", "parent", "alice", "karin", "olga"])
def test_what_we_do_not_use_is_not_there(cast: Cast, name: str) -> None:
    client = cast.client(name)
    assert _statuses(client, CLOSED) == {404}
    assert {client.post(_address(route), {"email": "a@b.nl"}).status_code for route in CLOSED} == {
        404
    }


@pytest.mark.parametrize("name", ["dina", "parent"])
def test_a_pupil_has_no_account_to_look_at(cast: Cast, name: str) -> None:
    assert _statuses(cast.client(name), OWN) == {403}


def test_a_stranger_logs_in_first(cast: Cast) -> None:
    client = cast.client("anonymous")
    for route in OWN:
        answer = client.get(_address(route))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


def test_staff_prove_who_they_are_before_they_change_a_lock(cast: Cast) -> None:
    """Only the list of locks opens at once; a key that is not yours is not there at all."""
    client = cast.client("alice")
    found = {route: client.get(_address(route)) for route in OWN}
    assert found["account/2fa/"].status_code == 200
    for route in ("totp/deactivate", "recovery-codes/generate", "webauthn/add"):
        answer = found[f"account/2fa/{route}/"]
        assert (answer.status_code, answer["Location"].split("?")[0]) == (
            302,
            "/account/2fa/reauthenticate/",
        )


def test_the_steps_of_logging_in_can_not_be_entered_halfway(cast: Cast) -> None:
    client = cast.client("anonymous")
    assert _statuses(client, STEPS) == {302}
    assert _statuses(client, OPEN) == {200}


def test_a_pupil_may_hand_the_computer_to_a_teacher(cast: Cast) -> None:
    """The login page is there for whoever sits down next."""
    assert _statuses(cast.client("dina"), OPEN) == {200}


def test_another_ones_passkey_is_not_there(cast: Cast) -> None:
    key = Authenticator.objects.create(user=cast.bob, type="webauthn", data={"name": "laptop"})
    answer = cast.client("alice").post(f"/account/2fa/webauthn/keys/{key.pk}/remove/")
    assert answer.status_code == 302  # to prove who she is; the key stays Bob's whatever she proves
    assert Authenticator.objects.filter(pk=key.pk).exists()
