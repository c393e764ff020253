"""Writing through the API: with a key, as its person, within that person's rights, and never with a cookie."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from tests.cast import NOW, Cast
from tests.thinktank import add_token

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.thinktank.models import ApiToken, Contribution, Voice
from warmwelkom.rooms.thinktank.open_api.endpoint import WRITES_A_MINUTE
from warmwelkom.rooms.thinktank.tests.threads import Threads

API = "/api/denktank/haaglanden/v1/"
IDEA = {"kind": "idea", "title": "Samen starten", "text": "Met de oude docent erbij."}


@pytest.fixture
def keys(cast: Cast, threads: Threads) -> Cast:
    """Pelle, Noor and Emre each have a key; its words are ww_ and the name."""
    assert threads.need.pk
    cache.clear()
    with cast.scope():
        for name in ("pelle", "noor", "emre"):
            add_token(cast.people[name], cast.places.region, words=f"ww_{name}")
    return cast


def send(
    method: str, path: str, body: Any = None, *, key: str = "ww_pelle", client: Any = None
) -> Any:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    data = body if isinstance(body, str) else json.dumps(body or {})
    made = client or Client(enforce_csrf_checks=True)
    return made.generic(
        method, f"{API}{path}", data, content_type="application/json", headers=headers
    )


def test_it_works(keys: Cast) -> None:
    answer = send("POST", "contributions/", IDEA)
    assert answer.status_code == 201
    told = answer.json()["contribution"]
    assert (told["title"], told["organisation"], told["state"]) == (
        "Samen starten", "Gemeente Den Haag", "new",
    )  # fmt: skip
    with keys.scope():
        made = Contribution.objects.get(pk=told["id"])
        assert made.author_id == keys.pelle.pk
        assert ApiToken.objects.get(person=keys.pelle).used_on == NOW.date()
        assert Voice.objects.get(contribution=made).is_writer


@pytest.mark.parametrize("key", ["", "ww_unknown", "nothing", "Bearer ww_pelle"])
def test_without_a_key_that_works_nothing_is_written(keys: Cast, key: str) -> None:
    answer = send("POST", "contributions/", IDEA, key=key)
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"] == 'Bearer realm="denktank"'
    with keys.scope():
        assert not Contribution.objects.filter(title="Samen starten").exists()


@pytest.mark.parametrize("who", ["pelle", "hanna", "noor"])
def test_a_cookie_counts_for_nothing(keys: Cast, who: str) -> None:
    assert send("POST", "contributions/", IDEA, key="", client=keys.client(who)).status_code == 401


def test_a_key_is_nothing_outside_the_api(keys: Cast) -> None:
    headers = {"authorization": "Bearer ww_pelle"}
    answer = Client().get("/denktank/haaglanden/sleutels/", headers=headers)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")
    assert keys.pelle.pk


def _changed(keys: Cast, **fields: Any) -> None:
    with keys.scope():
        ApiToken.objects.filter(person=keys.pelle).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [{"ended_at": NOW}, {"expires_at": NOW - dt.timedelta(days=1)}],
    ids=["ended", "expired"],
)
def test_a_withdrawn_or_expired_key_stops_at_once(keys: Cast, fields: dict[str, Any]) -> None:
    assert send("GET", "labels/").status_code == 200
    _changed(keys, **fields)
    assert send("POST", "contributions/", IDEA).status_code == 401
    assert send("GET", "labels/").status_code == 401


def test_it_ends_with_the_role(keys: Cast) -> None:
    with all_regions():
        Role.objects.filter(person=keys.pelle).update(ended_at=NOW)
    assert send("POST", "contributions/", IDEA).status_code == 403


def test_it_ends_with_the_second_factor(keys: Cast) -> None:
    Authenticator.objects.filter(user=keys.pelle).delete()
    answer = send("POST", "contributions/", IDEA)
    assert (answer.status_code, answer.json()["detail"]) == (
        403, "Zet eerst het tweede slot op je account.",
    )  # fmt: skip


def test_it_ends_with_the_account(keys: Cast) -> None:
    keys.pelle.is_active = False
    keys.pelle.save()
    assert send("POST", "contributions/", IDEA).status_code == 401


def test_a_key_does_only_what_it_was_made_for(keys: Cast, threads: Threads) -> None:
    _changed(keys, scopes=["support"])
    assert send("POST", "contributions/", IDEA).status_code == 403
    assert send("PUT", f"contributions/{threads.alone.pk}/voice/").status_code == 200


def test_a_key_of_here_is_unknown_in_another_region(keys: Cast) -> None:
    headers = {"authorization": "Bearer ww_pelle"}
    answer = Client().post(
        "/api/denktank/rijnmond/v1/contributions/",
        IDEA,
        content_type="application/json",
        headers=headers,
    )
    assert answer.status_code == 401
    assert keys.pelle.pk


def test_a_voice_twice_is_once_and_can_be_taken_back(keys: Cast, threads: Threads) -> None:
    path = f"contributions/{threads.alone.pk}/voice/"
    for _time in range(2):
        assert send("PUT", path).json()["contribution"]["heard"] == 1
    assert send("DELETE", path).json()["contribution"]["heard"] == 0
    assert keys.pelle.pk


def test_only_who_may_answer_changes_a_state(keys: Cast, threads: Threads) -> None:
    """The need is asked of Mondriaan: Emre may, Pelle hears that it is not there."""
    path, body = (
        f"contributions/{threads.need.pk}/states/",
        {"to": "answered", "reason": "Er komt een film."},
    )
    assert send("POST", path, body).status_code == 404
    answer = send("POST", path, body, key="ww_emre")
    assert answer.status_code == 201
    assert [row["on"] for row in answer.json()["states"] if row["reason"] == body["reason"]] == [
        "2026-04-02"
    ]
    assert send("POST", path, {**body, "to": "received"}, key="ww_emre").status_code == 409
    assert send("POST", path, {**body, "reason": "  "}, key="ww_emre").status_code == 422
    assert keys.pelle.pk


def test_what_waits_to_be_read_is_not_there(keys: Cast, threads: Threads) -> None:
    path = f"contributions/{threads.waiting.pk}/voice/"
    assert send("PUT", path).status_code == 404
    assert keys.pelle.pk


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("no json", 400),
        ({"kind": "idea"}, 400),
        ({"kind": "wish", "text": "x"}, 400),
        ({"kind": "need", "text": "x" * 4001}, 400),
        ({**IDEA, "author": "Hanna"}, 400),
        ({"kind": "idea", "text": "zonder titel"}, 422),
        ({"kind": "need", "text": "   "}, 422),
    ],
)
def test_bad_input_is_told(keys: Cast, body: Any, status: int) -> None:
    answer = send("POST", "contributions/", body)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert keys.pelle.pk


def test_another_method_is_told_which_there_are(keys: Cast) -> None:
    answer = send("PATCH", "contributions/", IDEA)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, POST")
    assert keys.pelle.pk


def test_so_many_in_a_minute(keys: Cast, threads: Threads) -> None:
    path = f"contributions/{threads.alone.pk}/voice/"
    statuses = {send("PUT", path).status_code for _time in range(WRITES_A_MINUTE)}
    assert statuses == {200}
    assert send("PUT", path).status_code == 429
    assert send("PUT", path, key="ww_noor").status_code == 200
    assert keys.pelle.pk


def test_guessing_is_slowed_down(keys: Cast) -> None:
    statuses = [send("GET", "labels/", key=f"ww_{number}").status_code for number in range(31)]
    assert statuses == [401] * 30 + [429]
    assert send("GET", "labels/", key="").status_code == 200
    assert keys.pelle.pk
