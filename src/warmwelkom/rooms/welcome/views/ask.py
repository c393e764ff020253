"""`/mijn/vraag/`: a question of the pupil's. `/welkomvragen/`: whoever works on the pupil answers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.welcome.domain.questions import answer_question, ask_question
from warmwelkom.rooms.welcome.forms import QuestionForm
from warmwelkom.rooms.welcome.models import Question
from warmwelkom.rooms.welcome.queries.asking import asking_for, questions_for
from warmwelkom.rooms.welcome.queries.faces import faces_by_name


@speaks(*PUPILS_SPEAK)
@page("welcome.mine")
def ask(request: HouseRequest) -> HttpResponse:
    """Ask the person who is on it; it says who that is and when an answer comes."""
    asking = asking_for(
        actor=request.actor, today=request.now.date(), task=request.GET.get("taak", "")
    )
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_question(
            actor=request.actor, transition=asking.start.transition, now=request.now,
            text=form.cleaned_data["text"], of=asking.person, by=asking.by,
            about=asking.task.template.title if asking.task else "",
        )  # fmt: skip
        messages.success(
            request, _("Je vraag is verstuurd. Hieronder lees je straks het antwoord.")
        )
        return redirect("welcome:ask")
    photos = faces_by_name(actor=request.actor)
    context = {
        "form": form, "asking": asking, "is_parent": request.actor.kind == "parent",
        "photo": photos.get(asking.person.name if asking.person else "", ""),
        "answers": [(row, photos.get(row.answered_by_name, "")) for row in asking.before],
    }  # fmt: skip
    return render(request, "welcome/ask.html", context, status=422 if form.errors else 200)


@page("welcome.questions")
def questions(request: HouseRequest) -> HttpResponse:
    """Everything that pupils asked, and an answer to one of them."""
    typed, fault = {}, ""
    if request.method == "POST":
        pk, text = request.POST.get("question", ""), request.POST.get("text", "")
        question = _question(request, pk)
        try:
            answer_question(
                actor=request.actor, question=question, text=text[:1000], now=request.now
            )
        except UserError as wrong:
            typed, fault = {"pk": question.pk, "text": text}, str(wrong)
        else:
            messages.success(request, _("Je antwoord staat op de bladzijde van de leerling."))
            return redirect("welcome:questions")
    rows = questions_for(request.actor)
    waiting = [row for row in rows if row.answered_at is None]
    context = {
        "waiting": waiting, "answered": rows[len(waiting):], "typed": typed, "fault": fault,
        "today": request.now.date(),
    }  # fmt: skip
    return render(request, "welcome/questions.html", context, status=422 if fault else 200)


def _question(request: HouseRequest, typed: str) -> Question:
    """One that this person may answer; raises MayNotKnow, for what is no number too."""
    try:
        number = UUID(typed)
    except ValueError:
        raise MayNotKnow from None
    found: Question = Question.objects.get_for(request.actor, "welcome.answer", pk=number)
    return found
