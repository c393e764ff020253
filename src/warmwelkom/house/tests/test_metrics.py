"""/metrics: figures of the whole house for this machine or whoever has the token, and nothing of a person."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.told_of_people import MAIL, NUMBER

from warmwelkom.base.outbox.models import Message
from warmwelkom.house.metrics import room_of
from warmwelkom.house.views.health import healthz
from warmwelkom.rooms.transitions.views import today

TOKEN = "t" * 40


def _figures(text: str) -> dict[str, float]:
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _space, value in lines}


def test_this_machine_reads_it(cast: Cast) -> None:
    before = _figures(Client().get("/metrics").content.decode())
    cast.client("alice").get(f"/leerlingen/{cast.dina.pk}/")
    answer = Client().get("/metrics")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    after = _figures(answer.content.decode())
    counted = 'warmwelkom_request_seconds_count{method="GET",room="transitions",status="2xx"}'
    assert after[counted] - before.get(counted, 0.0) == 1.0


def test_it_counts_over_all_regions_though_the_site_is_bound_to_one(cast: Cast) -> None:
    words = {
        "channel": "mail",
        "to": "dina@leerling.example",
        "text": "x",
        "planned_at": timezone.now(),
    }
    for number, name in enumerate(("dewi", "lars")):
        with cast.scope(name):
            region = cast.actor(name).region_id
            Message.objects.bulk_create(
                [Message(key=str(number), region_id=region, state="sent", **words)]
            )
    figures = _figures(Client().get("/metrics").content.decode())
    assert figures['warmwelkom_messages{channel="mail",state="sent"}'] == 2.0
    assert figures["warmwelkom_workers"] == 0.0
    assert figures["warmwelkom_messages_oldest_seconds"] == 0.0


def test_it_tells_of_nobody(cast: Cast) -> None:
    cast.client("alice").get(f"/leerlingen/{cast.dina.pk}/", {"q": "dina@leerling.example"})
    text = Client().get("/metrics").content.decode()
    names = {
        cast.dina.pupil.given_name,
        cast.dina.pupil.surname,
        str(cast.dina.pk),
        cast.places.region.slug,
    }
    assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)] == []
    assert not MAIL.search(text)
    assert not NUMBER.search(text)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ({"REMOTE_ADDR": "203.0.113.9"}, 404),
        ({"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, 404),
        ({"HTTP_X_FORWARDED_PROTO": "https"}, 404),
        ({"REMOTE_ADDR": ""}, 404),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}, 200),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": "Bearer wrong"}, 404),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": f"Basic {TOKEN}"}, 404),
        ({"REMOTE_ADDR": "::1"}, 200),
    ],
)
@pytest.mark.usefixtures("db")
def test_who_else_may(settings: Any, words: dict[str, str], status: int) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert Client().get("/metrics", **words).status_code == status  # type: ignore[arg-type]  # WSGI's own words


@pytest.mark.usefixtures("db")
def test_without_a_token_nobody_from_afar_has_it(settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    for given in ("Bearer ", "Bearer"):
        answer = Client().get("/metrics", REMOTE_ADDR="203.0.113.9", HTTP_AUTHORIZATION=given)
        assert answer.status_code == 404


def test_a_room_is_known_by_its_place() -> None:
    assert [room_of(today.today), room_of(healthz), room_of(None), room_of(re.match)] == [
        "transitions", "house", "other", "other",
    ]  # fmt: skip
