"""Somebody is ill during the week: what was done already stands, and nobody is offered who cannot."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week
from tests.pupils import enrol

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.domain.stand_in import (
    CannotStandIn,
    let_mentor_stand_in,
    let_teacher_stand_in,
)
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekMentor,
    WeekPart,
    WeekPlan,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.people.models import Programme

MORNING = "2026-08-24-am"


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        enrol(cast, cast.dina, "S1", class_name="VZ-1b")
        yield make_week(cast.dina, school=cast.places.mondriaan)


def shared(week: IntroWeek) -> WeekPlan:
    rows = WeekPublication.objects.select_related("plan__week").filter(week=week, ended_at=None)
    return rows.get().plan


def test_the_visit_before_somebody_fell_ill_stands_in_the_same_morning(
    cast: Cast, week: IntroWeek
) -> None:
    ill = TeacherOffer.objects.get(week=week)
    WeekPart.objects.filter(week=week, key="welkom").update(takes_visit=True)
    plan = shared(week)
    made, later = ({"teacher": str(ill.pk), "group": "g1", "slot": slot} for slot in ("1", "2"))
    plan.rows["visits"] = [made, later]
    plan.save()
    let_teacher_stand_in(
        actor=cast.actor("mia"), plan=plan, ill=ill, instead=None,
        visits={("g1", "2"): MORNING}, now=NOW,
    )  # fmt: skip
    assert shared(week).rows["visits"] == [made]
    ill.refresh_from_db()
    assert ill.half_days == [MORNING]
    let_teacher_stand_in(
        actor=cast.actor("mia"), plan=shared(week), ill=ill, instead=None,
        visits={("g1", "1"): MORNING}, now=NOW,
    )  # fmt: skip
    ill.refresh_from_db()
    assert (shared(week).rows["visits"], ill.half_days) == ([], [])


def test_a_mentor_whose_programme_nobody_follows_is_not_offered_and_is_refused(
    cast: Cast, week: IntroWeek
) -> None:
    ill = WeekMentor.objects.get(week=week)
    empty = Programme.objects.create(
        region=week.region, school=week.school, crebo="25099", name="Leeg", level=2
    )
    of = {"region": week.region, "week": week}
    WeekMentor.objects.create(**of, programme=ill.programme, name="Karim")
    other = WeekMentor.objects.create(**of, programme=empty, name="Fatima", max_groups=0)
    browser, way = cast.client("mia"), reverse("introweek:stand_in", args=[week.pk])
    page = browser.get(way, {"wie": f"mentor:{ill.pk}"}).content.decode()
    assert "Karim" in page
    assert "Fatima" not in page
    words = {"ill": f"mentor:{ill.pk}", "instead": str(other.pk)}
    assert browser.post(way, words).status_code == 404
    with pytest.raises(CannotStandIn, match="volgt de opleiding van Fatima"):
        let_mentor_stand_in(
            actor=cast.actor("mia"), plan=shared(week), ill=ill, instead=other, now=NOW
        )
    other.refresh_from_db()
    assert (other.max_groups, shared(week).number) == (0, 1)


def test_who_is_ill_in_a_programme_that_all_left_is_a_sentence_and_no_error(
    cast: Cast, week: IntroWeek
) -> None:
    ill = WeekMentor.objects.get(week=week)
    karim = WeekMentor.objects.create(
        region=week.region, week=week, programme=ill.programme, name="Karim"
    )
    WeekStudent.objects.filter(week=week).update(gone_at=NOW)
    with pytest.raises(CannotStandIn, match="volgt de opleiding van Karim"):
        let_mentor_stand_in(
            actor=cast.actor("mia"), plan=shared(week), ill=ill, instead=karim, now=NOW
        )


def test_whom_a_swap_touches_is_mailed_with_the_third_tap(cast: Cast, week: IntroWeek) -> None:
    ill = WeekMentor.objects.get(week=week)
    WeekMentor.objects.filter(pk=ill.pk).update(email="joris@school.example")
    karim = WeekMentor.objects.create(
        region=week.region, week=week, programme=ill.programme, name="Karim"
    )
    browser, way = cast.client("mia"), reverse("introweek:stand_in", args=[week.pk])
    words = {"ill": f"mentor:{ill.pk}", "instead": str(karim.pk)}
    page = browser.get(way, {"wie": words["ill"], "door": words["instead"]}).content.decode()
    assert "Wie het raakt, krijgt meteen een mail." in page
    assert "is nog niet gedeeld" not in page
    said = browser.post(way, words, follow=True).content.decode()
    assert "Het rooster is aangepast en gedeeld. Er gaat 1 mail uit. Bel zelf: Karim." in said
    told = Message.objects.filter(key__startswith="introweek-changed")
    assert [row.to for row in told] == ["joris@school.example"]
    assert browser.post(way, words).status_code == 200  # the same tap twice changes nothing more
    assert (shared(week).number, told.count()) == (2, 1)


def test_a_swap_says_which_version_waits(cast: Cast, week: IntroWeek) -> None:
    ill = WeekMentor.objects.get(week=week)
    of = {"region": week.region, "week": week}
    karim = WeekMentor.objects.create(**of, programme=ill.programme, name="Karim")
    rows = shared(week).rows
    WeekPlan.objects.create(**of, number=2, kind="moved", rows=rows, at=NOW, by_name="Mia")
    page = cast.client("mia").get(
        reverse("introweek:stand_in", args=[week.pk]),
        {"wie": f"mentor:{ill.pk}", "door": str(karim.pk)},
    )
    assert "Versie 2 is nog niet gedeeld." in page.content.decode()
