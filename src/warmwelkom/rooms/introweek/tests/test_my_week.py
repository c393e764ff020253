"""A student's own week: what stands there, what is marked, the calendar, and how it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.introweek_days import share
from tests.introweek_plan import FIRST_DAY, make_week
from tests.pupils import add_pupil

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.domain.calendars import own_calendar
from warmwelkom.rooms.introweek.domain.feelings import SaidAlready, say_how_it_was
from warmwelkom.rooms.introweek.domain.looks import note_look
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekAnswer,
    WeekBuddy,
    WeekCalendar,
    WeekLook,
    WeekMentor,
    WeekPart,
    WeekPlan,
    WeekPublication,
    WeekSlot,
)
from warmwelkom.rooms.introweek.queries.looking_back import counted_in_region
from warmwelkom.rooms.introweek.queries.my_week import MyWeek, my_week_for
from warmwelkom.rooms.transitions.models import AccessCode, Transition

AT = dt.datetime.combine(FIRST_DAY, dt.time(8), AMSTERDAM)


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        piet = add_pupil(cast, "Piet", "Vos")
        found = make_week(cast.dina, piet, school=cast.places.mondriaan)
        WeekAnswer.objects.all().delete()
        yield found


def mine(cast: Cast, now: dt.datetime = AT) -> MyWeek:
    found = my_week_for(actor=cast.actor("dina"), now=now)
    assert found is not None
    return found


def moved(week: IntroWeek, part: str, slot: str) -> list[dict[str, Any]]:
    rows = WeekPublication.objects.get(week=week, ended_at=None).plan.rows["sessions"]
    return [row | {"slot": slot} if row["type"] == part else row for row in rows]


@pytest.mark.usefixtures("week")
def test_a_student_reads_group_mentor_place_and_the_familiar_face(cast: Cast) -> None:
    here = mine(cast)
    assert (here.group.name.split()[-1], here.group.mentor) == ("1", "Joris")
    assert [(h.what.title, h.where.name, h.faces) for h in here.hours] == [
        ("Welkom", "Aula", ()),
        ("Je mentor", "A12", ("Jan",)),
    ]
    assert [(f.name, f.note) for f in here.faces] == [("Jan", "wiskunde")]


def test_a_classmate_does_not_meet_somebody_elses_teacher(cast: Cast, week: IntroWeek) -> None:
    """Jan comes to the group of both and taught Dina alone: on Piet's phone his name is nowhere."""
    piet = Transition.objects.get(pupil__given_name="Piet")
    WeekBuddy.objects.filter(week=week).delete()
    code = AccessCode.objects.create(
        region=week.region, pupil=piet.pupil, kind="pupil", code_hash="c" * 64, made_at=NOW
    )
    pages = {
        "Dina": cast.client("dina").get("/mijn/week/").content.decode(),
        "Piet": replace(cast, dina_code=code).client("dina").get("/mijn/week/").content.decode(),
    }
    assert [name for name, page in pages.items() if "Je mentor" in page] == ["Dina", "Piet"]
    assert [name for name, page in pages.items() if "Jan" in page] == ["Dina"]
    assert "Er komt niemand van de oude school in deze groep." in pages["Piet"]


@pytest.mark.usefixtures("week")
def test_what_is_not_shared_is_not_there(cast: Cast) -> None:
    WeekPublication.objects.update(ended_at=NOW)
    assert my_week_for(actor=cast.actor("dina"), now=AT) is None
    assert "Mijn introductieweek" not in cast.client("dina").get("/mijn/").content.decode()
    assert "Je rooster is er nog niet" in cast.client("dina").get("/mijn/week/").content.decode()


@pytest.mark.usefixtures("week")
def test_long_after_the_week_it_is_gone(cast: Cast) -> None:
    assert my_week_for(actor=cast.actor("dina"), now=AT + dt.timedelta(days=22)) is None


def test_changes_since_the_last_look_are_marked_for_a_day(cast: Cast, week: IntroWeek) -> None:
    dina = cast.actor("dina")
    first = mine(cast)
    assert (first.changes, first.is_news) == ({}, True)
    note_look(actor=dina, student=first.student, look=None, kept=first.kept, now=AT)
    share(week, sessions=moved(week, "mentor", "3"), visits=[])
    second = mine(cast)
    assert second.changes == {"mentor": "time"}
    note_look(actor=dina, student=second.student, look=second.look, kept=second.kept, now=AT)
    again = mine(cast, AT + dt.timedelta(hours=23))
    assert (again.changes, again.is_news) == ({"mentor": "time"}, False)
    assert mine(cast, AT + dt.timedelta(hours=24)).changes == {}


def test_another_mentor_and_a_face_that_comes_no_more_are_said(cast: Cast, week: IntroWeek) -> None:
    browser = cast.client("dina")
    assert "andere mentor" not in browser.get("/mijn/week/").content.decode()
    joris = WeekMentor.objects.get(week=week)
    karim = WeekMentor.objects.create(
        region=week.region, week=week, programme=joris.programme, name="Karim"
    )
    groups = [{**row, "mentor": str(karim.pk)} for row in WeekPlan.objects.get().rows["groups"]]
    share(week, groups=groups, visits=[])
    page = browser.get("/mijn/week/").content.decode()
    assert [word in page for word in ("Karim", "andere mentor", "een bekende komt toch niet")] == [True] * 3  # fmt: skip


@pytest.mark.usefixtures("week")
def test_the_page_keeps_the_look_of_the_pupil_and_not_of_a_parent(cast: Cast) -> None:
    cast.client("parent").get("/mijn/")
    assert WeekLook.objects.count() == 0
    page = cast.client("dina").get("/mijn/").content.decode()
    assert "Mijn introductieweek" in page
    assert WeekLook.objects.count() == 1


def longer(cast: Cast, week: IntroWeek, *days: int) -> None:
    """On each of these days after the first one part more, to which another own teacher of Dina comes."""
    of: dict[str, Any] = {"region": week.region, "week": week}
    rows = WeekPublication.objects.get(week=week, ended_at=None).plan.rows
    sessions, visits = list(rows["sessions"]), list(rows["visits"])
    for n in days:
        code, day = f"later-{n}", FIRST_DAY + dt.timedelta(days=n)
        WeekSlot.objects.create(
            **of, code=code, day=day, half="am", begins=dt.time(9), ends=dt.time(10)
        )
        WeekPart.objects.create(**of, key=code, title=f"Deel {n}", takes_visit=True)
        teacher = TeacherOffer.objects.create(
            **of, school=cast.places.witt_school, code=f"T{n}", name=f"Docent{n}", asked_at=NOW
        )
        cast.dina.teachers = [*cast.dina.teachers, f"T{n}"]
        sessions.append({"group": "g1", "type": code, "slot": code, "room": sessions[0]["room"]})
        visits.append({"teacher": str(teacher.pk), "group": "g1", "slot": code})
    cast.dina.save()
    share(week, sessions=sessions, visits=visits)


def test_the_page_asks_as_often_for_a_long_week_as_for_a_short_one(
    cast: Cast, week: IntroWeek
) -> None:
    browser, counts = cast.client("dina"), []
    browser.get("/mijn/week/")
    for days in ((1,), (2, 3, 4)):
        longer(cast, week, *days)  # shared anew, so that nothing of it is kept from before
        with CaptureQueriesContext(connection) as seen:
            page = browser.get("/mijn/week/").content.decode()
        assert all(f"Docent{n}" in page and f"Deel {n}" in page for n in days)
        frame = ("SAVEPOINT", "warmwelkom.region")
        counts.append(len([q for q in seen if not any(one in q["sql"] for one in frame)]))
    assert counts[0] == counts[1]
    with CaptureQueriesContext(connection) as again:
        browser.get("/mijn/week/")
    assert len([q for q in again if not any(one in q["sql"] for one in frame)]) <= 12


def test_a_calendar_follows_the_week_until_it_is_stopped(cast: Cast, week: IntroWeek) -> None:
    student = mine(cast).student
    words = own_calendar(actor=cast.actor("dina"), student=student, now=NOW)
    way = f"/weekagenda/{week.region.slug}/{words}/"
    browser = Client()
    answer = browser.get(way)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2
    assert "Van je oude school komt: Jan" in text
    assert "Dina" not in text
    assert browser.get(way, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    own_calendar(actor=cast.actor("dina"), student=student, now=NOW)
    assert browser.get(way).status_code == 404
    assert browser.get(f"/weekagenda/{week.region.slug}/{words[:-1]}X/").status_code == 404


@pytest.mark.usefixtures("week")
def test_a_parent_makes_no_calendar_that_outlives_their_access(cast: Cast) -> None:
    way = "/mijn/week/agenda/"
    assert way in cast.client("dina").get("/mijn/week/").content.decode()
    parent = cast.client("parent")
    page = parent.get("/mijn/week/").content.decode()
    assert "Je mentor" in page
    assert way not in page
    assert way not in parent.get("/mijn/").content.decode()
    assert [parent.get(way).status_code, parent.post(way, {"do": "make"}).status_code] == [404, 404]
    with pytest.raises(MayNotKnow):
        own_calendar(actor=cast.actor("parent"), student=mine(cast).student, now=NOW)
    assert WeekCalendar.objects.count() == 0


@pytest.mark.usefixtures("week")
def test_how_it_was_is_said_once_and_after_the_week(cast: Cast) -> None:
    browser, way = cast.client("dina"), "/mijn/week/terugblik/"
    assert browser.get(way).status_code == 404
    IntroWeek.objects.update(last_day=NOW.date())
    assert browser.post(way, {"met": "yes"}).status_code == 422
    assert cast.client("parent").get(way).status_code == 404
    answer = browser.post(way, {"met": "yes", "welcome": "5", "parts": ["mentor"]})
    assert answer.status_code == 302
    rows = WeekAnswer.objects.values_list("part", "met_known", "welcome")
    assert sorted(rows, key=str) == [("", True, 5), ("mentor", True, None)]
    assert "Dank je wel" in browser.get(way).content.decode()
    with pytest.raises(SaidAlready):
        say_how_it_was(
            actor=cast.actor("dina"), student=mine(cast, NOW).student, met=False, welcome=1, parts=[],
            now=NOW,
        )  # fmt: skip


def test_only_whole_weeks_are_counted_for_a_plan(cast: Cast, week: IntroWeek) -> None:
    student = mine(cast).student
    say_how_it_was(
        actor=cast.actor("dina"), student=student, met=True, welcome=3, parts=[], now=NOW
    )
    day = dt.timedelta(days=1)
    assert counted_in_region(week.region_id, FIRST_DAY, FIRST_DAY) == (1, 1, 0)
    assert counted_in_region(week.region_id, FIRST_DAY + day, FIRST_DAY + day) == (0, 0, 0)
