"""Push messages: signed by the house, read by the phone alone, gone when the phone says so."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.cast import NOW, Cast

from warmwelkom.base.outbox.addresses import BadMessageError
from warmwelkom.base.outbox.claims import claim_planned, in_region
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.push import clean_endpoint, public_key
from warmwelkom.base.outbox.stops import stopped_among
from warmwelkom.base.outbox.tests.provider import Provider, open_provider
from warmwelkom.base.outbox.ways import way_out

PHONE = ec.generate_private_key(ec.SECP256R1())
AUTH = b"0123456789abcdef"


def word(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def point(key: Any) -> bytes:
    return bytes(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


@pytest.fixture
def provider() -> Iterator[Provider]:
    with open_provider() as server:
        yield server


def send(cast: Cast, provider: Provider, **words: Any) -> Message:
    region = cast.places.region.pk
    keys = {"p256dh": word(point(PHONE)), "auth": word(AUTH)}
    row = Message(
        region_id=region, key="k", channel="push", to=f"{provider.url}/abc", planned_at=NOW,
        **{"subject": "Laptop", "text": "Regel hem vóór maandag.", "headers": keys, **words},
    )  # fmt: skip
    with in_region(str(region)):
        row.save()
        rows = claim_planned(now=NOW)
    with closing(HandOver(way_out("push"), region_id=str(region), clock=lambda: NOW)) as sender:
        sender.run(rows)
    with in_region(str(region)):
        row.refresh_from_db()
    return row


def test_only_the_phone_can_read_it(cast: Cast, provider: Provider) -> None:
    row = send(cast, provider)
    assert row.state == "sent"
    [(path, headers, body)] = provider.got
    assert (path, headers["Topic"], headers["TTL"]) == ("/abc", row.pk.hex, "86400")
    assert f"k={public_key()}" in headers["Authorization"]
    text = http_ece.decrypt(body, private_key=PHONE, auth_secret=AUTH, version="aes128gcm")
    assert json.loads(text) == {
        "title": "Laptop",
        "body": "Regel hem vóór maandag.",
        "tag": str(row.pk),
    }


@pytest.mark.parametrize(("code", "state", "is_stopped"), [(410, "failed", True), (404, "failed", True),
                         (413, "failed", False), (429, "planned", False), (500, "unknown", False)])  # fmt: skip
def test_what_the_push_service_says(
    cast: Cast, provider: Provider, code: int, state: str, is_stopped: bool
) -> None:
    provider.answer = (code, b"")
    row = send(cast, provider)
    assert (row.state, stopped_among([row.to]) == {row.to}) == (state, is_stopped)


@pytest.mark.parametrize(
    "words", [{"headers": {}}, {"headers": {"p256dh": "x", "auth": "y"}}, {"text": "x" * 4000}]
)
def test_what_a_phone_could_not_read_does_not_leave(
    cast: Cast, provider: Provider, words: dict[str, Any]
) -> None:
    assert (send(cast, provider, **words).state, provider.got) == ("failed", [])


@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1/x", "http://fcm.googleapis.com/x", "https://fcm.googleapis.com:22/x", "https://a@fcm.googleapis.com/x",
     "https://fcm.googleapis.com.example.org/x", "https://examplefcm.googleapis.com.nl/", "file:///etc/passwd", "https://[", ""],
)  # fmt: skip
def test_the_house_calls_no_address_but_that_of_a_push_service(address: str) -> None:
    with pytest.raises(BadMessageError):
        clean_endpoint(address)


@pytest.mark.parametrize(
    "address", ["https://fcm.googleapis.com/fcm/send/x", "https://updates.push.services.mozilla.com/wpush/v2/x"]
)  # fmt: skip
def test_push_services_are_known(address: str) -> None:
    assert clean_endpoint(address) == address
