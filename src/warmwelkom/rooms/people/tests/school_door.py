"""Going through a school's own login, as a browser does, for the tests of it."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils.module_loading import import_string
from tests.cast import Cast

from warmwelkom.rooms.people.tests.lying_server import SECRET, LyingServer

WITT, MARIS = "20MJ", "19ZP"
ALICE = {"sub": "a-1", "email": "alice@school.example", "email_verified": True}


def place(server: LyingServer, **words: Any) -> dict[str, Any]:
    return {"id": "witt", "name": "Johan de Witt", "server": server.issuer, "client_id": "ww", "secret": SECRET,
            **({"brin": WITT} if not words.get("brin_claim") else {}), **words}  # fmt: skip


def set_up(settings: Any, *places: dict[str, Any]) -> None:
    settings.SSO = list(places)
    as_apps = import_string("warmwelkom.house.sso.as_apps")  # what the house makes of it
    settings.SOCIALACCOUNT_PROVIDERS = as_apps(settings.SSO)


def come_in(server: LyingServer, name: str = "witt", *, browser: Client | None = None, code: str = "een", next_: str = "") -> Any:  # fmt: skip
    """Through the whole of it; the last answer of the house, and the browser on it as `client`."""
    browser = browser or Client()
    start = browser.get(f"/account/school/{name}/{next_}")
    assert start.status_code == 302
    if "/niet/" in start["Location"]:
        return start
    answer = browser.get(server.log_in(start["Location"], code=code))
    answer.client = browser
    return answer


def why_not(answer: Any) -> str:
    return (
        str(answer["Location"]).rpartition("waarom=")[2] if "/niet/" in answer["Location"] else ""
    )


def without_second_lock(cast: Cast, name: str) -> None:
    Authenticator.objects.filter(user=cast.people[name]).delete()


def grants(answer: Any) -> set[str]:
    request = answer.client.get("/account/").wsgi_request
    return {grant.role for grant in request.actor.grants}
