"""The planner's pages: what they show, what they cost, who is turned away."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week as make_row
from tests.pupils import add_pupil

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekMentor,
    WeekPart,
    WeekPlan,
    WeekPublication,
    WeekRoom,
    WeekStudent,
)

PAGES = (
    "weeks",
    "week",
    "days",
    "parts",
    "rooms",
    "mentors",
    "rules",
    "students",
    "plan",
    "versions",
)
MOST = 12


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return make_row(cast.dina, add_pupil(cast, "Evi"), school=cast.places.mondriaan)


def address(name: str, week: IntroWeek, *words: Any) -> str:
    return reverse(f"introweek:{name}", args=[] if name == "weeks" else [week.pk, *words])


@pytest.mark.parametrize("name", PAGES)
def test_it_works(cast: Cast, week: IntroWeek, name: str) -> None:
    assert cast.client("mia").get(address(name, week)).status_code == 200


@pytest.mark.parametrize("view", ["ruimtes", "docenten", "mentoren", "botsingen", "zonder"])
def test_each_view_of_the_plan_works(cast: Cast, week: IntroWeek, view: str) -> None:
    answer = cast.client("mia").get(address("plan", week), {"kijk": view})
    assert answer.status_code == 200
    assert "Bakker" not in answer.content.decode()  # no student by name on the plan itself


@pytest.mark.parametrize("who", ["emre", "esra", "alice", "hanna", "lars", "fatima"])
def test_who_does_not_plan_here_gets_404(cast: Cast, week: IntroWeek, who: str) -> None:
    for name in PAGES:
        assert cast.client(who).get(address(name, week)).status_code == 404


def test_a_planner_of_another_school_gets_404(cast: Cast) -> None:
    with cast.scope():
        other = make_row(cast.dina, school=cast.places.yuverta)
        plan = WeekPlan.objects.get(week=other)
    client = cast.client("mia")
    assert client.get(address("plan", other)).status_code == 404
    assert client.get(address("group", other, "g1")).status_code == 404
    assert client.get(address("move", other, "g1", "mentor")).status_code == 404
    answer = client.post(reverse("introweek:decide", args=[plan.pk]), {"do": "unpublish"})
    assert answer.status_code == 404
    with cast.scope():
        assert WeekPublication.objects.get(week=other).ended_at is None


def test_the_page_says_how_good_it_is_and_could_be(cast: Cast, week: IntroWeek) -> None:
    page = cast.client("mia").get(address("plan", week)).content.decode()
    assert "Meer dan 1 kan niet" in page
    assert "van 2 nieuwe studenten" in page
    assert "versie 1, gedeeld" in " ".join(page.split())


def test_a_group_shows_whom_each_meets_and_that_is_an_act(cast: Cast, week: IntroWeek) -> None:
    page = cast.client("mia").get(address("group", week, "g1")).content.decode()
    assert "Dina de Bakker" in page
    assert "Jan" in page
    with cast.scope():
        acts = Act.objects.filter(action="introweek.see_student")
        assert {act.about for act in acts} == {
            row.transition.pupil_id
            for row in WeekStudent.objects.filter(week=week).select_related("transition")
        }
    cast.client("mia").get(address("group", week, "g1"))
    with cast.scope():
        assert Act.objects.filter(action="introweek.see_student").count() == len(acts)


def test_moving_shows_what_breaks_and_makes_a_pinned_version(cast: Cast, week: IntroWeek) -> None:
    client, at = cast.client("mia"), address("move", week, "g1", "mentor")
    page = client.get(at).content.decode()
    assert "ruilt met Welkom" in page  # before the welcome: an order that is told
    assert "Een onderdeel komt voor een ander dat eerst moet" in page
    assert "Komt dan niet: Jan." in page  # in the afternoon, when Jan is not there
    assert client.post(at, {"slot": "3", "version": "0"}).status_code == 422
    assert client.post(at, {"slot": "x", "version": "1"}).status_code == 422
    assert client.post(at, {"slot": "3", "version": "1"}).status_code == 302
    with cast.scope():
        new, old = WeekPlan.objects.filter(week=week)
        row = next(one for one in new.rows["sessions"] if one["type"] == "mentor")
        assert (row["slot"], row["pinned"], new.kind) == ("3", True, "moved")
        assert next(one for one in old.rows["sessions"] if one["type"] == "mentor")["slot"] == "2"
        assert new.rows["figures"]["familiar"] == 0
        assert WeekPublication.objects.get(week=week, ended_at__isnull=True).plan_id == old.pk


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, week: IntroWeek) -> None:
    """A room with no seats among good ones: nothing is saved, and what was typed is still there."""
    rooms = {
        "form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "walks": "A; B; vijf",
        "form-0-name": "Nieuw", "form-0-building": "C", "form-0-seats": "30",
        "form-0-parallel_groups": "1", "form-1-name": "Leeg", "form-1-building": "C",
        "form-1-seats": "0", "form-1-parallel_groups": "1",
    }  # fmt: skip
    answer = cast.client("mia").post(address("rooms", week), rooms)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vul 1 of meer in." in page
    assert "Deze klopt niet: A; B; vijf" in page
    assert 'value="Nieuw"' in page
    with cast.scope():
        names = WeekRoom.objects.filter(week=week).values_list("name", flat=True)
        assert set(names) == {"Aula", "A12"}


def test_a_saved_step_keeps_the_rows_that_stay(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        hall, other = WeekRoom.objects.get(week=week, name="Aula"), WeekRoom.objects.get(name="A12")
    rooms = {
        "form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "2", "walks": "A; C; 4",
        "form-0-id": hall.pk, "form-0-name": "Aula", "form-0-building": "A", "form-0-seats": "90",
        "form-0-parallel_groups": "4", "form-0-features": "hal, step_free",
        "form-1-id": other.pk, "form-1-name": "A12", "form-1-building": "A", "form-1-seats": "22",
        "form-1-parallel_groups": "1", "form-1-DELETE": "on",
        "form-2-name": "C1", "form-2-building": "C", "form-2-seats": "30",
        "form-2-parallel_groups": "1", "form-2-features": "lokaal",
    }  # fmt: skip
    assert cast.client("mia").post(address("rooms", week), rooms).status_code == 302
    with cast.scope():
        rows = WeekRoom.objects.filter(week=week).values_list("pk", "name", "seats", "features")
        found = {row[1]: row for row in rows}
        assert found["Aula"] == (hall.pk, "Aula", 90, ["hal", "step_free"])
        assert set(found) == {"Aula", "C1"}
        week.refresh_from_db()
        assert week.walks == [["A", "C", 4]]


def test_a_week_that_is_not_ready_says_why(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        WeekRoom.objects.filter(week=week, name="A12").delete()
    page = cast.client("mia").get(address("week", week)).content.decode()
    assert "Voor Je mentor is geen ruimte met: lokaal." in page
    answer = cast.client("mia").post(address("ask_plan", week), follow=True)
    assert "Voor Je mentor is geen ruimte met: lokaal." in answer.content.decode()


def test_a_new_week_in_the_past_is_refused(cast: Cast) -> None:
    typed = {"name": "Week", "first_day": "2026-03-30", "days": "3"}
    answer = cast.client("mia").post(reverse("introweek:weeks"), typed)
    assert answer.status_code == 422
    assert "Die dag is al voorbij." in answer.content.decode()
    with cast.scope():
        assert IntroWeek.objects.count() == 0
    typed["first_day"] = str(NOW.date())
    assert cast.client("mia").post(reverse("introweek:weeks"), typed).status_code == 302
    with cast.scope():
        made = IntroWeek.objects.get()
        assert (made.school_id, made.weekslots.count(), made.weekparts.count()) == (
            cast.places.mondriaan.pk, 12, 8,
        )  # fmt: skip


def _cost(cast: Cast, at: str) -> int:
    client = cast.client("mia")
    assert client.get(at).status_code == 200, at
    with CaptureQueriesContext(connection) as asked:
        client.get(at)
    frame = ("SAVEPOINT", "warmwelkom.region")
    return len([row for row in asked if not any(word in row["sql"] for word in frame)])


def _add_rows(week: IntroWeek, name: str) -> None:
    """One more room, mentor and part."""
    of: dict[str, Any] = {"region": week.region, "week": week}
    hall = WeekRoom.objects.get(week=week, name="Aula")
    WeekRoom.objects.create(**of, building=hall.building, name=name, seats=9)
    programme = WeekMentor.objects.filter(week=week)[0].programme
    WeekMentor.objects.create(**of, programme=programme, name=name)
    WeekPart.objects.create(**of, key=name.lower(), title=name)


def test_a_page_costs_the_same_for_one_student_and_for_three(cast: Cast) -> None:
    costs = []
    for names in ((), ("Evi", "Fem")):
        with cast.scope():
            IntroWeek.objects.all().delete()
            pupils = [cast.dina, *(add_pupil(cast, name) for name in names)]
            week = make_row(*pupils, school=cast.places.mondriaan)
            for name in names:
                _add_rows(week, name)
        found = [address(name, week) for name in PAGES]
        found += [address("group", week, "g1"), address("move", week, "g1", "mentor")]
        costs.append([_cost(cast, at) for at in found])
    assert costs[0] == costs[1]
    assert [at for at, cost in zip(found, costs[1], strict=True) if cost > MOST] == []
