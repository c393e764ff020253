"""Nobody knew the number: a person says whose it is, what could not wait is done, and it can be undone."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.summer_people import add_call, add_message, add_way

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.summer.domain.answering import hand_on_reply
from warmwelkom.rooms.summer.domain.link_writer import link_writer, unlink_writer
from warmwelkom.rooms.summer.models import ContactPoint, Reply, SilenceStep
from warmwelkom.rooms.transitions.models import Assignment

DAY = dt.timedelta(days=1)
NUMBER = "+31612345678"


def unknown(cast: Cast, **words: Any) -> Reply:
    usual = {
        "incoming_id": uuid4(), "channel": "sms", "address": NUMBER, "text": "met dina, help",
        "kind": "question", "rule": "question", "received_at": NOW,
    }  # fmt: skip
    row: Reply = Reply.objects.create(region=cast.places.region, **usual | words)
    return row


@pytest.fixture
def coached(cast: Cast) -> Cast:
    """Dina is a case of Fatima's."""
    with cast.scope():
        Assignment.objects.create(
            region=cast.places.region, transition=cast.dina, person=cast.fatima, role="coach",
            given_at=NOW, given_by=cast.dewi,
        )  # fmt: skip
    return cast


def test_the_coach_finds_the_pupil_and_the_number_works(coached: Cast) -> None:
    client = coached.client("fatima")
    with coached.scope():
        row = unknown(coached, kind="stop", rule="stop")
    door = reverse("summer:link_writer", args=[row.pk])
    assert door in client.get(reverse("summer:reply", args=[row.pk])).content.decode()
    assert "Niemand gevonden" in client.get(door, {"naam": "xyz"}).content.decode()
    assert str(coached.dina.pk) in client.get(door, {"naam": "dina"}).content.decode()
    client.post(door, {"pupil": str(coached.dina.pk)})
    with coached.scope():
        row.refresh_from_db()
        way = ContactPoint.objects.get(address=NUMBER)
        assert (row.transition_id, row.address, row.contact_id) == (coached.dina.pk, "", way.pk)
        assert (way.works_at is None, way.stopped_at is None) == (False, False)
        acts = Act.objects.filter(action="summer.link_writer", about=coached.dina.pupil_id)
        assert acts.count() == 1


def test_what_cannot_wait_is_done_now_and_undo_forgets_the_number(coached: Cast) -> None:
    fatima = coached.actor("fatima")
    with coached.scope():
        row = unknown(coached, kind="distress", rule="distress")
        link_writer(actor=fatima, reply=row, transition=coached.dina, now=NOW)
        assert SilenceStep.objects.get().reason == "distress"
        with pytest.raises((ChangedMeanwhile, MayNotKnow)):
            link_writer(actor=fatima, reply=row, transition=coached.dina, now=NOW)
        unlink_writer(actor=fatima, reply=row, now=NOW)
        row.refresh_from_db()
        assert (row.transition_id, row.address) == (None, NUMBER)
        assert ContactPoint.objects.filter(ended_at=None).count() == 0
        assert SilenceStep.objects.count() == 0


def silent(cast: Cast, days: int = 0, **words: Any) -> SilenceStep:
    return add_call(cast.dina, since=NOW.date() + days * DAY, **words)


def left(cast: Cast) -> list[tuple[str, str]]:
    rows = SilenceStep.objects.filter(transition=cast.dina, done_at=None)
    return sorted(rows.values_list("kind", "reason"))


def test_undo_brings_back_the_call_and_the_table(coached: Cast) -> None:
    fatima = coached.actor("fatima")
    with coached.scope():
        silent(coached)
        silent(coached, kind="table")
        row = unknown(coached)
        link_writer(actor=fatima, reply=row, transition=coached.dina, now=NOW + DAY)
        assert left(coached) == []
        unlink_writer(actor=fatima, reply=row, now=NOW + 2 * DAY)
        assert left(coached) == [("call", "silent"), ("table", "silent")]
        assert set(SilenceStep.objects.values_list("outcome", "done_at")) == {("", None)}
        coached.dina.refresh_from_db()
        assert coached.dina.no_sign_since == NOW.date()


def test_undo_takes_the_wrong_call_away_and_brings_back_the_own(coached: Cast) -> None:
    fatima = coached.actor("fatima")
    with coached.scope():
        silent(coached)
        row = unknown(coached, kind="distress", rule="saying")
        link_writer(actor=fatima, reply=row, transition=coached.dina, now=NOW + DAY)
        assert left(coached) == [("call", "distress")]
        unlink_writer(actor=fatima, reply=row, now=NOW + 2 * DAY)
        assert left(coached) == [("call", "silent")]


def test_an_old_reply_ends_no_call_about_a_later_message(coached: Cast) -> None:
    with coached.scope():
        silent(coached, days=4)
        row = unknown(coached)
        link_writer(
            actor=coached.actor("fatima"), reply=row, transition=coached.dina, now=NOW + 9 * DAY
        )
        assert left(coached) == [("call", "silent")]


@pytest.mark.parametrize(("hours", "calls"), [(-1, [("call", "silent")]), (1, [])])
def test_on_the_day_of_a_message_only_what_came_after_it_is_an_answer(
    coached: Cast, hours: int, calls: list[tuple[str, str]]
) -> None:
    fatima = coached.actor("fatima")
    with coached.scope():
        add_message(add_way(coached.dina))
        silent(coached)
        row = unknown(coached, received_at=NOW + dt.timedelta(hours=hours))
        link_writer(actor=fatima, reply=row, transition=coached.dina, now=NOW + 8 * DAY)
        assert left(coached) == calls


def test_undo_leaves_what_another_reply_says(coached: Cast) -> None:
    fatima = coached.actor("fatima")
    with coached.scope():
        silent(coached)
        first, second = unknown(coached), unknown(coached)
        for row in (first, second):
            link_writer(actor=fatima, reply=row, transition=coached.dina, now=NOW + DAY)
        unlink_writer(actor=fatima, reply=first, now=NOW + 2 * DAY)
        assert left(coached) == []
        assert ContactPoint.objects.get(address=NUMBER).ended_at is None
        unlink_writer(actor=fatima, reply=second, now=NOW + 2 * DAY)
        assert ContactPoint.objects.filter(ended_at=None).count() == 0


def test_who_does_not_know_the_pupil_cannot_link(cast: Cast) -> None:
    with cast.scope():
        row = unknown(cast)
        with pytest.raises(MayNotKnow):  # Dina is no case of Fatima's
            link_writer(actor=cast.actor("fatima"), reply=row, transition=cast.dina, now=NOW)
    door = reverse("summer:link_writer", args=[row.pk])
    for name in ("alice", "dewi", "emre", "lars"):
        assert cast.client(name).get(door).status_code == 404


def test_handed_on_to_a_decaan_she_links_it(cast: Cast) -> None:
    with cast.scope():
        row = unknown(cast)
    page = cast.client("fatima").get(reverse("summer:reply", args=[row.pk])).content.decode()
    assert str(cast.dewi.pk) in page
    with cast.scope():
        hand_on_reply(actor=cast.actor("fatima"), reply=row, to=cast.dewi, now=NOW)
        link_writer(actor=cast.actor("dewi"), reply=row, transition=cast.dina, now=NOW)
        assert Reply.objects.get().transition_id == cast.dina.pk
