"""What differs between two versions, whom it touches, and a mail to them alone."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_days import share
from tests.introweek_plan import make_week
from tests.pupils import add_pupil

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.difference import changes_of_groups, own_change
from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor, WeekPlan, WeekPublication
from warmwelkom.rooms.introweek.tests.plans import MONDAY, ROWS, whereabouts

BEFORE = dt.datetime.combine(MONDAY, dt.time(7), AMSTERDAM)
NOON = dt.datetime.combine(MONDAY, dt.time(12), AMSTERDAM)


def rows(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(ROWS), **changes}


def sentences(**changes: Any) -> dict[str, list[str]]:
    found = changes_of_groups(whereabouts(), whereabouts(**changes))
    return {one.name: one.sentences for one in found}


def sessions(*moved: tuple[str, str, str, str]) -> list[dict[str, str]]:
    """The sessions of the plan with these (group, part, slot, room) in place of what stands there."""
    other = {(group, part): {"group": group, "type": part, "slot": slot, "room": room} for group, part, slot, room in moved}  # fmt: skip
    return [other.get((row["group"], row["type"]), row) for row in ROWS["sessions"]]


def test_the_same_plan_has_no_difference() -> None:
    assert sentences() == {}


def test_each_difference_is_a_sentence_of_its_group() -> None:
    assert sentences(sessions=sessions(("g2", "tour", "mon-2", "t104"))) == {
        "g2": ["Rondleiding gaat van ma 24 aug 09.00 naar ma 24 aug 10.30, T T1.04"]
    }
    assert sentences(sessions=sessions(("g2", "tour", "mon-1", "t104"))) == {
        "g2": ["Rondleiding, ma 24 aug 09.00: T T1.04 in plaats van T hal"]
    }
    visits = [ROWS["visits"][0], {"teacher": "t1", "group": "g2", "slot": "mon-1"}]
    assert sentences(visits=visits) == {
        "g1": ["Soekhoe komt niet meer bij Rondleiding"],
        "g2": ["Soekhoe komt bij Rondleiding, ma 24 aug 09.00"],
    }
    groups = [{**ROWS["groups"][0], "mentor": None, "students": ["dina"]}, {**ROWS["groups"][1], "students": ["omar", "piet"]}]  # fmt: skip
    assert sentences(groups=groups) == {
        "g1": ["de mentor wordt –, in plaats van Joris", "er gaat 1 student weg"],
        "g2": ["er komt 1 student bij"],
    }
    assert sentences(sessions=ROWS["sessions"][1:]) == {"g1": ["Rondleiding vervalt"]}
    assert sentences(groups=ROWS["groups"][:1])["g2"][0] == "deze groep is er niet meer"


def test_somebody_is_touched_by_own_hours_that_are_still_to_come() -> None:
    old, new = whereabouts(), whereabouts(sessions=sessions(("g1", "tour", "mon-2", "t104")))
    change = own_change(old.of_teacher("t1"), new.of_teacher("t1"), now=BEFORE)
    assert change is not None
    assert [hour.where.name for hour in change.news] == ["T1.04"]
    assert own_change(old.of_teacher("t1"), new.of_teacher("t1"), now=NOON) is None
    assert own_change(old.of_mentor("m1"), old.of_mentor("m1"), now=BEFORE) is None
    gone = own_change(old.of_teacher("t1"), [], now=BEFORE)
    assert gone is not None
    assert gone.hours == []


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        piet = add_pupil(cast, "Piet", "Vos")
        found = make_week(cast.dina, piet, school=cast.places.mondriaan)
        WeekMentor.objects.filter(week=found).update(email="Joris@school.example")
        return found


def way(week: IntroWeek, words: str = "") -> str:
    return reverse("introweek:difference", args=[week.pk]) + words


def moved(week: IntroWeek, slot: str = "3") -> list[dict[str, Any]]:
    found = copy.deepcopy(WeekPlan.objects.get(week=week, number=1).rows["sessions"])
    found[1]["slot"] = slot
    return list(found)


def test_before_sharing_it_is_seen_and_nobody_is_mailed(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    client.post(reverse("introweek:move", args=[week.pk, "g1", "mentor"]), {"slot": "3", "version": "1"})  # fmt: skip
    page = client.get(way(week)).content.decode()
    assert "Wat er verandert van versie 1 naar 2" in page
    assert "Je mentor gaat van ma 24 aug 11.00 naar ma 24 aug 13.00" in page
    assert "Deel eerst het plan." in page
    assert client.post(way(week)).status_code == 302
    with cast.scope():
        assert not Message.objects.filter(key__startswith="introweek-changed").exists()


def test_after_sharing_whom_it_touches_is_mailed_once(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        share(week, sessions=moved(week), visits=[])
    client = cast.client("mia")
    assert "Mail deze 2 mensen" in client.get(way(week)).content.decode()
    said = client.post(way(week), follow=True).content.decode()
    assert "Er gaan 2 mails uit." in said
    said = client.post(way(week), follow=True).content.decode()
    assert "Zij kregen deze mail al." in said
    with cast.scope():
        found = {row.to: row.text for row in Message.objects.filter(key__startswith="introweek-changed")}  # fmt: skip
    assert set(found) == {"Joris@school.example", "jan@school.example"}
    assert "NIEUW maandag 24 augustus 13.00–14.00: Je mentor" in found["Joris@school.example"]
    assert "Je hoeft dus niet te komen." in found["jan@school.example"]
    assert all("Mail vandaag nog naar mia@school.example" in text for text in found.values())
    assert [name for name in ("Dina", "Bakker", "Piet", "Vos") if name in str(found)] == []


def test_who_sees_nothing_different_gets_no_mail(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        share(week)
    page = cast.client("mia").get(way(week)).content.decode()
    assert "Geen mentor of oude docent hoeft iets te weten." in page
    assert "In geen groep is iets anders." in page


def test_two_versions_that_somebody_chooses(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        share(week, sessions=moved(week))
        share(week, sessions=moved(week, "4"))
    client = cast.client("mia")
    page = client.get(way(week, "?van=1&naar=2")).content.decode()
    assert "naar ma 24 aug 13.00" in page
    assert "Mail deze" not in page  # another version is shared by now
    assert "?van=1&amp;naar=3" in client.get(way(week)).content.decode()
    assert client.get(way(week, "?van=1&naar=9")).status_code == 404
    assert client.get(way(week, "?van=2&naar=2")).status_code == 404
    assert client.get(way(week, "?van=x&naar=-1")).status_code == 200
    listed = client.get(reverse("introweek:versions", args=[week.pk])).content.decode()
    assert "?van=2&amp;naar=3" in listed


def test_one_version_that_is_not_shared_has_nothing_beside_it(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        WeekPublication.objects.update(ended_at=NOW)
    page = cast.client("mia").get(way(week)).content.decode()
    assert "Er is nog niets om te vergelijken" in page


def test_a_stranger_gets_404(cast: Cast, week: IntroWeek) -> None:
    assert [cast.client(who).get(way(week)).status_code for who in ("joris", "alice", "lars")] == [404] * 3  # fmt: skip


def test_it_costs_as_many_queries_for_many_changes(cast: Cast, week: IntroWeek) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            cast.client("mia").get(way(week))
        return len([row for row in seen if "introweek" in row["sql"]])

    with cast.scope():
        share(week)
    few = asked()
    with cast.scope():
        share(week, sessions=moved(week), visits=[])
    assert asked() == few <= 12
