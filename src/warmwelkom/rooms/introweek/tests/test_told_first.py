"""A week that is shared for the first time: who is expected hears it, by the own school where there is no address."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_days import link_of
from tests.introweek_plan import make_week
from tests.summer_tasks import reach

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekInvitation,
    WeekMentor,
    WeekPlan,
    WeekPublication,
)
from warmwelkom.rooms.introweek.tests.test_difference import way


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        found = make_week(cast.dina, school=cast.places.mondriaan)
        WeekMentor.objects.filter(week=found).update(email="Joris@school.example")
        link_of(WeekInvitation.objects.get(week=found))
        return found


def mails(cast: Cast) -> dict[str, str]:
    with cast.scope():
        rows = Message.objects.filter(key__startswith="introweek-changed")
        return {row.to: f"{row.subject}\n{row.text}" for row in rows}


def test_sharing_leads_to_whom_to_tell(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        WeekPublication.objects.all().delete()
        plan = WeekPlan.objects.get(week=week)
    answer = cast.client("mia").post(
        reverse("introweek:decide", args=[plan.pk]), {"do": "publish"}, follow=True
    )
    assert answer.redirect_chain[-1][0] == way(week, "?naar=1")
    page = answer.content.decode()
    assert "Versie 1 is voor het eerst gedeeld" in page
    assert "Mail deze 2 mensen" in page
    assert "deze groep is nieuw" not in page


def test_who_is_expected_reads_where_once(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    assert "Er gaan 2 mails uit." in client.post(way(week), follow=True).content.decode()
    assert "Zij kregen deze mail al." in client.post(way(week), follow=True).content.decode()
    told = mails(cast)
    assert set(told) == {"Joris@school.example", "jan@school.example"}
    for text in told.values():
        assert "Je rooster in de introductieweek is klaar" in text
        assert "- maandag 24 augustus 11.00–12.00: Je mentor" in text
        assert "NIEUW" not in text
        assert "Dina" not in text
    with cast.scope():
        offer = TeacherOffer.objects.get(week=week)
        link = link_of(WeekInvitation.objects.get(week=week))
        region = week.region.slug
    assert reverse("introweek:offer", args=[region, link, offer.pk]) in told["jan@school.example"]
    with cast.scope():  # shared anew after it was taken away: still the same news
        WeekPublication.objects.update(ended_at=NOW)
        plan = WeekPlan.objects.get(week=week)
        WeekPublication.objects.create(
            region=week.region, week=week, at=NOW, by_name="Mia", plan=plan
        )
    assert "Zij kregen deze mail al." in client.post(way(week), follow=True).content.decode()


def test_without_an_address_the_own_school_is_asked_to_pass_it_on(
    cast: Cast, week: IntroWeek
) -> None:
    with cast.scope():
        TeacherOffer.objects.filter(week=week).update(email="", name="J. de Boer (100%)")
    client = cast.client("mia")
    assert "geen mailadres: de mail gaat naar oud@school.example" in client.get(way(week)).content.decode()  # fmt: skip
    client.post(way(week))
    text = mails(cast)["oud@school.example"]
    assert "J. de Boer (100%)\n- maandag 24 augustus 11.00–12.00: Je mentor" in text
    assert "Dina" not in text


def test_the_page_of_the_school_says_who_is_expected_where(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        link = link_of(WeekInvitation.objects.get(week=week))
        way = reverse("introweek:offers", args=[week.region.slug, link])
    page = Client().get(way).content.decode()
    assert "ma 24 aug 11.00–12.00: Je mentor, A A12" in page
    assert "Dina" not in page
    with cast.scope():
        WeekPublication.objects.update(ended_at=NOW)
    assert "Je mentor" not in Client().get(way).content.decode()


def test_who_cannot_be_mailed_is_named_to_be_called(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        TeacherOffer.objects.filter(week=week).update(email="")
        WeekInvitation.objects.filter(week=week).update(ended_at=NOW)
    said = cast.client("mia").post(way(week), follow=True).content.decode()
    assert "Er gaat 1 mail uit. Bel zelf: Jan." in said
    assert set(mails(cast)) == {"Joris@school.example"}


def test_a_student_with_a_first_week_gets_a_message(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        reach(cast.dina)
    client = cast.client("mia")
    assert "Stuur 1 student een bericht" in client.get(way(week)).content.decode()
    client.post(way(week), {"do": "students"})
    with cast.scope():
        texts = [row.text for row in Message.objects.filter(key__startswith="introweek-week:")]
    assert ["is klaar" in text for text in texts] == [True]


def test_who_stops_sharing_by_mistake_shares_again_with_one_button(
    cast: Cast, week: IntroWeek
) -> None:
    client = cast.client("mia")
    with cast.scope():
        plan = WeekPlan.objects.get(week=week)
    way = reverse("introweek:decide", args=[plan.pk])
    page = client.post(way, {"do": "unpublish"}, follow=True).content.decode()
    assert "Niemand krijgt daar een bericht van" in page
    assert f'action="{way}?do=publish"' in page
    client.post(f"{way}?do=publish")
    with cast.scope():
        assert WeekPublication.objects.filter(week=week, ended_at__isnull=True).count() == 1
