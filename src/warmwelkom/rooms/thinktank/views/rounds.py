"""`/denktank/<region>/rondes/`: choose together, by account or in class; hidden until the close."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.actor import ANONYMOUS
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.ballots import cast_ballot, cast_in_class
from warmwelkom.rooms.thinktank.domain.rounds import close_round, open_round
from warmwelkom.rooms.thinktank.models import ChoiceOption, ChoiceRound, ClassCode
from warmwelkom.rooms.thinktank.queries.rounds import (
    ballots_as_pabulib,
    open_code,
    plans_to_choose_from,
    round_of,
    rounds_for,
)
from warmwelkom.rooms.thinktank.round_forms import RoundForm, answers_in

FORM_NUMBER = re.compile(r"[0-9a-f]{32}")
PHONES = 300
"""Answers in five minutes from one address: a school is one address, and so is who guesses codes."""


@page("thinktank.read")
def rounds(request: HouseRequest, region: str) -> HttpResponse:
    here = rounds_for(actor=request.actor, now=request.now)
    may_run = may(request.actor, "thinktank.run_rounds")
    return render(
        request, "thinktank/round/list.html", {**here, "region": region, "may_run": may_run}
    )


@page("thinktank.run_rounds")
def new(request: HouseRequest, region: str) -> HttpResponse:
    """Make a round; it opens at once."""
    form = RoundForm(request.POST or None, rows=plans_to_choose_from())
    if request.method == "POST" and form.is_valid():
        try:
            made = open_round(actor=request.actor, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("De ronde is open. Deel het adres van deze bladzijde."))
            return redirect("thinktank:round", region=region, pk=made.pk)
    return render(
        request,
        "thinktank/round/new.html",
        {"form": form, "region": region},
        status=422 if form.errors else 200,
    )


@page("thinktank.see_round")
def show(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Answer while it is open; afterwards what came out, and why."""
    here = round_of(actor=request.actor, pk=pk, now=request.now)
    return render(
        request,
        "thinktank/round/show.html",
        {
            **here,
            "region": region,
            "may_vote": here["round"].for_partners and may(request.actor, "thinktank.contribute"),
            "may_run": may(request.actor, "thinktank.run_rounds"),
        },
    )


@require_POST
@page("thinktank.vote")
def vote(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    round_ = ChoiceRound.objects.get_for(request.actor, "thinktank.vote", pk=pk)
    answers = answers_in(request.POST, round_=round_, options=list(round_.options.all()))
    try:
        cast_ballot(actor=request.actor, round_=round_, answers=answers, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Je keuze is bewaard. Tot het sluiten kun je hem veranderen."))
    return redirect("thinktank:round", region=region, pk=pk)


@require_POST
@page("thinktank.run_rounds")
def close(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """End a round before its day."""
    round_ = ChoiceRound.objects.get_for(request.actor, "thinktank.see_round", pk=pk)
    close_round(actor=request.actor, round_=round_, now=request.now)
    return redirect("thinktank:round", region=region, pk=pk)


@page("thinktank.vote_in_class")
def class_door(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Where a class code is typed: on to the choices, or back with what is wrong."""
    ChoiceRound.objects.get_for(request.actor, "thinktank.vote_in_class", pk=pk)
    if not within_limit(name="class-code", who=address_of(request), most=120, seconds=300):
        return render(request, "429.html", status=429)
    code = request.GET.get("code", "")
    known = open_code(code=code, now=request.now) if code else None
    if known:
        return redirect("thinktank:vote_in_class", region=region, pk=pk, code=known.code)
    if code:
        messages.error(request, _("Deze code is niet open. Kijk hem na, of vraag het je docent."))
    return redirect("thinktank:round", region=region, pk=pk)


@page("thinktank.vote_in_class")
def in_class(request: HouseRequest, region: str, pk: UUID, code: str) -> HttpResponse:
    """A phone in class answers; nothing of the phone is kept."""
    if not within_limit(name="class-vote", who=address_of(request), most=PHONES, seconds=300):
        return render(request, "429.html", status=429)
    round_ = ChoiceRound.objects.get_for(request.actor, "thinktank.vote_in_class", pk=pk)
    known = open_code(code=code, now=request.now)
    if known is None:  # answered and not raised, for a try that is rolled back is never counted
        return render(request, "404.html", status=404)
    options = list(round_.options.select_related("contribution"))
    fault = done = ""
    if request.method == "POST":
        fault, done = _answer_in_class(request, round_, known, options)
    return render(
        request,
        "thinktank/round/in_class.html",
        {"round": round_, "options": options, "is_open": round_.is_open(request.now),
         "fault": fault, "done": done, "form": uuid.uuid4().hex, "region": region},
        status=422 if fault else 200,
    )  # fmt: skip


def _answer_in_class(
    request: HouseRequest, round_: ChoiceRound, code: ClassCode, options: list[ChoiceOption]
) -> tuple[str, str]:
    """(what is wrong, what to say when it is in); one of them is empty."""
    nobody = replace(ANONYMOUS, region_id=request.actor.region_id)
    form = request.POST.get("form", "")
    if not FORM_NUMBER.fullmatch(form):
        return _("Dit formulier is niet heel aangekomen. Kies nog een keer."), ""
    try:
        cast_in_class(
            actor=nobody,
            round_=round_,
            code=code,
            token=salted_hmac("thinktank.ballot", form, algorithm="sha256").hexdigest(),
            answers=answers_in(request.POST, round_=round_, options=options),
            now=request.now,
        )
    except UserError as why:
        return str(why), ""
    return "", _("Je keuze is binnen. Dank je wel.")


@page("thinktank.see_round")
def file(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The ballots of a closed round without names, in the field's standard form, to count again."""
    round_ = ChoiceRound.objects.get_for(request.actor, "thinktank.see_round", pk=pk)
    text = ballots_as_pabulib(round_)
    if text is None:
        raise MayNotKnow
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{region}-{round_.opens_at:%Y-%m-%d}.pb"'
    return answer
