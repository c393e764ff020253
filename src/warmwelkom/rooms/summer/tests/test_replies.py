from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import enrol
from tests.summer_people import add_message, add_reply, add_task, add_way

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.events import ReplyReceived
from warmwelkom.base.outbox.guards import pass_guards
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.summer.domain.answering import answer_reply, claim_reply
from warmwelkom.rooms.summer.domain.receive_reply import receive_reply
from warmwelkom.rooms.summer.models import (
    ContactPoint,
    PupilTask,
    Reply,
    SilenceStep,
    SummerMessage,
)
from warmwelkom.rooms.transitions.models import Transition


def receive(cast: Cast, text: str, address: str = "+31600000001", **words: Any) -> Reply:
    usual: dict[str, Any] = {"incoming_id": uuid4(), "channel": "sms", "received_at": NOW}
    region = cast.places.region.pk
    event = ReplyReceived(region_id=region, address=address, text=text, **usual | words)
    return receive_reply(actor=system_actor(region_id=region), event=event, now=NOW)


def test_the_same_reply_twice_is_one(cast: Cast) -> None:
    with cast.scope():
        add_way(cast.dina)
        key = uuid4()
        assert receive(cast, "hoi", incoming_id=key) == receive(cast, "hoi", incoming_id=key)
        assert Reply.objects.count() == 1


def test_a_stop_is_heard_at_once_and_is_no_mark(cast: Cast) -> None:
    with cast.scope():
        way, other = add_way(cast.dina), add_way(cast.dina, "mail", "dina@leerling.example")
        before = Transition.objects.filter(pk=cast.dina.pk).values().get()
        receive(cast, "stop")
        receive(cast, "Stop!")
        assert Transition.objects.filter(pk=cast.dina.pk).values().get() == before
        assert ContactPoint.objects.get(pk=way.pk).stopped_at == NOW
        assert ContactPoint.objects.get(pk=other.pk).stopped_at is None
        sent = SummerMessage.objects.values_list("reason", flat=True)
        assert list(sent) == ["stop"]


@pytest.mark.parametrize(
    ("at", "leaves"),
    [
        (dt.datetime(2026, 7, 14, 10, tzinfo=AMSTERDAM), dt.datetime(2026, 7, 14, 10, tzinfo=AMSTERDAM)),
        (dt.datetime(2026, 7, 14, 20, 30, tzinfo=AMSTERDAM), dt.datetime(2026, 7, 15, 10, tzinfo=AMSTERDAM)),
        (dt.datetime(2026, 7, 18, 12, tzinfo=AMSTERDAM), dt.datetime(2026, 7, 20, 10, tzinfo=AMSTERDAM)),
    ],
)  # fmt: skip
def test_the_confirmation_of_a_stop_leaves_after_it_by_day(
    cast: Cast, at: dt.datetime, leaves: dt.datetime
) -> None:
    """In the evening and on Saturday no telephone sounds, not even to say that none will any more."""
    with cast.scope():
        add_way(cast.dina)
        receive(cast, "stop", received_at=at)
        waiting = list(Message.objects.filter(state="planned"))
        assert [row.guard for row in waiting] == ["summer"]
        gone = pass_guards(waiting, now=at)
        assert bool(gone) is (at == leaves)
        assert gone or Message.objects.get().not_before == leaves


def test_who_stops_with_the_programme_is_not_stopped(cast: Cast) -> None:
    with cast.scope():
        way = add_way(cast.dina)
        assert receive(cast, "ik stop met de opleiding").kind == "plan_changed"
        assert ContactPoint.objects.get(pk=way.pk).stopped_at is None


def test_done_waits_for_the_owner(cast: Cast) -> None:
    with cast.scope():
        task = add_task(cast, cast.dina)
        add_message(add_way(cast.dina), task=task)
        receive(cast, "1")
        row = PupilTask.objects.get(pk=task.pk)
        assert (row.state, [step.source for step in row.steps.all()]) == ("says_done", ["reply"])


def test_a_wrong_number_is_broken(cast: Cast) -> None:
    with cast.scope():
        way = add_way(cast.dina, works_at=NOW)
        receive(cast, "verkeerd nummer")
        row = ContactPoint.objects.get(pk=way.pk)
        assert (row.broken_at, row.works_at) == (NOW, None)


@pytest.mark.parametrize(("text", "texts"), [("ik wil dood", 1), ("ik ga dood van de zenuwen", 0)])
def test_distress_is_a_call_and_help_lines(cast: Cast, text: str, texts: int) -> None:
    with cast.scope():
        add_way(cast.dina)
        reply = receive(cast, text)
        step = SilenceStep.objects.get()
        assert (reply.kind, step.reason, step.due_on) == ("distress", "distress", NOW.date())
        assert SummerMessage.objects.filter(reason="help").count() == texts
        assert Message.objects.filter(text__contains="113", at_once=True).count() == texts


def test_an_address_nobody_knows_goes_to_the_coaches(cast: Cast) -> None:
    with cast.scope():
        reply = receive(cast, "wie is dit", address="+31699999999")
        assert (reply.transition, reply.address) == (None, "+31699999999")
        seen = {
            name: Reply.objects.visible_to(cast.actor(name), "summer.see_reply").count()
            for name in ("fatima", "alice", "emre")
        }
        assert seen == {"fatima": 1, "alice": 0, "emre": 0}


def test_of_two_at_once_one_gets_it(cast: Cast) -> None:
    with cast.scope():
        reply = add_reply(add_way(cast.dina))
        claim_reply(actor=cast.actor("alice"), reply=reply, now=NOW)
        with pytest.raises(ChangedMeanwhile, match="Alice"):
            claim_reply(actor=cast.actor("dewi"), reply=reply, now=NOW)
        assert Reply.objects.get(pk=reply.pk).claimed_by == cast.alice


def test_an_answer_leaves_in_the_name_of_who_wrote_it(cast: Cast) -> None:
    with cast.scope():
        reply = add_reply(add_way(cast.dina))
        answer_reply(actor=cast.actor("alice"), reply=reply, text="Dag Dina", now=NOW)
        sent = Message.objects.get()
        assert (sent.text, sent.sender_name, sent.to) == ("Dag Dina", "Alice", "+31600000001")
        assert Reply.objects.get(pk=reply.pk).closed_at == NOW


def test_an_mbo_reads_what_is_about_itself(cast: Cast) -> None:
    with cast.scope():
        for school in (cast.places.mondriaan, cast.places.yuverta):
            enrol(cast, cast.dina, f"S{school.pk}"[:20], school=school, class_name="VZ-1b")
        reply = add_reply(add_way(cast.dina), school=cast.places.yuverta)
        seen = {
            name: list(Reply.objects.visible_to(cast.actor(name), "summer.see_reply"))
            for name in ("emre", "esra", "alice", "charlie")
        }
        assert seen == {"emre": [], "esra": [reply], "alice": [reply], "charlie": []}


def test_the_inbox_puts_distress_first_and_asks_the_same_for_three(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    with cast.scope():
        way = add_way(cast.dina)
        add_reply(way, text="hoe laat")
    client, address = cast.client("alice"), reverse("summer:replies")
    client.get(address)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get(address)
    with cast.scope():
        add_reply(way, text="later", received_at=NOW + dt.timedelta(hours=1))
        add_reply(way, text="erg", kind="distress", received_at=NOW + dt.timedelta(hours=2))
    with django_assert_num_queries(len(one)):
        page = client.get(address).content.decode()
    assert page.index("erg") < page.index("hoe laat") < page.index("later")
    assert len(one) <= 12


def test_a_reply_is_handled_and_undone(cast: Cast) -> None:
    with cast.scope():
        reply = add_reply(add_way(cast.dina))
    client = cast.client("alice")
    doing = reverse("summer:handle_reply", args=[reply.pk])
    for do, closed in (("claim", False), ("close", True), ("reopen", False)):
        assert client.post(doing, {"do": do}).status_code == 302
        with cast.scope():
            assert (Reply.objects.get(pk=reply.pk).closed_at is not None) is closed


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    with cast.scope():
        reply = add_reply(add_way(cast.dina))
    doing = reverse("summer:handle_reply", args=[reply.pk])
    answer = cast.client("alice").post(doing, {"do": "answer", "text": "x" * 641})
    assert answer.status_code == 422
    assert "x" * 641 in answer.content.decode()


@pytest.mark.parametrize("name", ["charlie", "lars", "bob"])
def test_a_stranger_gets_404(cast: Cast, name: str) -> None:
    with cast.scope():
        reply = add_reply(add_way(cast.dina))
    client = cast.client(name)
    assert client.get(reverse("summer:reply", args=[reply.pk])).status_code == 404
    assert client.post(reverse("summer:handle_reply", args=[reply.pk])).status_code == 404
