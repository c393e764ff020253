"""Moving, calling off, reminding, chasing, photos and support."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.urls import reverse
from PIL import Image
from tests.cast import NOW, Cast
from tests.handover_talk import STARTS, add_agreement, add_talk
from tests.pupils import enrol

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.handover.domain.chasing_talks import (
    chase_agreements,
    forget_photos,
    remind_of_talks,
)
from warmwelkom.rooms.handover.free_slots import FreeTime, common_moments
from warmwelkom.rooms.handover.models import (
    Introduction,
    SupportAgreement,
    Talk,
    TalkMove,
    TalkNote,
)


@pytest.fixture
def talk(cast: Cast) -> Talk:
    with cast.scope():
        enrol(cast, cast.dina, class_name="VZ-1b", programme=cast.places.care)
        return add_talk(cast, cast.dina)


def mails(cast: Cast) -> list[Message]:
    with cast.scope():
        return list(Message.objects.filter(key__startswith="talk:").order_by("planned_at", "to"))


def test_a_moved_talk_changes_in_the_calendar(cast: Cast, talk: Talk) -> None:
    later = (STARTS + dt.timedelta(days=1)).isoformat()
    cast.client("joris").post(
        reverse("handover:move_talk", args=[talk.pk]),
        {"moment": later, "way": "phone", "reason": "Ziek"},
    )
    with cast.scope():
        move = TalkMove.objects.get()
        assert (move.was_at, move.by_name, move.reason) == (STARTS, "Joris", "Ziek")
    for mail in mails(cast):
        assert "SEQUENCE:1" in mail.calendar
        assert "METHOD:REQUEST" in mail.calendar
        assert "TZID:Europe/Amsterdam" in mail.calendar


def test_a_talk_that_is_off_leaves_the_calendar_without_saying_why(cast: Cast, talk: Talk) -> None:
    cast.client("alice").post(
        reverse("handover:cancel_talk", args=[talk.pk]), {"reason": "Dina verhuist"}
    )
    found = mails(cast)
    assert [mail.to for mail in found] == ["alice@school.example", "joris@school.example"]
    for mail in found:
        assert "METHOD:CANCEL" in mail.calendar
        assert "STATUS:CANCELLED" in mail.calendar
        assert "Dina" not in mail.subject + mail.text + mail.calendar


def test_the_day_before_both_are_reminded_once(cast: Cast, talk: Talk) -> None:
    with cast.scope():
        system = system_actor(region_id=talk.region_id)
        assert remind_of_talks(actor=system, now=STARTS - dt.timedelta(days=2)) == 0
        assert remind_of_talks(actor=system, now=STARTS - dt.timedelta(hours=23)) == 2
        assert remind_of_talks(actor=system, now=STARTS - dt.timedelta(hours=22)) == 0


def test_an_agreement_asks_once_what_became_of_it(cast: Cast, talk: Talk) -> None:
    with cast.scope():
        agreement = add_agreement(talk, by_when=NOW.date())
        system = system_actor(region_id=talk.region_id)
        assert chase_agreements(actor=system, now=NOW) == 0
        tomorrow = NOW + dt.timedelta(days=1)
        assert chase_agreements(actor=system, now=tomorrow) == 1
        assert chase_agreements(actor=system, now=tomorrow) == 0
        notice = Notice.objects.get()
    assert notice.to == "joris@school.example"
    assert agreement.what not in notice.text
    cast.client("joris").post(reverse("handover:say_kept", args=[agreement.pk]), {"kept": "kept"})
    page = cast.client("alice").get(reverse("handover:talk", args=[talk.pk])).content.decode()
    with cast.scope():
        agreement.refresh_from_db()
    assert (agreement.kept, agreement.kept_by_name) == ("kept", "Joris")
    assert page


def test_two_who_note_at_once_both_keep_their_words(cast: Cast, talk: Talk) -> None:
    address = reverse("handover:note_in_talk", args=[talk.pk])
    cast.client("alice").post(address, {"article": "6", "seen": "0", "text": "Van Alice"})
    answer = cast.client("joris").post(address, {"article": "6", "seen": "0", "text": "Van Joris"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Van Alice" in page
    assert "Van Joris" in page
    cast.client("joris").post(address, {"article": "9", "seen": "0", "text": "Vrij veld"})
    with cast.scope():
        assert [(row.article, row.text) for row in TalkNote.objects.all()] == [(6, "Van Alice")]


@pytest.mark.parametrize(
    "typed",
    [
        {"outcome": "agreed"},
        {"outcome": "nothing_needed", "what_1": "x", "by_when_1": "2026-08-24"},
        {"outcome": "agreed", "what_1": "Bewaar mij"},
        {"outcome": "cancelled"},
    ],
)
def test_an_outcome_that_does_not_fit_is_told(
    cast: Cast, talk: Talk, typed: dict[str, str]
) -> None:
    answer = cast.client("alice").post(reverse("handover:close_talk", args=[talk.pk]), typed)
    assert answer.status_code == 422
    assert typed.get("what_1", "") in answer.content.decode()
    with cast.scope():
        assert Talk.objects.get().closed_at is None


def test_no_agreement_needed_is_a_fine_outcome_and_can_be_taken_back(
    cast: Cast, talk: Talk
) -> None:
    client = cast.client("alice")
    client.post(reverse("handover:close_talk", args=[talk.pk]), {"outcome": "nothing_needed"})
    page = client.get(reverse("handover:talk", args=[talk.pk])).content.decode()
    assert "Dat is een goede uitkomst" in page
    client.post(reverse("handover:reopen_talk", args=[talk.pk]))
    with cast.scope():
        row = Talk.objects.get()
        assert (row.outcome, row.closed_at) == ("", None)


def test_a_talk_that_was_followed_by_another_stays_closed(cast: Cast, talk: Talk) -> None:
    client = cast.client("alice")
    client.post(reverse("handover:close_talk", args=[talk.pk]), {"outcome": "nothing_needed"})
    with cast.scope():
        add_talk(cast, cast.dina)
    answer = client.post(reverse("handover:reopen_talk", args=[talk.pk]), follow=True)
    assert "Dit is niet meer terug te nemen." in answer.content.decode()
    with cast.scope():
        talk.refresh_from_db()
        assert talk.outcome == "nothing_needed"


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG")
    file.seek(0)
    file.name = "ik.png"
    return file


def test_under_sixteen_a_parent_gives_the_photo_and_anybody_takes_it_back(cast: Cast) -> None:
    address = reverse("handover:give_photo")
    assert cast.client("dina").post(address, {"file": picture()}).status_code == 422
    assert cast.client("parent").post(address, {"file": picture()}).status_code == 302
    with cast.scope():
        enrol(cast, cast.dina, class_name="VZ-1b")
        row = Introduction.objects.get()
        assert (row.by_parent, row.type) == (True, "image/png")
    photo = reverse("handover:photo", args=[row.pk])
    assert cast.client("joris").get(photo).status_code == 200
    for name in ("alice", "emre", "sami", "esra", "hanna", "lars"):
        assert cast.client(name).get(photo).status_code == 404, name
    cast.client("dina").post(address, {"take_back": ""})
    with cast.scope():
        row.refresh_from_db()
        assert (row.file.name, row.sha256, row.photo_given_at) == ("", "", None)
    assert cast.client("joris").get(photo).status_code == 404


def test_a_photo_goes_after_the_first_of_november(cast: Cast) -> None:
    cast.client("parent").post(reverse("handover:give_photo"), {"file": picture()})
    with cast.scope():
        system = system_actor(region_id=cast.places.region.pk)
        autumn = NOW.replace(month=10, day=31)
        assert forget_photos(actor=system, now=autumn) == 0
        assert forget_photos(actor=system, now=autumn + dt.timedelta(days=1)) == 1


def test_the_intaker_writes_support_down_and_never_reads_what_was_asked(
    cast: Cast, talk: Talk
) -> None:
    with cast.scope():
        asked = add_agreement(talk, what="Bied extra tijd aan", who="support_team")
    form = {"what": "Een kwartier extra", "by_when": "2026-08-24", "agreed_on": "2026-04-01"}
    address = reverse("handover:agree_support", args=[cast.dina.pk])
    linked = f"{address}?afspraak={asked.pk}"
    assert "Bied extra tijd" not in cast.client("emre").get(linked).content.decode()
    assert cast.client("sami").post(linked, form).status_code == 302
    with cast.scope():
        assert SupportAgreement.objects.get().asked == asked
    support = reverse("handover:support")
    assert "Bied extra tijd" in cast.client("sami").get(support).content.decode()
    page = cast.client("emre").get(support).content.decode()
    assert "Een kwartier extra" in page
    assert "Bied extra tijd" not in page
    assert "Een kwartier extra" in cast.client("dina").get(reverse("handover:my_talk")).content.decode()  # fmt: skip


def test_moments_are_those_that_both_have_free() -> None:
    week = {2: [(dt.time(15), dt.time(16))]}
    busy = NOW.replace(day=8, hour=15, minute=20)
    mine = FreeTime(week=week, taken=[(busy, busy + dt.timedelta(minutes=20))])
    theirs = FreeTime(week=week, days={dt.date(2026, 4, 15): None})
    found = common_moments([mine, theirs], now=NOW, days=21, minutes=20)
    assert [f"{moment:%d %H:%M}" for moment in found] == ["08 15:00", "22 15:00", "22 15:30"]
