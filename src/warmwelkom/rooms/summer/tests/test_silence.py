from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import enrol
from tests.summer_people import add_call, add_message, add_reply, add_task, add_way

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.summer.domain.calls import reopen_call, settle_call
from warmwelkom.rooms.summer.domain.presence import tick, untick
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.summer.models import PresenceTick, SilenceStep, SummerMessage
from warmwelkom.rooms.summer.queries.my_class import classes_for
from warmwelkom.rooms.summer.working_hours import share_within, working_hours_between
from warmwelkom.rooms.transitions.models import Enrolment, Signal

Steps = list[tuple[str, str]]


def walk(cast: Cast, days: int) -> Steps:
    house = system_actor(region_id=cast.places.region.pk)
    for _twice in range(2):
        walk_silence(actor=house, now=NOW + dt.timedelta(days=days))
    rows = SilenceStep.objects.order_by("made_at", "pk")
    return list(rows.values_list("kind", "reason"))


def test_silence_leads_to_a_person(cast: Cast) -> None:
    with cast.scope():
        add_message(add_way(cast.dina), task=add_task(cast, cast.dina))
        add_way(cast.dina, "mail", "dina@leerling.example")
        second, call, table = ("second", "silent"), ("call", "silent"), ("table", "silent")
        assert walk(cast, 2) == []
        assert walk(cast, 3) == [second]
        assert walk(cast, 7) == [second, call]
        assert walk(cast, 14) == [second, call, table]
        again = SummerMessage.objects.get(reason="second")
        assert (again.contact.channel, again.text) == ("mail", "Bestel je laptop.")


def test_without_a_second_way_a_person_calls_at_once(cast: Cast) -> None:
    with cast.scope():
        add_message(add_way(cast.dina), task=add_task(cast, cast.dina))
        assert walk(cast, 3) == [("call", "no_way")]


@pytest.mark.parametrize("why", ["replied", "done", "failed"])
def test_a_sign_or_nothing_sent_is_no_silence(cast: Cast, why: str) -> None:
    with cast.scope():
        way = add_way(cast.dina)
        state = "confirmed" if why == "done" else "open"
        task = add_task(cast, cast.dina, state=state)
        add_message(way, task=task, state="failed" if why == "failed" else "sent")
        if why == "replied":
            add_reply(way, received_at=NOW + dt.timedelta(days=1))
        assert walk(cast, 14) == []


def test_no_answer_comes_back_the_next_working_day(cast: Cast) -> None:
    with cast.scope():
        step, alice = add_call(cast.dina), cast.actor("alice")
        settle_call(actor=alice, step=step, outcome="no_answer", note="", now=NOW)
        again = SilenceStep.objects.get(done_at=None)
        assert (again.reason, again.due_on) == ("again", dt.date(2026, 4, 7))  # after Easter
        reopen_call(actor=alice, step=step, now=NOW)
        assert list(SilenceStep.objects.values_list("reason", "outcome")) == [("silent", "")]


def test_not_seen_is_called_the_same_day_and_undo_takes_it_back(cast: Cast) -> None:
    with cast.scope():
        line = enrol(cast, cast.dina, class_name="VZ-1b")
        joris = cast.actor("joris")
        tick(actor=joris, enrolment=line, is_seen=False, now=NOW)
        step = SilenceStep.objects.get()
        assert (step.reason, step.due_on) == ("not_seen", NOW.date())
        assert Signal.objects.filter(rule="not_seen", ended_at=None).count() == 1
        untick(actor=joris, enrolment=line, now=NOW)
        assert SilenceStep.objects.count() == 0
        assert Enrolment.objects.get(pk=line.pk).not_seen_on is None
        assert Signal.objects.filter(rule="not_seen", ended_at=None).count() == 0


def test_seen_after_all_is_seen(cast: Cast) -> None:
    with cast.scope():
        line = enrol(cast, cast.dina, class_name="VZ-1b")
        for is_seen in (False, True):
            tick(actor=cast.actor("joris"), enrolment=line, is_seen=is_seen, now=NOW)
        row = Enrolment.objects.get(pk=line.pk)
        assert (row.seen_on, row.not_seen_on) == (NOW.date(), None)
        assert SilenceStep.objects.count() == 0


def test_who_was_seen_before_is_absent_today_and_missing_nowhere(cast: Cast) -> None:
    """The line keeps the first day; of today the tick speaks."""
    yesterday = NOW.date() - dt.timedelta(days=1)
    with cast.scope():
        line = enrol(cast, cast.dina, class_name="VZ-1b", seen_on=yesterday)
    client = cast.client("joris")
    page = client.post(reverse("summer:tick", args=[line.pk]), {"seen": "no"}, follow=True)
    told = page.content.decode()
    assert "is er vandaag niet, eerder wel" in told
    with cast.scope():
        row = Enrolment.objects.get(pk=line.pk)
        assert (row.seen_on, row.not_seen_on) == (yesterday, NOW.date())
        [mine] = classes_for(actor=cast.actor("joris"), today=NOW.date())
        assert [student.today and student.today.is_seen for student in mine.students] == [False]
        assert SilenceStep.objects.count() == 0
        assert Signal.objects.filter(rule="not_seen").count() == 0


def test_the_class_is_ticked_on_its_page(cast: Cast) -> None:
    with cast.scope():
        line = enrol(cast, cast.dina, class_name="VZ-1b")
        other = enrol(cast, cast.dina, "S2", class_name="VZ-1a")
    client = cast.client("joris")
    assert client.post(reverse("summer:tick", args=[line.pk]), {"seen": "yes"}).status_code == 302
    assert client.post(reverse("summer:tick", args=[other.pk])).status_code == 404
    page = client.get(reverse("summer:my_class")).content.decode()
    assert re.findall(r"nl-data-badge.*?>([^<>]+)</span>", page) == ["is er"]
    with cast.scope():
        ticks = PresenceTick.objects.values_list("enrolment_id", "is_seen", "by_name")
        assert list(ticks) == [(line.pk, True, "Joris")]


def test_a_call_is_settled_on_its_page_and_bad_input_is_told(cast: Cast) -> None:
    with cast.scope():
        step = add_call(cast.dina)
    client, address = cast.client("alice"), reverse("summer:settle_call", args=[step.pk])
    answer = client.post(address, {"note": "bijna vergeten"})
    assert answer.status_code == 422
    assert "bijna vergeten" in answer.content.decode()
    assert client.post(address, {"outcome": "spoken"}).status_code == 302
    assert cast.client("charlie").post(address, {"outcome": "spoken"}).status_code == 404
    with cast.scope():
        step.refresh_from_db()
        assert (step.outcome, step.by_name, step.note) == ("spoken", "Alice", "")
    page = client.get(reverse("summer:calls")).content.decode()
    assert [f'action="{address}"' in page, f'action="{address}?do=reopen"' in page] == [False, True]


def moment(day: int, hour: int) -> dt.datetime:
    return NOW.replace(month=7, day=day, hour=hour, minute=0)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (moment(20, 10), moment(20, 14), 4.0),  # a Monday in the school holiday
        (moment(20, 16), moment(21, 10), 2.0),
        (moment(17, 16), moment(20, 10), 2.0),  # over a weekend
        (moment(20, 20), moment(20, 22), 0.0),
    ],
)
def test_working_hours(start: dt.datetime, end: dt.datetime, hours: float) -> None:
    assert working_hours_between(start, end) == hours


def test_the_share_is_the_nearest_rank() -> None:
    assert [share_within([3, 1, 2, 4], part=part) for part in (0.5, 0.95)] == [2, 4]
    assert share_within([], part=0.5) is None
