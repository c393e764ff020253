"""With a real server of OpenID Connect, from its form to our page: what the tests beside this one say of a lying one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import oidc_provider_mock
import pytest
import requests
from django.core.cache import cache
from django.test import Client
from tests.cast import Cast

from warmwelkom.rooms.people.tests.school_door import WITT, set_up, why_not, without_second_lock

# the server itself leans on what its own libraries will drop one day
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
OF_ALICE = {"email": "alice@school.example", "email_verified": True, "school": "20MJ00"}


@pytest.fixture
def provider() -> Iterator[str]:
    """It refuses whoever sends no nonce."""
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


def come_in(provider: str, settings: Any, claims: dict[str, Any], *, action: str = "") -> Any:
    settings.PUBLIC_ADDRESS = "http://127.0.0.1:8000"
    cache.clear()
    set_up(settings, {"id": "federatie", "name": "Federatie", "server": provider, "client_id": "ww",
                      "secret": "x", "brin_claim": "school"})  # fmt: skip
    requests.put(f"{provider}/users/alice", json=claims, timeout=60).raise_for_status()
    browser = Client()
    asked = browser.get("/account/school/federatie/")["Location"]
    assert asked.startswith(f"{provider}/oauth2/authorize?")
    said = requests.post(
        asked, data={"sub": "alice", "action": action}, allow_redirects=False, timeout=60
    )
    back = said.headers["Location"]
    assert back.startswith("http://127.0.0.1:8000/account/school/federatie/terug/?")
    answer: Any = browser.get(back.removeprefix("http://127.0.0.1:8000"))
    answer.client = browser
    return answer


def test_it_works(cast: Cast, provider: str, settings: Any) -> None:
    without_second_lock(cast, "alice")
    answer = come_in(provider, settings, OF_ALICE)
    assert answer["Location"] == "/start/"
    request = answer.client.get("/account/").wsgi_request
    assert request.user == cast.alice
    assert request.session["school_login"] == WITT


def test_an_address_that_is_not_proved_opens_nothing(cast: Cast, provider: str, settings: Any) -> None:  # fmt: skip
    without_second_lock(cast, "alice")
    assert why_not(come_in(provider, settings, OF_ALICE | {"email_verified": False})) == "unknown"


@pytest.mark.usefixtures("cast")
def test_of_another_school_it_opens_nothing(provider: str, settings: Any) -> None:
    assert why_not(come_in(provider, settings, OF_ALICE | {"school": "19ZP"})) == "no_role"
