"""The overview: once for each person and period, nothing lost between two runs, and never against a choice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from tests.cast import NOW, Cast

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox import digest_parts
from warmwelkom.base.outbox.digest import (
    MOST,
    choose_digest,
    compose_digests,
    digest_choice,
    forget_choices,
    period_of,
)
from warmwelkom.base.outbox.models import DigestChoice, Message, Notice
from warmwelkom.base.outbox.notices import NoticeKind, tell

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MONDAY = dt.datetime(2026, 4, 6, 7, 0, tzinfo=AMSTERDAM)


def _tell(cast: Cast, number: int, *, now: dt.datetime = NOW, **changes: Any) -> bool:
    return tell(
        **{
            "event": f"decision:{number}",
            "person": cast.pelle.pk,
            "to": "pelle@partner.example",
            "kind": NoticeKind.NEWS,
            "title": f"Besluit {number}",
            "text": "Het gaat door.",
            "address": f"/denktank/x/{number}/",
            "now": now,
            "region_id": cast.places.region.pk,
            **changes,
        }
    )


def _compose(cast: Cast, now: dt.datetime) -> int:
    return compose_digests(region_id=cast.places.region.pk, now=now)


def _mails() -> list[tuple[str, int]]:
    """(subject, how many besluiten in it), in the order planned."""
    rows = Message.objects.order_by("planned_at", "pk")
    return [(row.subject, row.text.count("Het gaat door.")) for row in rows]


def test_weekly_is_what_you_get_when_you_did_not_choose(cast: Cast) -> None:
    assert digest_choice(cast.pelle.pk) == "weekly"
    with cast.scope("dewi"):
        _tell(cast, 1)
        _tell(cast, 2)
        assert [_compose(cast, NOW), _compose(cast, MONDAY - HOUR)] == [0, 0]
        assert [_compose(cast, MONDAY), _compose(cast, MONDAY + HOUR)] == [1, 0]
        assert _mails() == [("2 berichten voor jou", 2)]
        assert set(Notice.objects.values_list("way", flat=True)) == {"digest"}


def test_what_comes_after_its_moment_waits_for_the_next(cast: Cast) -> None:
    with cast.scope("dewi"):
        _tell(cast, 1, now=MONDAY - HOUR)
        _tell(cast, 2, now=MONDAY)
        assert [_compose(cast, MONDAY + 2 * DAY), _compose(cast, MONDAY + 7 * DAY)] == [1, 1]
        assert _mails() == [("1 bericht voor jou", 1), ("1 bericht voor jou", 1)]


def test_what_was_written_down_late_is_not_lost(cast: Cast) -> None:
    """A transaction that ended after the overview was made told something of before its moment."""
    with cast.scope("dewi"):
        _tell(cast, 1, now=MONDAY - HOUR)
        assert _compose(cast, MONDAY) == 1
        _tell(cast, 2, now=MONDAY - HOUR)
        assert [_compose(cast, MONDAY + DAY), _compose(cast, MONDAY + 7 * DAY)] == [0, 1]
        assert _mails() == [("1 bericht voor jou", 1), ("1 bericht voor jou", 1)]


def test_a_job_that_was_away_for_weeks_makes_one_mail(cast: Cast) -> None:
    with cast.scope("dewi"):
        for number in range(3):
            _tell(cast, number, now=NOW + number * 7 * DAY)
        assert _compose(cast, MONDAY + 28 * DAY) == 1
        assert _mails() == [("3 berichten voor jou", 3)]


def test_daily_comes_every_morning_with_something_in_it(cast: Cast) -> None:
    choose_digest(person=cast.pelle.pk, rhythm=DigestChoice.Rhythm.DAILY, now=NOW)
    with cast.scope("dewi"):
        _tell(cast, 1)
        tomorrow = NOW.replace(hour=7) + DAY
        made = [_compose(cast, now) for now in (NOW, tomorrow, tomorrow + HOUR, tomorrow + DAY)]
        assert made == [0, 1, 0, 0]


def test_never_mails_nothing_and_what_waited_stays_unmailed_after_another_choice(
    cast: Cast,
) -> None:
    with cast.scope("dewi"):
        _tell(cast, 1)
        choose_digest(person=cast.pelle.pk, rhythm=DigestChoice.Rhythm.NEVER, now=NOW)
        _tell(cast, 2)
        assert _compose(cast, MONDAY) == 0
        choose_digest(person=cast.pelle.pk, rhythm=DigestChoice.Rhythm.WEEKLY, now=NOW)
        _tell(cast, 3)
        assert _compose(cast, MONDAY) == 1
        assert _mails() == [("1 bericht voor jou", 1)]


def test_it_is_in_the_language_of_the_person_grouped_with_links(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = "https://welkom.example"
    settings.MY_MAIL_URL = "/mijn-mail/"
    with cast.scope("dewi"):
        _tell(cast, 1, language="en", title="A decision <b>")
        _tell(cast, 2, language="en", event="other:2", address="", text="")
        _compose(cast, MONDAY)
        message = Message.objects.get()
    assert message.subject == "2 messages for you"
    assert message.text == (
        "Hello, this is what there was for you this week.\n\n\nNEWS\n\n"
        "A decision <b>\nHet gaat door.\nhttps://welkom.example/denktank/x/1/\n\n"
        "Besluit 2\n\n\n"
        "Rather every day, every week or never? Choose here:\nhttps://welkom.example/mijn-mail/\n"
    )
    assert '<a href="https://welkom.example/denktank/x/1/">A decision &lt;b&gt;</a>' in message.html
    assert "<img" not in message.html


def test_a_room_names_its_news_and_the_way_to_stop(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest_parts, "_headings", {})
    monkeypatch.setattr(digest_parts, "_one_click", [])
    digest_parts.offer_heading("decision", "Besluiten")
    digest_parts.offer_one_click(lambda person: f"https://welkom.example/stop/{person}/")
    with cast.scope("dewi"):
        _tell(cast, 1)
        _compose(cast, MONDAY)
        message = Message.objects.get()
    assert "\nBESLUITEN\n" in message.text
    assert message.headers == {
        "List-Unsubscribe": f"<https://welkom.example/stop/{cast.pelle.pk}/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_a_very_long_one_says_how_much_more_there_is(cast: Cast) -> None:
    with cast.scope("dewi"):
        for number in range(MOST + 2):
            _tell(cast, number, now=NOW + dt.timedelta(seconds=number))
        _compose(cast, MONDAY)
        assert _mails() == [(f"{MOST + 2} berichten voor jou", MOST)]
        assert "Er zijn nog 2 berichten." in Message.objects.get().text


def test_a_region_composes_its_own(cast: Cast) -> None:
    with cast.scope("dewi"):
        _tell(cast, 1)
    with cast.scope("lars"):
        assert compose_digests(region_id=cast.places.other_region.pk, now=MONDAY) == 0
        assert Message.objects.count() == 0


def test_the_clock_goes_forward_and_the_moment_stays_seven(cast: Cast) -> None:  # noqa: ARG001  the day is fixed by it
    period = period_of(DigestChoice.Rhythm.DAILY, dt.datetime(2026, 3, 29, 12, tzinfo=dt.UTC))
    assert period.closes_at == dt.datetime(2026, 3, 29, 5, tzinfo=dt.UTC)
    assert period.name == "daily:2026-03-29"


def test_choices_go_with_the_person(cast: Cast) -> None:
    gone = get_user_model().objects.create(email="weg@school.example", name="Weg")
    for person in (gone, cast.pelle):
        choose_digest(person=person.pk, rhythm=DigestChoice.Rhythm.DAILY, now=NOW)
    get_user_model().objects.filter(pk=gone.pk).delete()
    assert forget_choices(but_of=get_user_model().objects.values("pk")) == 1
    assert [row.person for row in DigestChoice.objects.all()] == [cast.pelle.pk]
