"""What a browser does with the pages behind a school's link."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_days import link_of
from tests.introweek_plan import make_week

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.domain.asking import invite_school, list_teachers
from warmwelkom.rooms.introweek.models import TeacherOffer, WeekInvitation
from warmwelkom.rooms.introweek.models.people_of_week import last_letter_of


def test_the_link_goes_to_no_other_site_and_the_forms_can_be_sent(cast: Cast) -> None:
    """With `no-referrer` a browser hides where a form comes from, and the house refuses what it can't place."""
    with cast.scope():
        week = make_week(cast.dina, school=cast.places.mondriaan)
        token = link_of(WeekInvitation.objects.get(week=week))
        offer = TeacherOffer.objects.get(week=week)
    for name, more in (("offers", []), ("offer", [offer.pk])):
        page = Client().get(reverse(f"introweek:{name}", args=[week.region.slug, token, *more]))
        assert page.headers["Referrer-Policy"] == "same-origin"
        assert "no-referrer" not in page.content.decode()


def test_who_wrote_themselves_down_without_a_code_is_found_on_the_lists(cast: Cast) -> None:
    """By mail or by name: one line for one person, with the code by which the house knows whom they taught."""
    with cast.scope():
        week = make_week(cast.dina, school=cast.places.mondriaan)
        school = cast.places.witt_school
        cast.dina.teachers = ["JAN Jan Jansen", "ALI A. de Boer", "KOO Miriam Koolman"]
        cast.dina.mentor_email, cast.dina.mentor_name = "a.deboer@witt.example", "A. de Boer"
        cast.dina.save()
        TeacherOffer.objects.filter(week=week).delete()
        of = {"region": week.region, "week": week, "school": school, "asked_at": NOW}
        TeacherOffer.objects.create(**of, name="Anna de Boer", email="A.deBoer@witt.example")
        TeacherOffer.objects.create(**of, name="miriam koolman", half_days=["2026-08-24-am"])
        assert list_teachers(week=week, school=school, now=NOW) == 1
        assert list_teachers(week=week, school=school, now=NOW) == 0
        rows = TeacherOffer.objects.filter(week=week).values_list("code", "name", "email")
        assert sorted(rows) == [
            ("ALI", "Anna de Boer", "A.deBoer@witt.example"),
            ("JAN", "Jan Jansen", ""),
            ("KOO", "miriam koolman", ""),
        ]


def test_a_planner_sees_that_the_mail_with_the_link_did_not_arrive(cast: Cast) -> None:
    with cast.scope():
        week = make_week(cast.dina, school=cast.places.mondriaan)
        row = invite_school(
            actor=cast.actor("mia"), week=week, school=cast.places.witt_school,
            email="weg@witt.example", now=NOW,
        )  # fmt: skip
    browser, way = cast.client("mia"), reverse("introweek:asking", args=[week.pk])
    assert "mail kwam niet aan" not in browser.get(way).content.decode()
    with cast.scope():
        Message.objects.filter(key=last_letter_of(row)).update(state=Message.State.FAILED)
    page = browser.get(way).content.decode()
    assert "mail kwam niet aan" in page
    assert "Kijk of weg@witt.example klopt" in page
