"""One row for one message: planned once, claimed by one worker, handed over once."""

from __future__ import annotations

import datetime as dt
import socket
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector
from tests.cast import NOW, Cast

from warmwelkom.base.outbox.claims import CLAIM_TERM, claim_planned
from warmwelkom.base.outbox.jobs import send_planned
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import Planned, key_for, plan_many, plan_message


@pytest.fixture
def way_out(settings: Any) -> Any:
    settings.OUTGOING_MAIL = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    return settings


def _plan(key: str = "a", **changes: Any) -> bool:
    return plan_message(
        **{
            "key": key,
            "channel": "mail",
            "to": "a@b.example",
            "subject": "Dag",
            "text": "Hoi",
            "now": NOW,
            **changes,
        }
    )


@pytest.mark.usefixtures("db")
def test_the_same_key_is_planned_once() -> None:
    assert [_plan(), _plan(), _plan("b")] == [True, False, True]
    assert Message.objects.count() == 2


@pytest.mark.usefixtures("db", "way_out")
def test_a_message_is_handed_over_once() -> None:
    _plan()
    assert [send_planned(), send_planned()] == [1, 0]
    assert [message.subject for message in mail.outbox] == ["Dag"]
    assert Message.objects.get().state == "sent"


@pytest.mark.usefixtures("db")
def test_what_a_dead_worker_had_claimed_is_sent_by_another_one_once(way_out: Any) -> None:
    _plan()
    claim_planned(now=timezone.now())
    assert send_planned() == 0
    assert Message.objects.get().state == "claimed"
    assert mail.outbox == []
    Message.objects.update(claimed_at=timezone.now() - CLAIM_TERM - dt.timedelta(seconds=1))
    assert [send_planned(), send_planned()] == [1, 0]
    assert len(mail.outbox) == 1
    assert way_out.OUTGOING_MAIL


@pytest.mark.usefixtures("db")
def test_a_mail_server_that_is_away_leaves_it_planned(settings: Any) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    settings.OUTGOING_MAIL = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": port,
    }
    _plan()
    send_planned()
    assert Message.objects.get().state == "planned"


@pytest.mark.usefixtures("db")
def test_without_a_channel_for_sms_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)  # by day: at night no telephone sounds
    _plan(channel="sms", to="+31600000001")
    send_planned()
    stored = Message.objects.get()
    assert (stored.state, stored.fault) == ("failed", "Er is geen sms-kanaal ingesteld.")


def test_a_region_sends_only_its_own(cast: Cast, way_out: Any) -> None:
    with cast.scope("dewi"):
        _plan("ours", region_id=cast.places.region.pk)
    with cast.scope("lars"):
        _plan("theirs", region_id=cast.places.other_region.pk, to="c@d.example")
    assert send_planned(region_id=str(cast.places.region.pk)) == 1
    assert [message.to for message in mail.outbox] == [["a@b.example"]]
    assert way_out.OUTGOING_MAIL


def test_a_mailing_is_planned_at_once_and_each_mailbox_once(cast: Cast) -> None:
    spelled = ["an@x.example", " An@X.example", "an@münchen.example", "an@xn--mnchen-3ya.example"]
    with cast.scope("dewi"):
        letters = [
            Planned(
                key=key_for(event="letter:1", to=to),
                to=to,
                text="Hoi",
                region_id=cast.places.region.pk,
            )
            for to in spelled
        ]
        assert [plan_many(letters, now=NOW), plan_many(letters, now=NOW)] == [2, 0]
        assert sorted(Message.objects.values_list("to", flat=True)) == [
            "an@x.example",
            "an@xn--mnchen-3ya.example",
        ]


@pytest.mark.usefixtures("db", "way_out")
def test_what_a_provider_gets_too_much_of_goes_in_the_next_minute(settings: Any) -> None:
    settings.MAIL_PER_MINUTE = {"*": 1}
    with app.replace_connector(InMemoryConnector()) as queue:
        _plan()
        _plan("b")
        connector: Any = queue.connector
        connector.jobs.clear()
        assert send_planned() == 1
        [job] = connector.jobs.values()
    assert (job["task_name"], job["args"]) == ("outbox.send_planned", {"region_id": ""})
    assert job["scheduled_at"] is not None
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("db")
def test_a_message_for_the_morning_plans_its_job_for_then() -> None:
    with app.replace_connector(InMemoryConnector()) as queue:
        _plan(now=NOW.replace(hour=21))
        connector: Any = queue.connector
        [job] = connector.jobs.values()
    assert job["scheduled_at"] == NOW.replace(hour=7) + dt.timedelta(days=1)
