"""SMS by NotifyNL and by any other provider: taken, refused, for now, and what nobody knows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from tests.cast import NOW, Cast

from warmwelkom.base.events import _reactions
from warmwelkom.base.line import MOST
from warmwelkom.base.outbox.asking import ask_statuses
from warmwelkom.base.outbox.claims import claim_planned, in_region
from warmwelkom.base.outbox.decide import plan_again
from warmwelkom.base.outbox.events import MessageNotDelivered
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.models import Message, StoppedAddress
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.stops import stop_address
from warmwelkom.base.outbox.tests.provider import Provider, open_provider
from warmwelkom.base.outbox.ways import way_out

KEY = "name-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222"
NUMBER = "+31612345678"
HOUR = dt.timedelta(hours=1)


@pytest.fixture(params=["notify", "https"])
def provider(request: Any, settings: Any) -> Iterator[Provider]:
    with open_provider() as server:
        settings.SMS_PROVIDER = request.param
        settings.SMS = {"url": server.url, "key": KEY, "template": "t1"}
        settings.SMS["look_up"] = f"{server.url}/messages/{{reference}}"
        yield server


@pytest.fixture
def told() -> Iterator[list[MessageNotDelivered]]:
    heard: list[MessageNotDelivered] = []
    _reactions[MessageNotDelivered].append(heard.append)
    yield heard
    _reactions[MessageNotDelivered].remove(heard.append)


def plan(cast: Cast, to: str = "06 12345678", **words: Any) -> Message:
    region = cast.places.region.pk
    with in_region(str(region)):
        plan_message(
            key="k", channel="sms", to=to, text="Dag Sam.\nTot maandag.", now=NOW, region_id=region,
            **words,
        )  # fmt: skip
        row: Message = Message.objects.get(key="k")
    return row


def send(cast: Cast, now: dt.datetime = NOW) -> Message:
    region = str(cast.places.region.pk)
    with in_region(region):
        rows = claim_planned(now=now, channel="sms")
    with closing(HandOver(way_out("sms"), region_id=region, clock=lambda: now)) as sender:
        sender.run(rows)
    with in_region(region):
        row: Message = Message.objects.get(key="k")
    return row


def known(provider: Provider, state: str) -> None:
    one = {"id": "p1", "reference": "r", "status": state}
    provider.known = (200, json.dumps({**one, "notifications": [one]}).encode())


def test_our_number_goes_along_as_the_reference(cast: Cast, provider: Provider) -> None:
    row = plan(cast)
    assert row.to == NUMBER
    assert (send(cast).state, send(cast).provider_id) == ("sent", "p1")
    [body] = provider.bodies()
    assert body["reference"] == str(row.pk)
    assert NUMBER in body.values()
    assert "Dag Sam.\nTot maandag." in (
        body.get("text"),
        body.get("personalisation", {}).get("tekst"),
    )


@pytest.mark.parametrize("to", ["070 3512345", "hallo", "12", "+32 2 123 45 67"])
def test_what_takes_no_sms_fails_before_it_leaves(cast: Cast, to: str) -> None:
    row = plan(cast, to)
    assert row.state == "failed"
    assert row.fault.startswith("Dit is geen ")


def test_a_refusal_fails_and_the_rooms_hear_it(
    cast: Cast, provider: Provider, told: list[MessageNotDelivered]
) -> None:
    provider.answer = (400, b'{"errors": [{"message": "no"}]}')
    row = plan(cast)
    assert send(cast).state == "failed"
    assert [(each.message_id, each.address) for each in told] == [(row.pk, NUMBER)]


@pytest.mark.parametrize("code", [429, 503])
def test_for_now_comes_again(cast: Cast, provider: Provider, code: int) -> None:
    provider.answer = (code, b"{}")
    plan(cast)
    row = send(cast)
    assert (row.state, row.attempts, row.not_before) == (
        "planned",
        1,
        NOW + dt.timedelta(minutes=1),
    )


@pytest.mark.parametrize(
    "answer",
    [
        None,
        (500, b"<html>"),
        (201, b"]nonsense"),
        (201, b'{"a": 1}'),
        (201, b"[]"),
        (201, b"[" * 100_000),
        (201, b" " * (MOST + 1)),
    ],
)
def test_what_nobody_knows_is_asked_before_a_person_sends_it_again(
    cast: Cast, provider: Provider, answer: Any
) -> None:
    provider.answer = answer
    plan(cast)
    row = send(cast)
    assert row.state == "unknown"
    with in_region(str(row.region_id)):
        plan_again(row, by="Hanna", now=NOW)
    known(provider, "delivered")
    assert send(cast).state == "delivered"
    assert len(provider.got) == 1


def test_a_provider_that_is_not_there_got_nothing(
    cast: Cast, provider: Provider, settings: Any
) -> None:
    settings.SMS = {**settings.SMS, "url": "http://127.0.0.1:1"}
    plan(cast)
    assert (send(cast).state, provider.got) == ("planned", [])


def test_an_arrival_that_no_callback_told_is_asked(cast: Cast, provider: Provider) -> None:
    plan(cast)
    row = send(cast)
    known(provider, "delivered")
    region = str(row.region_id)
    assert ask_statuses(way_out("sms"), channel="sms", region_id=region, now=NOW + HOUR) == 1
    with in_region(region):
        assert Message.objects.get(pk=row.pk).state == "delivered"


def test_nothing_goes_to_who_asked_to_stop_also_while_it_was_claimed(
    cast: Cast, provider: Provider
) -> None:
    plan(cast)
    region = str(cast.places.region.pk)
    with in_region(region):
        rows = claim_planned(now=NOW)
    stop_address(NUMBER, reason="asked", day=NOW.date())
    with closing(HandOver(way_out("sms"), region_id=region, clock=lambda: NOW)) as sender:
        sender.run(rows)
    with in_region(region):
        assert Message.objects.get(key="k").fault.startswith("Dit adres krijgt geen berichten meer")
    assert provider.got == []
    assert StoppedAddress.objects.get().reason == "asked"


def test_a_telephone_is_silent_in_the_evening(cast: Cast, provider: Provider) -> None:
    plan(cast)
    late = NOW.replace(hour=21, minute=30)
    with in_region(str(cast.places.region.pk)):
        assert claim_planned(now=late) == []
    assert send(cast).state == "sent"
    assert len(provider.got) == 1
