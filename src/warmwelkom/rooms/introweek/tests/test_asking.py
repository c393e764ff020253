"""Asking the old schools, and answering behind the link without a login."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_days import make_days, share
from tests.introweek_plan import make_week
from tests.pupils import add_pupil

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.domain.asking import (
    NotNow,
    address_of,
    invite_school,
    remind_offers,
    remind_school,
    set_last_day,
)
from warmwelkom.rooms.introweek.domain.offers import OfferClosed, say_when
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekInvitation,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.people.models import Location

WEEK = dt.timedelta(days=7)
MORNING = "2026-08-24-am"


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        yield make_week(cast.dina, school=cast.places.mondriaan)


def _invite(cast: Cast, week: IntroWeek, email: str = "decaan@witt.example") -> WeekInvitation:
    row = invite_school(
        actor=cast.actor("mia"), week=week, school=cast.places.witt_school, email=email, now=NOW
    )
    return WeekInvitation.objects.select_related("week__school", "week__region", "school").get(
        pk=row.pk
    )


def _way(row: WeekInvitation) -> str:
    return address_of(row).split("/", 3)[3].join(("/", ""))


def test_a_school_gets_one_link_and_the_old_one_stops(cast: Cast, week: IntroWeek) -> None:
    first, second = _invite(cast, week), _invite(cast, week, "andere@witt.example")
    first.refresh_from_db()
    assert first.ended_at == NOW
    assert second.ended_at is None
    letters = Message.objects.filter(key__startswith="introweek-ask:").values_list("to", flat=True)
    assert list(letters) == ["andere@witt.example"]  # what did not leave yet never does
    assert Client().get(_way(first)).status_code == 410
    assert Client().get(_way(second)).status_code == 200


def test_the_letter_holds_the_link_and_no_name(cast: Cast, week: IntroWeek) -> None:
    row = _invite(cast, week)
    letter = Message.objects.get(key=f"introweek-ask:{row.pk}:first")
    assert letter.subject == "Kom je je oud-leerlingen opzoeken in de introductieweek?"
    assert address_of(row) in letter.text
    assert "Dina" not in letter.text


def test_teachers_of_the_lists_stand_ready_once(cast: Cast, week: IntroWeek) -> None:
    _invite(cast, week)
    _invite(cast, week)
    rows = TeacherOffer.objects.filter(week=week).values_list("code", "name", "email")
    assert sorted(rows) == [
        ("", "Alice", "alice@school.example"),
        ("JAN", "Jan", "jan@school.example"),
        ("PIE", "PIE", ""),
    ]


def test_a_teacher_says_when_without_a_login_and_changes_it_later(
    cast: Cast, week: IntroWeek
) -> None:
    row = _invite(cast, week)
    offer = TeacherOffer.objects.get(week=week, name="Alice")
    way = f"{_way(row)}{offer.pk}/"
    browser = Client()
    answer = browser.post(way, {"half_days": [MORNING], "max_visits": "2", "can_do": ["mentor"], "travel": "fiets"})  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, _way(row))
    offer.refresh_from_db()
    row.refresh_from_db()
    assert (offer.half_days, offer.max_visits, offer.can_do, offer.travel) == ([MORNING], 2, ["mentor"], "fiets")  # fmt: skip
    assert row.answered_at is not None
    browser.post(way, {})
    offer.refresh_from_db()
    assert (offer.half_days, offer.max_visits) == ([], None)
    assert offer.answered_at is not None


def test_half_days_of_another_week_are_refused_and_nothing_is_lost(
    cast: Cast, week: IntroWeek
) -> None:
    row = _invite(cast, week)
    offer = TeacherOffer.objects.get(week=week, name="Alice")
    answer = Client().post(f"{_way(row)}{offer.pk}/", {"half_days": ["2020-01-01-am"], "travel": "met de tram"})  # fmt: skip
    assert answer.status_code == 422
    assert "met de tram" in answer.content.decode()
    offer.refresh_from_db()
    assert (offer.half_days, offer.answered_at) == ([], None)


def test_after_the_last_day_nothing_changes_and_it_says_what_to_do(
    cast: Cast, week: IntroWeek
) -> None:
    set_last_day(actor=cast.actor("mia"), week=week, day=NOW.date(), now=NOW)
    row = _invite(cast, week)
    offer = TeacherOffer.objects.get(week=week, name="Alice")
    with pytest.raises(OfferClosed):
        say_when(
            actor=cast.actor("mia"), invitation=row, offer=offer, half_days=[MORNING],
            max_visits=None, can_do=[], travel="", now=NOW + dt.timedelta(days=1),
        )  # fmt: skip
    with pytest.raises(NotNow):
        set_last_day(
            actor=cast.actor("mia"), week=week, day=NOW.date() - dt.timedelta(days=1), now=NOW
        )


def test_a_teacher_of_another_school_is_not_behind_this_link(cast: Cast, week: IntroWeek) -> None:
    other = TeacherOffer.objects.create(
        region=week.region, week=week, school=cast.places.maris_school, name="Vreemd", asked_at=NOW
    )
    row = _invite(cast, week)
    browser = Client()
    assert browser.get(f"{_way(row)}{other.pk}/").status_code == 404
    assert "Vreemd" not in browser.get(_way(row)).content.decode()
    assert browser.get(_way(row)[:-3] + "X/").status_code == 404


def test_a_colleague_is_added_once(cast: Cast, week: IntroWeek) -> None:
    way = _way(_invite(cast, week))
    browser = Client()
    for _twice in range(2):
        assert browser.post(way, {"name": "Sanne Vos", "code": "VOS"}).status_code == 302
    assert TeacherOffer.objects.filter(week=week, code="VOS").count() == 1
    assert browser.post(way, {"name": " "}).status_code == 422


def test_silence_is_reminded_after_a_week_three_times_at_most(cast: Cast, week: IntroWeek) -> None:
    WeekInvitation.objects.all().delete()
    row = _invite(cast, week)
    house = system_actor(region_id=week.region_id)
    assert remind_offers(actor=house, now=NOW + WEEK - dt.timedelta(minutes=1)) == 0
    times = [remind_offers(actor=house, now=NOW + n * WEEK) for n in range(1, 6)]
    assert times == [1, 1, 1, 0, 0]
    row.refresh_from_db()
    assert row.reminders == 3


def test_who_answered_is_not_reminded_and_nobody_twice_a_day(cast: Cast, week: IntroWeek) -> None:
    WeekInvitation.objects.all().delete()
    row = _invite(cast, week)
    mia = cast.actor("mia")
    asked = [remind_school(actor=mia, week=week, invitation=row, now=NOW) for _twice in range(2)]
    assert asked == [True, False]
    row.answered_at = NOW
    row.save()
    assert remind_offers(actor=system_actor(region_id=week.region_id), now=NOW + 2 * WEEK) == 0


def test_the_planner_sees_who_answered_and_another_school_gets_404(
    cast: Cast, week: IntroWeek
) -> None:
    make_days(week)
    way = reverse("introweek:asking", args=[week.pk])
    page = cast.client("mia").get(way).content.decode()
    told = "Nu kunnen 20 van de 30 een bekend gezicht zien; met twee dagdelen meer 26."
    assert told in page
    for stranger in ("esra", "alice", "hanna", "lars"):
        assert cast.client(stranger).get(way).status_code == 404
    assert cast.client("mia").post(way, {"do": "remind", "invitation": "x"}).status_code == 404


def test_a_wrong_address_is_told_and_kept(cast: Cast, week: IntroWeek) -> None:
    way = reverse("introweek:asking", args=[week.pk])
    words = {"do": "ask", "school": str(cast.places.witt_school.pk), "email": "geen adres"}
    answer = cast.client("mia").post(way, words)
    assert answer.status_code == 422
    assert 'value="geen adres"' in answer.content.decode()


def _visits(cast: Cast, week: IntroWeek, name: str, where: Location) -> None:
    """A teacher who is expected at the group, for a new student of this place whom they taught."""
    of: dict[str, Any] = {"region": week.region, "week": week}
    rows = WeekPublication.objects.get(week=week, ended_at=None).plan.rows
    first = WeekStudent.objects.filter(week=week)[0]
    student = WeekStudent.objects.create(
        **of, transition=add_pupil(cast, name, location=where, teachers=[name]),
        programme=first.programme, added_at=NOW,
    )  # fmt: skip
    offer = TeacherOffer.objects.create(
        **of, school=where.school, code=name, name=f"Docent {name}", half_days=[MORNING], asked_at=NOW
    )  # fmt: skip
    group = rows["groups"][0]
    members = [*group["students"], str(student.pk)]
    visit = {"teacher": str(offer.pk), "group": "g1", "slot": "2"}
    share(week, groups=[group | {"students": members}], visits=[*rows["visits"], visit])


def test_the_pages_ask_as_often_for_three_teachers_and_two_schools_as_for_one(
    cast: Cast, week: IntroWeek
) -> None:
    way, planner = _way(_invite(cast, week)), reverse("introweek:asking", args=[week.pk])
    offer = TeacherOffer.objects.get(week=week, code="JAN")
    pages = (("anonymous", way), ("anonymous", f"{way}{offer.pk}/"), ("mia", planner))
    counts: list[list[int]] = []
    for more in (
        (),
        (("ANA", cast.places.witt), ("BEA", cast.places.witt), ("CAS", cast.places.maris)),
    ):
        for name, where in more:
            _visits(cast, week, name, where)
        for who, page in pages:  # what a process keeps for a minute is not what is counted
            cast.client(who).get(page)
        counts.append([_asked(cast.client(who), page) for who, page in pages])
    told = [cast.client(who).get(page).content.decode() for who, page in pages]
    assert [[name in page for page in told] for name in ("Docent ANA", "Docent BEA", "Maris")] == [
        [True, False, True], [True, False, True], [False, False, True],
    ]  # fmt: skip
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 12


def _asked(browser: Client, way: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(way).status_code == 200
    frame = ("SAVEPOINT", "warmwelkom.region")
    return len([one for one in seen if not any(word in one["sql"] for word in frame)])
