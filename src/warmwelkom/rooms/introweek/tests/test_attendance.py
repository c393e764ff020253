"""Who is there: ticks, the code on the door, ten o'clock, the desk, and a stand-in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import FIRST_DAY, make_week
from tests.pupils import add_pupil, enrol

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.base.clock import AMSTERDAM, move_date_with
from warmwelkom.rooms.introweek.domain.attendance import say_here, tick_student, untick_student
from warmwelkom.rooms.introweek.domain.not_seen import mark_late
from warmwelkom.rooms.introweek.domain.stand_in import let_mentor_stand_in, let_teacher_stand_in
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekAnswer,
    WeekAttendance,
    WeekMentor,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.introweek.queries.attendance import own_group_here
from warmwelkom.rooms.introweek.queries.looking_back import looking_back
from warmwelkom.rooms.transitions.models import Enrolment, Signal


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(FIRST_DAY, dt.time(hour, minute), AMSTERDAM)


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        piet = add_pupil(cast, "Piet", "Vos")
        for number, one in enumerate((cast.dina, piet)):
            enrol(cast, one, f"S{number}", class_name="VZ-1b", starts_on=FIRST_DAY)
        found = make_week(cast.dina, piet, school=cast.places.mondriaan)
        WeekAttendance.objects.all().delete()
        WeekMentor.objects.filter(week=found).update(email="joris@school.example")
        yield found


@pytest.fixture
def first_day() -> None:
    """The region stands at the first day of the week."""
    move_date_with(lambda _region: FIRST_DAY)


def student(cast: Cast) -> WeekStudent:
    return WeekStudent.objects.select_related("week").get(transition=cast.dina)


def line(cast: Cast) -> Enrolment:
    return Enrolment.objects.get(transition=cast.dina)


@pytest.mark.usefixtures("week")
def test_a_tick_goes_to_the_pupils_way_and_is_taken_back(cast: Cast) -> None:
    joris, dina = cast.actor("joris"), student(cast)
    tick_student(actor=joris, student=dina, slot="1", day=FIRST_DAY, is_seen=True, now=at(9))
    assert line(cast).seen_on == FIRST_DAY
    untick_student(actor=joris, student=dina, slot="1", now=at(9, 5))
    assert (line(cast).seen_on, WeekAttendance.objects.count()) == (None, 0)


@pytest.mark.usefixtures("week")
def test_who_is_not_seen_is_on_the_overview_and_somebody_calls(cast: Cast) -> None:
    joris, dina = cast.actor("joris"), student(cast)
    tick_student(actor=joris, student=dina, slot="1", day=FIRST_DAY, is_seen=False, now=at(9))
    assert Signal.objects.filter(transition=cast.dina, rule="not_seen", ended_at=None).count() == 1
    calls = apps.get_model("summer", "SilenceStep").objects  # the room beside this one follows
    assert calls.filter(transition=cast.dina, reason="not_seen").count() == 1
    tick_student(actor=joris, student=dina, slot="1", day=FIRST_DAY, is_seen=True, now=at(9, 20))
    assert Signal.objects.filter(transition=cast.dina, rule="not_seen", ended_at=None).count() == 0
    assert calls.filter(transition=cast.dina, reason="not_seen").count() == 0


@pytest.mark.usefixtures("week")
def test_undoing_one_half_day_leaves_what_was_said_of_the_other(cast: Cast) -> None:
    joris, dina = cast.actor("joris"), student(cast)
    calls = apps.get_model("summer", "SilenceStep").objects.filter(
        transition=cast.dina, reason="not_seen"
    )
    said = {"actor": joris, "student": dina, "day": FIRST_DAY}
    tick_student(**said, slot="1", is_seen=False, now=at(9))
    tick_student(**said, slot="3", is_seen=False, now=at(13))
    untick_student(actor=joris, student=dina, slot="1", now=at(14))
    assert (line(cast).not_seen_on, calls.count()) == (FIRST_DAY, 1)
    tick_student(**said, slot="1", is_seen=True, now=at(14, 5))
    assert (line(cast).seen_on, line(cast).not_seen_on) == (FIRST_DAY, FIRST_DAY)
    untick_student(actor=joris, student=dina, slot="3", now=at(14, 10))
    assert (line(cast).seen_on, line(cast).not_seen_on) == (FIRST_DAY, None)
    untick_student(actor=joris, student=dina, slot="1", now=at(14, 15))
    assert (line(cast).seen_on, line(cast).not_seen_on, calls.count()) == (None, None, 0)


def test_at_ten_o_clock_who_nobody_ticked_is_not_seen(cast: Cast, week: IntroWeek) -> None:
    house = system_actor(region_id=week.region_id)
    piet = WeekStudent.objects.select_related("week").exclude(transition=cast.dina).get()
    tick_student(
        actor=cast.actor("joris"), student=piet, slot="1", day=FIRST_DAY, is_seen=True, now=at(9)
    )
    counts = [mark_late(actor=house, now=at(9, 59)), mark_late(actor=house, now=at(10)), mark_late(actor=house, now=at(10, 10))]  # fmt: skip
    assert counts == [0, 1, 0]
    row = WeekAttendance.objects.get(student=student(cast))
    assert (row.is_seen, row.how, line(cast).not_seen_on) == (False, "late", FIRST_DAY)
    assert mark_late(actor=house, now=at(12) + dt.timedelta(days=1)) == 0


@pytest.mark.usefixtures("week")
def test_a_student_says_it_with_the_code_and_the_mentor_has_the_last_word(cast: Cast) -> None:
    dina = student(cast)
    half = own_group_here(student=dina, group="g1", now=at(8, 30))
    assert half is not None
    assert half.slot == "1"
    assert own_group_here(student=dina, group="g1", now=at(8, 29)) is None
    with pytest.raises(MayNotKnow):
        own_group_here(student=dina, group="g2", now=at(9))
    told = {"actor": cast.actor("dina"), "student": dina, "slot": "1", "day": FIRST_DAY}
    said = say_here(**told, now=at(8, 50))
    assert said is not None
    assert said.how == "code"
    tick_student(
        actor=cast.actor("joris"), student=dina, slot="1", day=FIRST_DAY, is_seen=False, now=at(9)
    )
    assert say_here(**told, now=at(9, 1)) is None


@pytest.mark.usefixtures("first_day")
def test_the_mentors_page_and_its_undo(cast: Cast, week: IntroWeek) -> None:
    browser, dina = cast.client("joris"), student(cast)
    page = browser.get(reverse("introweek:group_here", args=[week.pk, "g1"])).content.decode()
    assert "Dina" in page
    way = reverse("introweek:tick", args=[dina.pk])
    words = {"group": "g1", "half": "2026-08-24-am"}
    browser.post(way, {**words, "seen": "yes"})
    assert WeekAttendance.objects.get().is_seen
    browser.post(f"{way}?seen=open&group=g1&half=2026-08-24-am")
    assert WeekAttendance.objects.count() == 0
    assert browser.post(way, {"group": "g9", "seen": "yes"}).status_code == 404


def test_nobody_is_ticked_before_the_day_itself(cast: Cast, week: IntroWeek) -> None:
    move_date_with(lambda _region: FIRST_DAY - dt.timedelta(days=1))
    browser = cast.client("joris")
    page = browser.get(reverse("introweek:group_here", args=[week.pk, "g1"])).content.decode()
    assert "Dina" in page
    assert "Aantikken kan vanaf de dag zelf." in page
    assert 'name="seen"' not in page
    way = reverse("introweek:tick", args=[student(cast).pk])
    for said in ("yes", "no"):
        words = {"group": "g1", "half": "2026-08-24-am", "seen": said}
        assert browser.post(way, words).status_code == 404
    assert (line(cast).seen_on, line(cast).not_seen_on) == (None, None)
    assert WeekAttendance.objects.count() == 0


def test_a_mentor_of_no_group_here_gets_404(cast: Cast, week: IntroWeek) -> None:
    way = reverse("introweek:tick", args=[student(cast).pk])
    for stranger in ("emre", "esra", "sami"):
        browser = cast.client(stranger)
        assert browser.post(way, {"group": "g1", "seen": "yes"}).status_code == 404
        assert browser.get(reverse("introweek:desk", args=[week.pk])).status_code == 404
        assert browser.get(reverse("introweek:group_here", args=[week.pk, "g1"])).status_code == 404
    assert WeekAttendance.objects.count() == 0


def test_a_mentor_is_known_by_the_mail_address_of_the_list(cast: Cast, week: IntroWeek) -> None:
    WeekMentor.objects.update(email="Joris@School.example")
    way = reverse("introweek:group_here", args=[week.pk, "g1"])
    assert cast.client("joris").get(way).status_code == 200


def test_the_desk_says_where_somebody_should_be_and_the_pupil_can_read_that(
    cast: Cast, week: IntroWeek
) -> None:
    way = reverse("introweek:desk", args=[week.pk])
    page = cast.client("joris").get(way, {"naam": "bakk"}).content.decode()
    assert "Dina" in page
    assert "Piet" not in page
    assert Act.objects.filter(action="introweek.see_student", about=cast.dina.pupil_id).count() == 1
    assert "Dina" not in cast.client("joris").get(way, {"naam": "b"}).content.decode()


def test_another_mentor_takes_the_group_over_and_everybody_sees_it(
    cast: Cast, week: IntroWeek
) -> None:
    ill = WeekMentor.objects.get(week=week)
    other = WeekMentor.objects.create(region=week.region, week=week, programme=ill.programme, name="Karim", max_groups=0)  # fmt: skip
    plan = WeekPublication.objects.select_related("plan__week").get(ended_at=None).plan
    made = let_mentor_stand_in(actor=cast.actor("mia"), plan=plan, ill=ill, instead=other, now=NOW)
    assert WeekPublication.objects.get(ended_at=None).plan_id == made.pk
    assert made.rows["groups"][0]["mentor"] == str(other.pk)
    assert made.sentence == "Karim in plaats van Joris"


def test_an_ill_teacher_is_replaced_by_who_said_yes_or_by_nobody(
    cast: Cast, week: IntroWeek
) -> None:
    ill = TeacherOffer.objects.get(week=week)
    cast.dina.teachers = [*cast.dina.teachers, "VOS"]
    cast.dina.save()
    vos = TeacherOffer.objects.create(region=week.region, week=week, school=ill.school, code="VOS", name="Vos", asked_at=NOW)  # fmt: skip
    browser, way = cast.client("mia"), reverse("introweek:stand_in", args=[week.pk])
    page = browser.get(way, {"wie": f"docent:{ill.pk}"}).content.decode()
    assert "bel eerst: dit dagdeel was niet aangeboden" in page
    told = browser.post(way, {"ill": f"docent:{ill.pk}", "instead": str(vos.pk)}, follow=True)
    assert told.redirect_chain == [(reverse("introweek:difference", args=[week.pk]), 302)]
    assert "Vos komt bij Je mentor" in told.content.decode()
    vos.refresh_from_db()
    plan = WeekPublication.objects.select_related("plan__week").get(ended_at=None).plan
    assert plan.rows["visits"] == [{"teacher": str(vos.pk), "group": "g1", "slot": "2"}]
    assert vos.half_days == ["2026-08-24-am"]
    made = let_teacher_stand_in(
        actor=cast.actor("mia"), plan=plan, ill=vos, instead=None,
        visits={("g1", "2"): "2026-08-24-am"}, now=NOW,
    )  # fmt: skip
    assert made.rows["visits"] == []


def test_looking_back_tells_of_nobody(cast: Cast, week: IntroWeek) -> None:
    WeekAnswer.objects.all().delete()
    WeekAnswer.objects.create(region=week.region, week=week, student=student(cast), part="", met_known=True, welcome=5, at=NOW)  # fmt: skip
    here = looking_back(actor=cast.actor("mia"), week=week)
    assert (here.told.all.answered, here.parts, here.before) == (None, [], None)
    page = cast.client("hanna").get(reverse("introweek:look_back", args=[week.pk]))
    assert page.status_code == 200
    assert (
        cast.client("esra").get(reverse("introweek:look_back", args=[week.pk])).status_code == 404
    )


def test_paper_has_given_names_and_codes(cast: Cast, week: IntroWeek) -> None:
    browser = cast.client("mia")
    labels = browser.get(reverse("introweek:labels", args=[week.pk])).content.decode()
    assert "<b>Dina</b>" in labels
    assert "Bakker" not in labels
    sheets = browser.get(reverse("introweek:door_sheets", args=[week.pk])).content.decode()
    assert 'class="iw-qr"' in sheets
