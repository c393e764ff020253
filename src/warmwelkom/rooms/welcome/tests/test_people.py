"""A question goes to a person who answers; a class mentor's welcome stands on the pages of the own class."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import enrol
from tests.welcome import make_welcome

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.welcome.models import Question, WelcomeWord

ASK, ANSWER = "/mijn/vraag/", "/welkomvragen/"


def _placed(cast: Cast) -> None:
    with cast.scope():
        enrol(
            cast, cast.dina, class_name="VZ-1b", class_mentor="Joris",
            class_mentor_email="joris@school.example", programme=cast.places.care,
        )  # fmt: skip


def test_a_question_says_who_reads_it_and_the_answer_comes_back(cast: Cast) -> None:
    _placed(cast)
    browser = cast.client("dina")
    assert "Joris antwoordt uiterlijk" in browser.get(ASK).content.decode()
    assert browser.post(ASK, {"text": "Waar is de ingang?"}).status_code == 302
    with cast.scope():
        question = Question.objects.get()
        mail = Message.objects.get(to="joris@school.example")
    assert question.answer_by > NOW.date()
    assert "ingang" not in mail.text + mail.subject
    joris = cast.client("joris")
    assert "Waar is de ingang?" in joris.get(ANSWER).content.decode()
    joris.post(ANSWER, {"question": str(question.pk), "text": "Naast de fietsen"})
    assert "Naast de fietsen" in browser.get(ASK).content.decode()


def test_an_empty_question_is_asked_again_and_nothing_is_lost(cast: Cast) -> None:
    page = cast.client("dina").post(ASK, {"text": " "})
    assert page.status_code == 422
    assert "Eén zin is genoeg." in page.content.decode()


@pytest.mark.parametrize("who", ["bob", "charlie", "lars"])
def test_a_stranger_reads_and_answers_no_question(cast: Cast, who: str) -> None:
    with cast.scope():
        make_welcome(cast.dina, school=cast.places.mondriaan)
        question = Question.objects.get()
    browser = cast.client(who)
    assert "Hoe laat?" not in browser.get(ANSWER).content.decode()
    posted = browser.post(ANSWER, {"question": str(question.pk), "text": "x"})
    assert posted.status_code == 404


def test_the_welcome_stands_on_the_pages_of_the_own_class_alone(cast: Cast) -> None:
    _placed(cast)
    joris = cast.client("joris")
    words = {"class_name": "VZ-1b", "text": "Ik sta bij de deur", "phone": "", "answers": ""}
    assert joris.post(reverse("welcome:word"), words).status_code == 302
    joris.post(reverse("welcome:word"), {**words, "class_name": "AB-2c"})
    with cast.scope():
        assert [row.class_name for row in WelcomeWord.objects.all()] == ["VZ-1b"]
    assert "Ik sta bij de deur" in cast.client("dina").get("/mijn/").content.decode()
    with cast.scope():
        Transition.objects.get(pk=cast.dina.pk).enrolments.update(class_name="VZ-1c")
    assert "Ik sta bij de deur" not in cast.client("dina").get("/mijn/").content.decode()


@pytest.mark.parametrize(
    ("address", "typed", "status"),
    [
        ("/welkomlinks/", {"pupil": "geen nummer"}, 302),
        ("/welkomvragen/", {"question": "geen nummer", "text": "Dag"}, 404),
    ],
)
def test_what_is_no_number_is_nobody(
    cast: Cast, address: str, typed: dict[str, str], status: int
) -> None:
    assert cast.client("alice").post(address, typed).status_code == status
    with cast.scope():
        assert Message.objects.count() == 0
