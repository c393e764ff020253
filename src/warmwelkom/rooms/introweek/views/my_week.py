"""`/mijn/week/`: a student's own week, and afterwards how it was."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.feelings import say_how_it_was
from warmwelkom.rooms.introweek.forms_of_days import FeelingForm
from warmwelkom.rooms.introweek.queries.my_week import MyWeek, has_answered, my_week_for
from warmwelkom.rooms.introweek.seen import my_week_seen
from warmwelkom.rooms.transitions.api import faces_for


@require_safe
@speaks(*PUPILS_SPEAK)
@page("introweek.own_week")
def my_week(request: HouseRequest) -> HttpResponse:
    """Day by day: what, where, with whom; what changed is marked."""
    mine = my_week_seen(actor=request.actor, now=request.now)
    photos = faces_for(request.actor) if mine and mine.faces else {}
    words = {"mine": mine, "is_parent": request.actor.kind == "parent", "photos": photos}
    return render(request, "introweek/days/my_week.html", words)


@page("introweek.own_week")
def answer(request: HouseRequest) -> HttpResponse:
    """Two questions, from the last day on, once."""
    mine = _mine(request)
    if request.actor.kind != "pupil" or not mine.is_over:
        raise MayNotKnow
    if has_answered(mine.student):
        return render(request, "introweek/days/answered.html", {"mine": mine})
    parts = [(hour.what.key, hour.what.title) for hour in mine.hours]
    form = FeelingForm(request.POST or None, parts=parts)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            say_how_it_was(
                actor=request.actor, student=mine.student, met=said["met"] == "yes",
                welcome=int(said["welcome"]), parts=said["parts"], now=request.now,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Dank je wel. Niemand leest dit met je naam erbij."))
            return redirect("introweek:answer")
    words = {"mine": mine, "form": form}
    return render(request, "introweek/days/answer.html", words, status=422 if form.errors else 200)


def _mine(request: HouseRequest) -> MyWeek:
    found = my_week_for(actor=request.actor, now=request.now)
    if found is None:
        raise MayNotKnow
    return found
