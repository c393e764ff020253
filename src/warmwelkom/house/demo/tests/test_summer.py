"""The demo's summer: the coach finds work and the example pupil a full page at each moment; it goes back whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Max
from django.test import Client

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.outbox.models import Message
from warmwelkom.house.demo.fixed import EXAMPLE_BORN, EXAMPLE_CODES
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.script import end_of
from warmwelkom.house.demo.summer.load import AUGUST, JULY, JUNE
from warmwelkom.house.demo.summer.rewind import LATER, MADE
from warmwelkom.house.demo.travel import go_to_day
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.presence import tick
from warmwelkom.rooms.summer.models import (
    Bridge,
    DutyDay,
    PresenceTick,
    PupilTask,
    Reply,
    SilenceStep,
)
from warmwelkom.rooms.transitions.models import Enrolment

APRIL = dt.date(2026, 4, 2)


def go(region: Region, day: dt.date) -> None:
    go_to_day(region_id=region.pk, to=day, tell=lambda _done, _of: None)


def shot(region: Region) -> dict[str, Any]:
    """What a visitor sees of the summer, without the keys of rows."""
    with region_scope(region.pk):
        found = {model.__name__: model._default_manager.count() for model, _name in MADE}
        found["states"] = sorted(PupilTask.objects.values_list("state").annotate(n=Count("pk")))
        found["replies"] = sorted(
            map(str, Reply.objects.values_list("text", "closed_at", "claimed_by__name", "human_at"))
        )
        found["calls"] = sorted(
            map(str, SilenceStep.objects.values_list("kind", "since", "done_at"))
        )
        found["messages"] = Message.objects.filter(guard__in=("summer", "welcome_link")).count()
        found["duty"] = DutyDay.objects.count()
    return found


def works(region: Region, day: dt.date) -> None:
    """Nothing is later than the day, and the coach has something to do."""
    with region_scope(region.pk):
        for model, name in (*MADE, *((model, name) for model, name, _said in LATER)):
            last = model._default_manager.aggregate(last=Max(name))["last"]
            assert last is None or last <= end_of(day), (model, name)
        coach = Cast(region).actor("i.brouwer")
        assert Reply.objects.visible_to(coach, "summer.see_reply").filter(closed_at=None).exists()
        assert (
            SilenceStep.objects.visible_to(coach, "summer.settle_call")
            .filter(done_at=None)
            .exists()
        )
        owner = Cast(region).actor("m.visser")
        assert PupilTask.objects.visible_to(owner, "summer.see_task").filter(state="open").exists()


def own_page() -> str:
    browser = Client()
    code, born = EXAMPLE_CODES["pupil"], f"{EXAMPLE_BORN:%d-%m-%Y}"
    assert browser.post("/welkom/", {"code": code, "birth_date": born}).status_code == 302
    return browser.get("/mijn/").content.decode()


def test_the_summer_lives_and_goes_back_whole(demo: Region) -> None:
    before, shots = shot(demo), {}
    for day in (JUNE, JULY, AUGUST):
        go(demo, day)
        works(demo, day)
        shots[day] = shot(demo)
        page = own_page()
        assert ("Dit doe je nu" in page, "data-now" in page) == (True, True)
        assert ("Ik sta maandag bij de deur" in page) is (day > JUNE)
    _tick_the_example_pupil(demo)
    go(demo, JULY)
    assert shot(demo) == shots[JULY]
    with region_scope(demo.pk):
        assert (PresenceTick.objects.count(), Bridge.objects.filter(started_at=None).exists()) == (
            0,
            True,
        )
        assert not Enrolment.objects.filter(seen_on__gt=JULY).exists()
    go(demo, APRIL)
    assert shot(demo) == before


def _tick_the_example_pupil(demo: Region) -> None:
    """What a visitor may do on the first day."""
    with region_scope(demo.pk):
        mentor = Cast(demo).actor("k.bensaid")
        rows = Enrolment.objects.visible_to(mentor, "summer.tick")
        line = rows.get(transition=example_class()[0])
        tick(actor=mentor, enrolment=line, is_seen=True, now=end_of(AUGUST) - dt.timedelta(hours=9))
        assert PresenceTick.objects.count() == 1


def test_before_june_there_is_no_summer(demo: Region) -> None:
    with region_scope(demo.pk):
        assert {model.__name__: model._default_manager.count() for model, _name in MADE} == {
            model.__name__: 0 for model, _name in MADE
        }
