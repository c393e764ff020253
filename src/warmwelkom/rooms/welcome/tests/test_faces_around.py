"""The photos on the pages around the own page: beside who reads and answers a question, and in the introduction week."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, YEAR, Cast
from tests.introweek_plan import make_week
from tests.pupils import add_pupil
from tests.welcome import add_photo

from warmwelkom.rooms.introweek.models import TeacherOffer
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import Enrolment
from warmwelkom.rooms.welcome.models import Question, StaffPhoto

ASK, MINE, WEEK = "/mijn/vraag/", "/mijn/", "/mijn/week/"


def _door(photo: StaffPhoto) -> str:
    return f'<img class="ww-person__door" src="/mijn/gezicht/{photo.pk}/" alt="" width="96" height="96">'


def _page(cast: Cast, path: str, who: str = "dina") -> str:
    return str(cast.client(who).get(path).content.decode())


def _queries(browser: Client, path: str) -> int:
    """How often the page asks, without the frame around each."""
    with CaptureQueriesContext(connection) as seen:
        browser.get(path)
    frame = ("SAVEPOINT", "warmwelkom.region")
    return len([q for q in seen if not any(word in q["sql"] for word in frame)])


@pytest.fixture
def asked(cast: Cast) -> Cast:
    """Dina comes into the class of Joris, who answered a question of hers; Alice did so before."""
    with cast.scope():
        of: dict[str, Any] = {"region": cast.places.region, "transition": cast.dina}
        Enrolment.objects.create(
            **of, school=cast.places.mondriaan, school_year=YEAR, surname="Bakker", student_number="7",
            programme_name="Zorg", class_name="VZ-1b", class_mentor="Joris",
            class_mentor_email="joris@school.example",
        )  # fmt: skip
        for name in ("Joris", "Alice", "Bob"):
            Question.objects.create(
                **of, text=f"Dag {name}?", asked_at=NOW, answer_by=NOW.date(), answer="Ja.",
                answered_at=NOW, answered_by_name=name,
            )  # fmt: skip
    return cast


def test_who_reads_and_who_answered_has_a_face(asked: Cast) -> None:
    with asked.scope():
        joris, alice, bob = (add_photo(asked, name) for name in ("joris", "alice", "bob"))
    page = _page(asked, ASK)
    assert [page.count(_door(row)) for row in (joris, alice, bob)] == [2, 1, 0]
    assert "Bob, " in page  # nobody of Dina's: the name and no face


def test_without_a_photo_the_names_are_there(asked: Cast) -> None:
    page = _page(asked, ASK)
    assert "ww-person__door" in page
    assert all(name in page for name in ("Joris, ", "Alice, ", "Bob, "))
    assert "<img" not in page


@pytest.fixture
def week(cast: Cast) -> Cast:
    """Alice, the mentor of old, comes to the introduction week of Dina and Piet; it is Piet's first look."""
    with cast.scope():
        make_week(cast.dina, add_pupil(cast, "Piet", "Vos"), school=cast.places.mondriaan)
        TeacherOffer.objects.update(name="Alice", email="Alice@school.example")
    return cast


def test_whom_one_knows_in_the_introduction_week_has_a_face(week: Cast) -> None:
    with week.scope():
        photo = add_photo(week, "alice")
    for who, path in (("dina", MINE), ("parent", MINE), ("dina", WEEK)):
        page = _page(week, path, who)
        assert page.partition("al?</h3>")[2].count(_door(photo)) == 1, (who, path)


def test_who_left_the_school_has_none_any_more(week: Cast) -> None:
    with week.scope():
        photo = add_photo(week, "alice")
        Role.objects.filter(person=week.alice).update(ended_at=NOW)
    page = _page(week, MINE)
    assert ("Wie ken je al?" in page, str(photo.pk) in page) == (True, False)


def test_a_photo_of_another_under_the_same_name_is_not_shown(week: Cast) -> None:
    with week.scope():
        photo = add_photo(week, "alice")
        TeacherOffer.objects.update(email="alice@else.example")
    assert str(photo.pk) not in _page(week, WEEK)


def test_the_number_of_queries_does_not_grow_with_questions(asked: Cast) -> None:
    browser, counts = asked.client("dina"), []
    for number in range(3):
        with asked.scope():
            Question.objects.create(
                region=asked.places.region, transition=asked.dina, text=f"En {number}?", answer="Nee.",
                asked_at=NOW + dt.timedelta(hours=number), answer_by=NOW.date(), answered_at=NOW,
                answered_by_name="Joris",
            )  # fmt: skip
            add_photo(asked, ("joris", "alice", "bob")[number])
        counts.append(_queries(browser, ASK))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 12
