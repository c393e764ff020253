"""The example pupil's own page: a word of welcome, questions and their answers, what she says is done."""

from __future__ import annotations

import datetime as dt

from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.summer.whom import Summer
from warmwelkom.rooms.summer.domain.tasks import say_task_done
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.welcome.domain.questions import answer_question, ask_question
from warmwelkom.rooms.welcome.domain.words import say_welcome
from warmwelkom.rooms.welcome.models import Question, WelcomeWord
from warmwelkom.rooms.welcome.queries.asking import asking_for

CLASS = "PMK3-1a"
WORD = (
    "Fijn dat je in onze klas komt. Ik sta maandag bij de deur met een blauw vest. Kun je de weg "
    "niet vinden, of ben je te laat? Bel me gerust, ik kom je halen."
)
PHONE, HOURS = "06 01 23 45 67", "Ik antwoord op werkdagen vóór 17 uur."
WRITTEN = moment(dt.date(2026, 7, 10), 15)


def welcome_the_class(summer: Summer) -> None:
    """The class mentor writes what stands on the page of whoever comes."""
    if not WelcomeWord.objects.filter(class_name=CLASS).exists():
        say_welcome(
            actor=summer.actor("k.bensaid"), class_name=CLASS, text=WORD, phone=PHONE,
            answers=HOURS, now=WRITTEN,
        )  # fmt: skip


def ask(summer: Summer, text: str, at: dt.datetime) -> Question:
    """The example pupil asks on the own page; whoever is on it hears it."""
    actor = summer.cast.pupil(summer.pupils[0])
    asking = asking_for(actor=actor, today=at.date())
    return ask_question(
        actor=actor, transition=asking.start.transition, text=text, of=asking.person, by=asking.by,
        now=at,
    )  # fmt: skip


def answer(summer: Summer, question: Question, *, by: str, text: str, at: dt.datetime) -> None:
    """Somebody answers it."""
    answer_question(actor=summer.actor(by), question=question, text=text, now=at)


def say_done(summer: Summer, kind: str, at: dt.datetime) -> None:
    """The example pupil says that a task is done; the school still looks."""
    actor = summer.cast.pupil(summer.pupils[0])
    mine = PupilTask.objects.visible_to(actor, "summer.say_done").filter(template__kind=kind)
    for row in mine.filter(state=PupilTask.State.OPEN):
        say_task_done(actor=actor, task=row, now=at)
