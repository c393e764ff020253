"""`/gesprekken/`: about whom a talk is needed, what is planned, what was held; and asking for one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.wishes import ask_talk, choose_talk, end_choice, withdraw_wish
from warmwelkom.rooms.handover.forms_of_talk import ReasonForm, WishForm
from warmwelkom.rooms.handover.models import TalkChoice, TalkWish
from warmwelkom.rooms.handover.queries.needs_of_talk import needs_for
from warmwelkom.rooms.handover.queries.talks import talks_for
from warmwelkom.rooms.transitions.models import Transition


@page("handover.talks")
def talks(request: HouseRequest) -> HttpResponse:
    """One page for both sides; what waits for the reader stands first."""
    here = talks_for(actor=request.actor, today=request.now.date(), pages=request.GET.dict())
    context = {"here": here, "has_hours": True}
    return render(request, "handover/talk/talks.html", context)


@page("handover.weigh_talk")
def choice(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Decide against the criteria, with a reason; what was typed stays when something is wrong."""
    row = Transition.objects.select_related("pupil").get_for(
        request.actor, "handover.weigh_talk", pk=pk
    )
    (need,) = needs_for(actor=request.actor, today=request.now.date(), pupils=[row.pk]) or (None,)
    form = ReasonForm(request.POST or None)
    wanted = "not_needed" if need and need.is_needed else "needed"
    if request.method == "POST" and form.is_valid() and need:
        choose_talk(
            actor=request.actor, transition=row, choice=wanted, now=request.now,
            reason=form.cleaned_data["reason"], fingerprint=need.fingerprint,
        )  # fmt: skip
        messages.success(
            request, _("Het staat erbij, met je reden."),
            extra_tags=reverse("handover:end_choice", args=[row.pk]),
        )  # fmt: skip
        return redirect("handover:talks")
    context = {"row": row, "need": need, "form": form, "wanted": TalkChoice.Choice(wanted)}
    status = 422 if form.errors else 200
    return render(request, "handover/talk/choice.html", context, status=status)


@require_POST
@page("handover.weigh_talk")
def undo_choice(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = Transition.objects.get_for(request.actor, "handover.weigh_talk", pk=pk)
    end_choice(actor=request.actor, transition=row, now=request.now)
    messages.success(request, _("De regels tellen weer."))
    return redirect("handover:talks")


@page("handover.ask_talk")
def ask(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The school or the mbo asks for a talk; the pupil has a page of their own."""
    row = Transition.objects.select_related("pupil").get_for(
        request.actor, "handover.ask_talk", pk=pk
    )
    if request.actor.kind in ("pupil", "parent"):
        return redirect("handover:my_talk")
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            wish = ask_talk(
                actor=request.actor, transition=row, now=request.now,
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
        except UserError as fault:
            messages.error(request, str(fault))
        else:
            messages.success(
                request, _("Je vraag staat op de lijst van de mentor."),
                extra_tags=reverse("handover:withdraw_wish", args=[wish.pk]),
            )  # fmt: skip
        return redirect("handover:talks")
    status = 422 if form.errors else 200
    return render(request, "handover/talk/ask.html", {"row": row, "form": form}, status=status)


@require_POST
@page("handover.withdraw_wish")
def unask(request: HouseRequest, pk: UUID) -> HttpResponse:
    wish = TalkWish.objects.select_related("transition__pupil").get_for(
        request.actor, "handover.withdraw_wish", pk=pk
    )
    try:
        withdraw_wish(actor=request.actor, wish=wish, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Je vraag is teruggenomen."))
    is_own = request.actor.kind in ("pupil", "parent")
    return redirect("handover:my_talk" if is_own else "handover:talks")
