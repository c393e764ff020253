"""What providers tell: a reply once, an arrival, a failure; only for whoever has the secret."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from tests.cast import NOW, Cast

from warmwelkom.base.events import _reactions
from warmwelkom.base.outbox.asking import ask_replies
from warmwelkom.base.outbox.claims import in_region
from warmwelkom.base.outbox.events import MessageNotDelivered, ReplyReceived
from warmwelkom.base.outbox.incoming import forget_incoming, take_in_reply
from warmwelkom.base.outbox.models import IncomingMessage, Message
from warmwelkom.base.outbox.post import KEEP_MESSAGES
from warmwelkom.base.outbox.way import Reply, WayOut

SECRET = "s" * 40
NUMBER = "+31612345678"


@pytest.fixture(autouse=True)
def callbacks(settings: Any) -> None:
    settings.SMS_PROVIDER, settings.CALLBACK_SECRET = "notify", SECRET
    settings.SMS = {"url": "http://127.0.0.1:1", "key": "k", "template": "t"}


@pytest.fixture
def heard() -> Iterator[list[Any]]:
    events: list[Any] = []
    for kind in (ReplyReceived, MessageNotDelivered):
        _reactions[kind].append(events.append)
    yield events
    for kind in (ReplyReceived, MessageNotDelivered):
        _reactions[kind].remove(events.append)


def message(cast: Cast, who: str = "dewi", **words: Any) -> Message:
    region = cast.actor(who).region_id
    with in_region(str(region)):
        row: Message = Message.objects.create(
            region_id=region, key=f"k{who}", channel="sms", to=NUMBER, text="x",
            **{"state": "sent", "planned_at": NOW, "done_at": NOW, **words},
        )  # fmt: skip
    return row


def tell(what: str, secret: str = SECRET, **fields: Any) -> Any:
    return Client().post(
        f"/aanbieder/sms/{what}/", fields, content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )  # fmt: skip


def reply(secret: str = SECRET, **fields: Any) -> Any:
    told = {"id": "r1", "source_number": "0031612345678", "message": "Klaar!", **fields}
    return tell("antwoord", secret, **told)


def state_of(row: Message) -> str:
    with in_region(str(row.region_id)):
        return str(Message.objects.get(pk=row.pk).state)


def rows_of(region: UUID | None) -> list[IncomingMessage]:
    with in_region(str(region)):
        return list(IncomingMessage.objects.all())


def test_the_same_reply_twice_is_one_row_and_one_event(cast: Cast, heard: list[Any]) -> None:
    ours = message(cast)
    assert [reply().json(), reply().json()] == [{"taken": True}, {"taken": False}]
    [row] = rows_of(ours.region_id)
    assert (row.address, row.text, row.answers) == (NUMBER, "Klaar!", ours.pk)
    assert [(each.incoming_id, each.answers) for each in heard] == [(row.pk, ours.pk)]


def test_other_words_under_the_same_number_are_another_reply(cast: Cast, heard: list[Any]) -> None:
    ours = message(cast)
    told = [reply(message=text).json()["taken"] for text in ("1", "stop", "stop", "1")]
    assert told == [True, True, False, False]
    assert sorted(row.text for row in rows_of(ours.region_id)) == ["1", "stop"]
    assert [each.text for each in heard] == ["1", "stop"]


def test_told_again_after_another_region_wrote_it_stays_where_it_was(cast: Cast) -> None:
    ours = message(cast)
    reply()
    theirs = message(cast, "lars", done_at=NOW.replace(hour=NOW.hour + 1))
    for text in ("Klaar!", "Nee"):
        assert reply(message=text).json() == {"taken": False}
    assert (len(rows_of(ours.region_id)), rows_of(theirs.region_id)) == (1, [])


class Polled(WayOut):
    """Two replies of one number in one look, the newest first."""

    name = "notify"

    def replies(self) -> Iterator[list[Reply]]:
        of: Any = {"provider_id": "r1", "address": NUMBER}
        later = Reply(**of, text="stop", received_at=NOW + dt.timedelta(minutes=5))
        yield [later, Reply(**of, text="hoi", received_at=NOW)]


def test_of_two_in_one_look_both_are_taken_and_the_last_word_is_the_last(
    cast: Cast, heard: list[Any]
) -> None:
    message(cast)
    later = NOW + dt.timedelta(hours=1)
    found = [ask_replies(Polled(), channel="sms", now=later) for _twice in (1, 2)]
    assert (found, [each.text for each in heard]) == ([2, 0], ["hoi", "stop"])


def test_a_reply_goes_to_the_region_that_wrote_last_and_to_no_other(cast: Cast) -> None:
    theirs = message(cast, "lars")
    ours = message(cast, done_at=NOW.replace(hour=NOW.hour + 1))
    reply()
    assert (len(rows_of(ours.region_id)), rows_of(theirs.region_id)) == (1, [])


def test_from_a_number_that_we_never_wrote_to_nothing_is_kept(cast: Cast, heard: list[Any]) -> None:
    ours = message(cast)
    assert reply(source_number="+31687654321").json() == {"taken": False}
    assert (rows_of(ours.region_id), heard) == ([], [])


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1]])
def test_without_the_secret_nobody_is_believed(cast: Cast, secret: str) -> None:
    ours = message(cast)
    said = tell("status", secret, reference=str(ours.pk), status="delivered")
    assert (said.status_code, reply(secret).status_code, state_of(ours)) == (404, 404, "sent")


def test_without_a_secret_of_the_house_there_is_no_door(cast: Cast, settings: Any) -> None:
    settings.CALLBACK_SECRET = ""
    message(cast)
    assert reply("").status_code == 404


@pytest.mark.parametrize(
    "fields", [{}, {"id": 1}, {"id": "r", "source_number": NUMBER}, {"id": []}]
)
def test_nonsense_is_told_back(cast: Cast, fields: dict[str, Any]) -> None:
    ours = message(cast)
    codes = (tell("status", **fields).status_code, tell("antwoord", **fields).status_code)
    assert (codes, state_of(ours)) == ((400, 400), "sent")


def test_an_arrival_counts_before_the_worker_wrote_and_is_not_undone(cast: Cast) -> None:
    ours = message(cast, state="begun")
    for word in ("delivered", "sending", "permanent-failure", "delivered"):
        tell("status", reference=str(ours.pk), status=word)
    assert state_of(ours) == "delivered"


def test_what_never_left_did_not_arrive_either(cast: Cast) -> None:
    ours = message(cast, state="planned", done_at=None)
    tell("status", reference=str(ours.pk), status="delivered")
    assert state_of(ours) == "planned"


def test_a_failure_is_written_down_and_told_once(cast: Cast, heard: list[Any]) -> None:
    ours = message(cast)
    for _time in range(2):
        tell("status", reference=str(ours.pk), status="permanent-failure")
    assert state_of(ours) == "failed"
    assert [(each.message_id, each.fault) for each in heard] == [(ours.pk, "permanent-failure")]


def test_a_reply_is_erased_after_its_term(cast: Cast) -> None:
    ours = message(cast)
    told = Reply(provider_id="1", address=NUMBER, text="x" * 2000)
    row = take_in_reply(told, channel="sms", provider="notify", now=NOW)
    assert row is not None
    assert len(row.text) == 1000
    with in_region(str(ours.region_id)):
        assert forget_incoming(now=NOW + KEEP_MESSAGES) == 0
        assert forget_incoming(now=NOW.replace(second=NOW.second + 1) + KEEP_MESSAGES) == 1
