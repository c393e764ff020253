"""Older students of the same old school: only after a yes, only to who went there too."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import FIRST_DAY, make_week
from tests.pupils import add_pupil

from warmwelkom.rooms.introweek.models import IntroWeek, WeekBuddy, WeekStudent
from warmwelkom.rooms.introweek.queries import published
from warmwelkom.rooms.introweek.queries.my_week import my_week_for
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.transitions.models import Transition


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        cato = add_pupil(cast, "Cato", location=cast.places.maris)
        yield make_week(cast.dina, cato, school=cast.places.mondriaan)


def buddies_of(week: IntroWeek, way: Transition) -> list[str]:
    publication = shared_of(week.pk)
    assert publication is not None
    student = WeekStudent.objects.select_related("transition__location", "programme").get(
        week=week, transition=way
    )
    return [row.name for row in whereabouts_of(publication).buddies_of(student)]


def test_only_who_said_yes_and_only_to_the_same_old_school(cast: Cast, week: IntroWeek) -> None:
    cato = Transition.objects.get(pupil__given_name="Cato")
    assert buddies_of(week, cast.dina) == ["Sam"]
    assert buddies_of(week, cato) == []


def test_of_the_own_programme_else_of_the_same_campus(cast: Cast, week: IntroWeek) -> None:
    sam = WeekBuddy.objects.get(week=week, name="Sam")
    words = {"region": week.region, "school": cast.places.mondriaan, "level": 3}
    near, far = (
        Programme.objects.create(**words, crebo=crebo, name=crebo, location=place)
        for crebo, place in (("11111", cast.places.mondriaan_location), ("22222", None))
    )
    of = {"region": week.region, "week": week, "school": sam.school, "agreed_on": NOW.date()}
    WeekBuddy.objects.create(**of, programme=near, name="Noa")
    WeekBuddy.objects.create(**of, programme=far, name="Far")
    assert buddies_of(week, cast.dina) == ["Sam"]
    sam.delete()
    forget_minute()
    assert buddies_of(week, cast.dina) == ["Noa"]


def forget_minute() -> None:
    """What a process keeps for a minute is read anew."""
    published._ready.cache_clear()


@pytest.mark.usefixtures("week")
def test_the_student_reads_when_and_where(cast: Cast) -> None:
    found = my_week_for(actor=cast.actor("dina"), now=NOW)
    assert found is not None
    (one,) = found.buddies
    assert (one.name, one.when, one.where) == ("Sam", "ma 24 aug ochtend", "bij de koffie")
    page = cast.client("dina").get(reverse("introweek:my_week")).content.decode()
    assert "Wie zat ook op jouw school?" in page
    assert "Kim" not in page


def test_who_sees_no_teacher_but_has_a_buddy_stands_on_a_line_of_its_own(
    cast: Cast, week: IntroWeek
) -> None:
    client, way = cast.client("mia"), reverse("introweek:plan", args=[week.pk])
    page = client.get(way, {"kijk": "zonder"}).content.decode()
    assert "Niemand van hen heeft een maatje." in page  # Cato is of another school than Sam
    WeekBuddy.objects.filter(week=week, name="Sam").update(school=cast.places.maris_school)
    page = client.get(way, {"kijk": "zonder"}).content.decode()
    assert "<b>1</b> van hen vindt wel een maatje" in page
    assert "<b>1</b> student:" in page  # a buddy is no teacher who taught them: the count stays
    group = client.get(reverse("introweek:group", args=[week.pk, "g1"])).content.decode()
    assert group.count("Maatje van de oude school: Sam") == 1
    assert "Kim" not in page + group


def row(cast: Cast, **words: str) -> dict[str, str]:
    data = {
        "school": str(cast.places.maris_school.pk),
        "programme": str(cast.places.care.pk),
        "name": "Bo",
    }
    data |= {"half_days": f"{FIRST_DAY}-am", "where": "aula", "agreed_on": ""} | words
    return {f"form-0-{name}": value for name, value in data.items()} | {
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0",
    }  # fmt: skip


def test_the_planner_writes_one_down_and_a_day_to_come_is_no_yes(cast: Cast, week: IntroWeek) -> None:  # fmt: skip
    client, way = cast.client("mia"), reverse("introweek:buddies", args=[week.pk])
    page = client.post(way, row(cast, agreed_on="2026-04-03")).content.decode()
    assert "Schrijf de dag waarop iemand ja zei." in page
    client.post(way, row(cast))
    bo = WeekBuddy.objects.get(week=week)  # who is not on the page any more is erased
    assert (bo.name, bo.agreed_on, bo.half_days) == ("Bo", None, [f"{FIRST_DAY}-am"])
    assert "0 maatjes zeiden ja" in client.get(way).content.decode()


def test_another_school_gets_404(cast: Cast, week: IntroWeek) -> None:
    way = reverse("introweek:buddies", args=[week.pk])
    assert [cast.client(who).get(way).status_code for who in ("emre", "alice", "lars")] == [404] * 3
