"""The post room is there in the demo alone, and shows demo regions alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import NOW, Cast

from warmwelkom.base.outbox.jobs import send_planned
from warmwelkom.base.outbox.models import IncomingMessage, Message
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.people.models import Region


def _plan(cast: Cast, name: str, to: str) -> None:
    with cast.scope(name):
        plan_message(
            key=to,
            channel="mail",
            to=to,
            text="Hoi",
            now=NOW,
            region_id=cast.actor(name).region_id,
        )


def test_outside_the_demo_it_is_not_there(cast: Cast) -> None:
    _plan(cast, "dewi", "a@example.org")
    assert Client().get("/postkamer/").status_code == 404


def test_it_shows_the_demo_regions_alone(cast: Cast, settings: Any) -> None:
    settings.DEMO = True
    Region.objects.filter(pk=cast.places.region.pk).update(is_demo=True)
    _plan(cast, "dewi", "ours@example.org")
    _plan(cast, "lars", "theirs@example.org")
    page = Client().get("/postkamer/")
    assert [row.to for row in page.context["rows"]] == ["ours@example.org"]
    assert "theirs@example.org" not in page.content.decode()


@pytest.mark.usefixtures("db")
def test_in_the_demo_nothing_leaves(settings: Any) -> None:
    settings.DEMO = True
    settings.OUTGOING_MAIL = {"EMAIL_BACKEND": "no.such.Backend"}
    plan_message(key="k", channel="mail", to="a@example.org", text="Hoi", now=NOW)
    assert send_planned() == 0
    assert Message.objects.get().state == "planned"


def _summer_message(cast: Cast) -> Message:
    Region.objects.filter(pk=cast.places.region.pk).update(is_demo=True)
    with cast.scope():
        row: Message = Message.objects.create(
            region_id=cast.places.region.pk, key="sms", channel="sms", to="+31600000001",
            text="Regel je laptop.", planned_at=NOW, guard="nobody",
        )  # fmt: skip
    return row


def test_a_reply_can_be_played(cast: Cast, settings: Any) -> None:
    settings.DEMO = True
    row = _summer_message(cast)
    address = f"/postkamer/{row.pk}/antwoord/"
    assert cast.client("dewi").post(address, {"text": "Klaar"}).status_code == 302
    with cast.scope():
        assert list(IncomingMessage.objects.values_list("answers", "text", "provider")) == [
            (row.pk, "Klaar", "postkamer")
        ]
    assert cast.client("lars").post(address, {"text": "Klaar"}).status_code == 404


def test_what_may_leave_goes_past_its_guard(
    cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO = True
    monkeypatch.setattr(timezone, "now", lambda: NOW)  # by day: at night no telephone sounds
    row = _summer_message(cast)
    _plan(cast, "dewi", "ours@example.org")
    cast.client("dewi").post("/postkamer/versturen/")
    with cast.scope():
        states = dict(Message.objects.values_list("to", "state"))
    assert states == {row.to: "failed", "ours@example.org": "sent"}


def test_outside_the_demo_nobody_answers(cast: Cast) -> None:
    row = _summer_message(cast)
    address = f"/postkamer/{row.pk}/antwoord/"
    assert cast.client("dewi").post(address, {"text": "Klaar"}).status_code == 404
    assert cast.client("dewi").post("/postkamer/versturen/").status_code == 404
