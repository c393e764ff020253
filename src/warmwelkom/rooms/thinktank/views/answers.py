"""What waits for an answer, and one answer to whatever was chosen."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.answering import answer_needs
from warmwelkom.rooms.thinktank.forms_thread import ANSWERS, AnswerForm
from warmwelkom.rooms.thinktank.queries.answers import (
    answers_for,
    needs_to_answer,
    organisations_of,
)


@page("thinktank.contribute")
def answers(request: HouseRequest, region: str) -> HttpResponse:
    """Late, to do, answered, and what goes to the next meeting."""
    return answers_page(request, region)


def answers_page(
    request: HouseRequest, region: str, *, fault: str = "", refused: bool = False
) -> HttpResponse:
    """The list, with a sentence when nothing was chosen; 404 when what was chosen is not theirs."""
    if refused:
        raise Http404
    here = answers_for(actor=request.actor, today=request.now.date())
    words = {"here": here, "region": region, "fault": fault,
             "moderates": may(request.actor, "thinktank.moderate")}  # fmt: skip
    return render(request, "thinktank/answers.html", words)


@page("thinktank.contribute")
def answer(request: HouseRequest, region: str) -> HttpResponse:
    """One answer to the chosen needs, each with all that is merged into it."""
    chosen = request.POST.getlist("need") or request.GET.getlist("need")
    needs = needs_to_answer(actor=request.actor, pks=chosen)
    if not needs:
        return answers_page(
            request,
            region,
            fault=_("Kruis eerst aan waarop je wilt antwoorden."),
            refused=bool(chosen),
        )
    schools = organisations_of(request.actor)
    form = AnswerForm(request.POST or None, schools=schools)
    if request.method == "POST" and form.is_valid():
        try:
            rows = answer_needs(
                actor=request.actor, needs=[need.pk for need in needs], now=request.now,
                answer=form.cleaned_data["answer"], organisation=form.school(),
            )  # fmt: skip
        except UserError as fault:
            form.add_error("answer", str(fault))
        else:
            text = ngettext("Het antwoord staat bij %(n)s behoefte.",
                            "Het antwoord staat bij %(n)s behoeften.", len(rows))  # fmt: skip
            messages.success(request, text % {"n": len(rows)})
            return redirect("thinktank:answers", region=region)
    here = {"form": form, "needs": needs, "region": region, "examples": ANSWERS,
            "again": [need for need in needs if need.answered_on]}  # fmt: skip
    return render(request, "thinktank/answer.html", here, status=422 if form.errors else 200)
