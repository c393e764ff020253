"""Who has only a link, without a login, learns no count under five: not by reading, and not by subtracting."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_days import link_of, make_days
from tests.introweek_plan import make_week
from tests.pupils import add_pupil

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.domain.asking import invite_school
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    SchoolOutlook,
    TeacherOffer,
    WeekInvitation,
    WeekStudent,
)


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        yield make_week(cast.dina, school=cast.places.mondriaan)


@pytest.fixture
def way(week: IntroWeek) -> str:
    """The page of the one school that was asked."""
    token = link_of(WeekInvitation.objects.get(week=week))
    return reverse("introweek:offers", args=[week.region.slug, token])


def told(way: str) -> list[str]:
    """Everything that the page of a school counts."""
    page = Client().get(way).content.decode()
    return re.findall(r"[\w ]*\d+ van jullie(?: \d+)? leerlingen", page)


def test_the_school_reads_what_it_gives_and_nothing_of_few(week: IntroWeek, way: str) -> None:
    make_days(week)
    assert told(way) == [
        " kunnen ten minste 20 van jullie 30 leerlingen",
        "Met twee dagdelen meer ontmoeten ten minste 25 van jullie leerlingen",
    ]
    SchoolOutlook.objects.update(students=4, known=4, now=3, more=[])
    assert told(way) == []


def test_who_changes_an_offer_and_counts_again_works_out_nobody(week: IntroWeek, way: str) -> None:
    """28 of 30 leaves two, and 28 after 25 is three whom one teacher knows: neither can be read."""
    make_days(week)
    more = [{"half_days": 1, "reached": 29, "at": []}]
    for now in (25, 28):
        SchoolOutlook.objects.update(now=now, more=more)
        assert told(way) == [" kunnen ten minste 25 van jullie 30 leerlingen"]
    SchoolOutlook.objects.update(now=4, more=more)
    assert told(way) == ["Met één dagdeel meer ontmoeten ten minste 25 van jullie leerlingen"]


def test_a_teacher_reads_where_and_never_with_how_many(week: IntroWeek, way: str) -> None:
    offer = TeacherOffer.objects.get(week=week)
    page = Client().get(f"{way}{offer.pk}/").content.decode()
    assert "Hier word je verwacht" in page
    assert "groep Verzorgende-IG 1, daar kennen ze je" in page
    assert "oud-leerling" not in page


def test_a_letter_counts_from_five_pupils_on(cast: Cast, week: IntroWeek) -> None:
    assert _letter(cast, week).startswith("Leerlingen van Johan de Witt beginnen straks bij")
    first = WeekStudent.objects.get(week=week)
    for number in range(4):
        WeekStudent.objects.create(
            region=week.region, week=week, transition=add_pupil(cast, f"Evi{number}"),
            programme=first.programme, added_at=NOW,
        )  # fmt: skip
    assert _letter(cast, week).startswith("5 leerlingen van Johan de Witt beginnen straks bij")


def _letter(cast: Cast, week: IntroWeek) -> str:
    """What a school reads after the greeting."""
    row = invite_school(
        actor=cast.actor("mia"), week=week, school=cast.places.witt_school,
        email="decaan@witt.example", now=NOW,
    )  # fmt: skip
    letter = Message.objects.get(key=f"introweek-ask:{row.pk}:first")
    return str(letter.text.split("\n\n")[1])
