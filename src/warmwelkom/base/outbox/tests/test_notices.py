"""One event tells one person once; what asks for somebody goes at once, news waits."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from tests.cast import NOW, Cast

from warmwelkom.base.outbox.models import DigestChoice, Message, Notice
from warmwelkom.base.outbox.notices import KEEP_NOTICES, NoticeKind, forget_notices, tell

EVENT = "decision:01"


def _tell(cast: Cast, kind: Notice.Kind = NoticeKind.NEWS, **changes: Any) -> bool:
    return tell(
        **{
            "event": EVENT,
            "person": cast.pelle.pk,
            "to": "pelle@school.example",
            "kind": kind,
            "title": "Er is besloten over jouw plan",
            "text": "Het plan gaat door.",
            "address": "/denktank/x/",
            "now": NOW,
            "region_id": cast.places.region.pk,
            **changes,
        }
    )


def test_one_event_makes_one_mail_whatever_the_kinds(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = "https://welkom.example"
    with cast.scope("dewi"):
        told = [_tell(cast, kind) for kind in (NoticeKind.MENTION, NoticeKind.TASK)]
        assert [*told, _tell(cast)] == [True, False, False]
        assert Notice.objects.get().way == "direct"
        message = Message.objects.get()
    assert (message.to, message.subject, message.text) == (
        "pelle@school.example",
        "Er is besloten over jouw plan",
        "Het plan gaat door.\n\nLees het hier:\nhttps://welkom.example/denktank/x/",
    )


def test_news_waits_and_makes_no_mail(cast: Cast) -> None:
    with cast.scope("dewi"):
        assert [_tell(cast), _tell(cast, NoticeKind.ANSWER)] == [True, False]
        assert Notice.objects.get().way == "waits"
        assert Message.objects.count() == 0


def test_who_wants_no_overview_gets_no_news_but_what_asks_for_them(cast: Cast) -> None:
    DigestChoice.objects.create(person=cast.pelle.pk, rhythm="never", chosen_at=NOW)
    with cast.scope("dewi"):
        _tell(cast)
        _tell(cast, NoticeKind.TASK, event="task:1")
        ways = dict(Notice.objects.values_list("event", "way"))
        assert ways == {EVENT: "none", "task:1": "direct"}


def test_in_quiet_hours_it_waits_for_the_morning(cast: Cast) -> None:
    evening = NOW.replace(hour=22)
    with cast.scope("dewi"):
        _tell(cast, NoticeKind.MENTION, now=evening)
        [waits] = Message.objects.values_list("not_before", flat=True)
    assert waits == NOW.replace(hour=7) + dt.timedelta(days=1)


def test_another_region_does_not_see_it(cast: Cast) -> None:
    with cast.scope("dewi"):
        _tell(cast)
    with cast.scope("lars"):
        assert Notice.objects.count() == 0


def test_notices_go_after_sixty_days(cast: Cast) -> None:
    now = timezone.now()
    with cast.scope("dewi"):
        _tell(cast, event="old", now=now - KEEP_NOTICES - dt.timedelta(hours=1))
        _tell(cast, event="new", now=now - KEEP_NOTICES + dt.timedelta(hours=1))
        assert forget_notices(now=now) == 1
        assert [row.event for row in Notice.objects.all()] == ["new"]
