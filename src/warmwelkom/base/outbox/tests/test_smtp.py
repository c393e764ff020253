"""Over real SMTP: what each answer of a mail server leads to, and that a broken line is never tried blindly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from tests.cast import NOW, Cast

from warmwelkom.base.outbox.claims import BEGUN_TERM, PAUSES, claim_planned, in_region, sort_out
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.models import Message, StoppedAddress
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.stops import lift_stop, stop_address
from warmwelkom.base.outbox.tests.sink import Sink, free_port, open_sink, smtp_at
from warmwelkom.base.outbox.ways import way_out

pytestmark = pytest.mark.usefixtures("db")
ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    with open_sink(settings) as working:
        yield working


def _plan(to: str = "an@school.example", **changes: Any) -> Message:
    words = {"key": to, "channel": "mail", "to": to, "subject": "Dag", "text": "Hoi", "now": NOW}
    plan_message(**{**words, **changes})
    return Message.objects.get(key=changes.get("key", to))


def _send(now: dt.datetime = NOW) -> list[str]:
    """Send what is due; returns the states of all, in the order planned."""
    _hand_over(_claim(now), now)
    return list(Message.objects.order_by("planned_at", "pk").values_list("state", flat=True))


def _claim(now: dt.datetime) -> list[Message]:
    with in_region(""):
        return claim_planned(now=now)


def _hand_over(messages: list[Message], now: dt.datetime) -> None:
    with closing(HandOver(way_out(), region_id="", clock=lambda: now)) as sender:
        sender.run(messages)


def test_a_whole_message_arrives_as_it_was_planned(sink: Sink, settings: Any) -> None:
    settings.MAIL_BOUNCES_TO = "terug@welkom.example"
    row = _plan(
        subject="Kom je, Zoë?", text="Hoi\n.\nmet een punt", html="<p>Hoi</p>", calendar=ICS,
        sender_name="Pelle", headers={"List-Unsubscribe": "<https://welkom.example/af>"},
    )  # fmt: skip
    assert _send() == ["sent"]
    [(to, mail)] = sink.accepted
    assert sink.envelopes == ["terug@welkom.example"]
    kinds = [(part.get_content_type(), part.get_param("method")) for part in mail.walk()]
    assert kinds == [
        ("multipart/alternative", None),
        ("text/plain", None),
        ("text/html", None),
        ("text/calendar", "REQUEST"),
    ]
    plain, html, calendar = (part.get_content() for part in mail.iter_parts())
    assert [plain, html, calendar] == ["Hoi\r\n.\r\nmet een punt", "<p>Hoi</p>", ICS]
    assert (to, mail["To"], mail["Subject"]) == (
        "an@school.example",
        "an@school.example",
        "Kom je, Zoë?",
    )
    assert mail["From"] == "Pelle · Warm Welkom <welkom@example.org>"
    assert mail["List-Unsubscribe"] == "<https://welkom.example/af>"
    assert mail["Message-ID"] == f"<{row.pk}@example.org>"


def test_a_batch_goes_over_one_connection(sink: Sink) -> None:
    for number in range(5):
        _plan(f"an{number}@school.example")
    assert _send() == ["sent"] * 5
    assert (len(sink.accepted), sink.connections) == (5, 1)


def test_refused_for_good_is_failed_with_what_the_server_said(sink: Sink) -> None:
    sink.answers = {"weg@school.example": "554 5.7.1 not here"}
    _plan("weg@school.example")
    _plan("an@school.example")
    assert sorted(_send()) == ["failed", "sent"]
    assert Message.objects.get(state="failed").fault == "554 5.7.1 not here"
    assert StoppedAddress.objects.count() == 0


def test_refused_for_now_comes_again_with_growing_pauses_and_an_end(sink: Sink) -> None:
    sink.answers = {"vol@school.example.data": "452 4.2.2 full"}
    _plan("vol@school.example", at_once=True)
    now, waited = NOW, []
    while _send(now) == ["planned"]:
        [moment] = Message.objects.values_list("not_before", flat=True)
        waited.append(moment - now)
        now = moment
    assert tuple(waited) == PAUSES
    assert Message.objects.get().state == "failed"
    assert sink.accepted == []


def test_nothing_is_tried_before_its_moment(sink: Sink) -> None:
    _plan(not_before=NOW + dt.timedelta(hours=1))
    assert _send(NOW + dt.timedelta(minutes=59)) == ["planned"]
    assert _send(NOW + dt.timedelta(minutes=60)) == ["sent"]
    assert len(sink.accepted) == 1


def test_in_quiet_hours_only_what_somebody_waits_for(sink: Sink) -> None:
    evening = NOW.replace(hour=21)
    _plan("an@school.example", now=evening)
    _plan("code@school.example", now=evening, at_once=True)
    assert sorted(_send(evening)) == ["planned", "sent"]
    assert [to for to, _mail in sink.accepted] == ["code@school.example"]
    assert _send(evening + dt.timedelta(hours=10)) == ["sent", "sent"]


def test_what_is_of_no_use_any_more_is_never_sent(sink: Sink) -> None:
    _plan(expires_at=NOW + dt.timedelta(minutes=5))
    assert _send(NOW + dt.timedelta(minutes=5)) == ["failed"]
    assert sink.accepted == []


def test_what_expires_between_claim_and_hand_over_is_not_sent(sink: Sink) -> None:
    _plan(expires_at=NOW + dt.timedelta(minutes=5))
    _hand_over(_claim(NOW), NOW + dt.timedelta(minutes=6))
    assert Message.objects.get().state == "failed"
    assert sink.accepted == []


def test_a_line_that_broke_after_data_is_unknown_and_never_sent_again(sink: Sink) -> None:
    sink.hang_up_after_data = {"half@school.example"}
    _plan("half@school.example")
    _plan("an@school.example", now=NOW + dt.timedelta(seconds=1))
    later = NOW + dt.timedelta(days=2)
    assert [_send(NOW + dt.timedelta(seconds=1)), _send(later)] == [["unknown", "sent"]] * 2
    assert [to for to, _mail in sink.accepted] == ["half@school.example", "an@school.example"]
    assert sink.connections == 2


def test_a_line_that_broke_before_data_comes_again(sink: Sink) -> None:
    sink.hang_up_before_data = {"half@school.example"}
    _plan("half@school.example")
    assert _send() == ["planned"]
    sink.hang_up_before_data = set()
    assert _send(NOW + PAUSES[0]) == ["sent"]
    assert len(sink.accepted) == 1


def test_a_server_that_is_away_is_asked_once_for_a_batch(settings: Any) -> None:
    settings.OUTGOING_MAIL = smtp_at(free_port())
    for number in range(3):
        _plan(f"an{number}@school.example")
    assert _send() == ["planned"] * 3
    assert set(Message.objects.values_list("not_before", "attempts")) == {(NOW + PAUSES[0], 1)}


def test_a_hand_over_that_had_begun_when_the_worker_fell_is_unknown() -> None:
    _plan()
    _claim(NOW)
    Message.objects.update(state="begun")
    assert sort_out(now=NOW + BEGUN_TERM) == (0, 0)
    assert sort_out(now=NOW + BEGUN_TERM + dt.timedelta(seconds=1)) == (0, 1)
    assert Message.objects.get().state == "unknown"


@pytest.mark.parametrize(("state", "sorted_out"), [("claimed", (1, 0)), ("begun", (0, 1))])
def test_a_worker_that_fell_with_its_clock_a_day_on_holds_no_message_for_a_day(
    state: str, sorted_out: tuple[int, int]
) -> None:
    _plan()
    _claim(NOW + dt.timedelta(days=1))
    Message.objects.update(state=state)
    assert sort_out(now=NOW + dt.timedelta(days=1)) == (0, 0)
    assert sort_out(now=NOW) == sorted_out


def test_a_worker_that_was_thought_dead_sends_nothing_twice(sink: Sink) -> None:
    _plan()
    slow = _claim(NOW)
    Message.objects.update(state="planned", claim=None)
    assert _send() == ["sent"]
    _hand_over(slow, NOW)
    assert Message.objects.get().state == "sent"
    assert len(sink.accepted) == 1


def test_a_mailbox_that_is_not_there_gets_no_more_mail_but_login_codes(sink: Sink) -> None:
    sink.answers = {"weg@school.example": "550 5.1.1 no such mailbox"}
    _plan("weg@school.example")
    assert _send() == ["failed"]
    sink.answers = {}
    _plan("WEG@School.example", key="again")
    _plan("weg@school.example", key="code", at_once=True)
    assert sorted(_send()) == ["failed", "failed", "sent"]
    assert [to for to, _mail in sink.accepted] == ["weg@school.example"]
    assert lift_stop("weg@school.example") is True
    assert lift_stop("weg@school.example") is False


def test_the_first_reason_stays() -> None:
    stop_address("an@school.example", reason="complaint", day=NOW.date())
    stop_address(" AN@school.example", reason="bounce", day=NOW.date())
    assert list(StoppedAddress.objects.values_list("reason", flat=True)) == ["complaint"]


def test_a_provider_gets_so_many_a_minute_and_codes_always(sink: Sink, settings: Any) -> None:
    settings.MAIL_PER_MINUTE = {"school.example": 2}
    for number in range(4):
        _plan(f"an{number}@school.example", now=NOW + dt.timedelta(seconds=number))
    _plan("an@vrij.example")
    full: set[str] = set()
    with in_region(""):
        first = claim_planned(now=NOW, full=full)
        rest = claim_planned(now=NOW, full=full)
    assert (len(first), rest, full) == (3, [], {"school.example"})
    _plan("code@school.example", at_once=True)
    assert [len(_claim(NOW)), len(_claim(NOW + dt.timedelta(minutes=1)))] == [1, 2]
    assert sink.accepted == []


def test_a_region_claims_its_own(cast: Cast) -> None:
    with cast.scope("dewi"):
        _plan(region_id=cast.places.region.pk)
    with cast.scope("lars"):
        assert _claim(NOW) == []
