"""Messages on a phone: only the pupil's own, only where they asked, on one pupil's name, and off again at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.pupils import add_pupil

from warmwelkom.base.outbox.claims import claim_planned
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.push import public_key
from warmwelkom.rooms.summer.domain.person_messages import write_to
from warmwelkom.rooms.summer.domain.push_here import allow_push
from warmwelkom.rooms.summer.models import ContactPoint
from warmwelkom.rooms.transitions.api import new_link_code
from warmwelkom.rooms.welcome.domain.links import end_link, link_for

PUSH, PHONE = "/mijn/meldingen/", "https://fcm.googleapis.com/fcm/send/abc"
CODE_KEY = "access_code"  # of the session
KEYS = {"p256dh": "B" + "a" * 86, "auth": "b" * 22}


def _post(cast: Cast, who: str = "dina", **words: str) -> int:
    said = {"do": "on", "endpoint": PHONE, **KEYS, **words}
    return cast.client(who).post(PUSH, said).status_code


def _ways(cast: Cast) -> list[Any]:
    with cast.scope():
        rows = ContactPoint.objects.filter(channel="push", ended_at=None)
        return list(rows.values_list("transition_id", "address", "keys"))


def test_the_page_gives_the_key_of_the_house(cast: Cast) -> None:
    assert cast.client("dina").get(PUSH).json() == {"key": public_key()}


def test_on_twice_is_one_way_and_off_ends_it(cast: Cast) -> None:
    assert [_post(cast), _post(cast)] == [204, 204]
    assert _ways(cast) == [(cast.dina.pk, PHONE, KEYS)]
    assert _post(cast, do="off", endpoint=f"{PHONE}x") == 204
    assert len(_ways(cast)) == 1
    assert _post(cast, do="off") == 204
    assert _ways(cast) == []
    assert _post(cast) == 204
    assert _ways(cast) == [(cast.dina.pk, PHONE, KEYS)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "http://fcm.googleapis.com/fcm/send/abc"},
        {"endpoint": "https://post.example/abc"},
        {"endpoint": ""},
        {"endpoint": f"{PHONE}{'a' * 500}"},
        {"p256dh": ""},
        {"auth": "kort"},
    ],
)
def test_what_is_no_phone_is_refused_and_nothing_is_kept(cast: Cast, wrong: dict[str, str]) -> None:
    assert _post(cast, **wrong) == 422
    assert _ways(cast) == []


@pytest.mark.parametrize("who", ["parent", "alice", "anonymous"])
def test_nobody_else_switches_it_on(cast: Cast, who: str) -> None:
    assert _post(cast, who) in (302, 403, 404)
    assert _ways(cast) == []


def test_a_phone_that_another_pupil_takes_over_is_the_first_ones_no_more(cast: Cast) -> None:
    assert _post(cast) == 204
    with cast.scope():
        other = add_pupil(cast, "Evi", "Vos")
        code = new_link_code(actor=cast.actor("alice"), transition=other, kind="pupil", now=NOW)
    browser = cast.client("anonymous")
    session = browser.session
    session[CODE_KEY] = {"code": str(code.pk), "region": str(code.region_id)}
    session.save()
    assert browser.post(PUSH, {"do": "on", "endpoint": PHONE, **KEYS}).status_code == 204
    assert _ways(cast) == [(other.pk, PHONE, KEYS)]


def test_a_message_takes_the_keys_of_the_phone_along(cast: Cast) -> None:
    with cast.scope():
        way = allow_push(
            actor=cast.actor("dina"), transition=cast.dina, address=PHONE, keys=KEYS, now=NOW
        )
        sent = write_to(
            contact=way, reason="hand", text="Tot maandag.", sender_name="Alice", key="k", now=NOW
        )
        assert sent is not None
        row = Message.objects.get(pk=sent.message_id)
    assert (row.channel, row.to, row.headers) == ("push", PHONE, KEYS)
    assert row.subject == "Bericht van Alice"


@pytest.mark.parametrize(("kind", "left"), [("pupil", []), ("parent", ["push"])])
def test_after_the_link_was_withdrawn_nothing_goes_to_the_phone(
    cast: Cast, kind: str, left: list[str]
) -> None:
    alice = cast.actor("alice")
    with cast.scope():
        way = allow_push(
            actor=cast.actor("dina"), transition=cast.dina, address=PHONE, keys=KEYS, now=NOW
        )
        write_to(
            contact=way, reason="hand", text="Tot maandag.", sender_name="Alice", key="k", now=NOW
        )
        until = NOW + dt.timedelta(days=20)
        link = link_for(actor=alice, transition=cast.dina, kind=kind, until=until, now=NOW)
        end_link(actor=alice, link=link, now=NOW)
        assert [row.channel for row in claim_planned(now=NOW)] == left
    assert len(_ways(cast)) == len(left)


def test_it_is_offered_on_the_own_phone_of_a_pupil_only(cast: Cast) -> None:
    for who, own, seen in (("dina", True, True), ("dina", False, False), ("parent", True, False)):
        browser = cast.client(who)
        session = browser.session
        session[CODE_KEY] = {**session[CODE_KEY], "own_phone": own}
        session.save()
        page = browser.get("/mijn/").content.decode()
        assert ("data-push=" in page, "welcome/push" in page) == (seen, seen), (who, own)
