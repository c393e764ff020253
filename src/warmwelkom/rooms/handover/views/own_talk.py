"""`/mijn/gesprek/`: the pupil's own: ask for a talk, see what was agreed, say how you are called."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.introductions import give_photo, say_name, take_photo_back
from warmwelkom.rooms.handover.domain.wishes import ask_talk
from warmwelkom.rooms.handover.forms_of_talk import PhotoForm, SaidAsForm, WishForm
from warmwelkom.rooms.handover.queries.own_talk import OwnTalk, own_talk_for


def _mine(request: HouseRequest) -> OwnTalk:
    mine = own_talk_for(actor=request.actor)
    if mine is None:
        raise MayNotKnow
    return mine


@page("handover.my_talk")
def own_talk(request: HouseRequest) -> HttpResponse:
    return _show(request, _mine(request))


def _show(request: HouseRequest, mine: OwnTalk, status: int = 200, **forms: object) -> HttpResponse:
    said = mine.introduction.said_as if mine.introduction else ""
    context = {
        "mine": mine, "wish": WishForm(), "said": SaidAsForm(initial={"said_as": said}),
        "photo": PhotoForm(), "is_parent": request.actor.kind == "parent", **forms,
    }  # fmt: skip
    return render(request, "handover/talk/own_talk.html", context, status=status)


@require_POST
@page("handover.my_talk")
def ask(request: HouseRequest) -> HttpResponse:
    mine, form = _mine(request), WishForm(request.POST)
    if not form.is_valid():
        return _show(request, mine, 422, wish=form)
    try:
        wish = ask_talk(
            actor=request.actor, transition=mine.transition, now=request.now,
            reason=form.cleaned_data["reason"],
        )  # fmt: skip
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        undo = reverse("handover:withdraw_wish", args=[wish.pk])
        messages.success(request, _("Je mentor ziet nu dat je een gesprek wilt."), extra_tags=undo)
    return redirect("handover:my_talk")


@require_POST
@page("handover.my_talk")
def name(request: HouseRequest) -> HttpResponse:
    """How the name is said."""
    mine, form = _mine(request), SaidAsForm(request.POST)
    if not form.is_valid():
        return _show(request, mine, 422, said=form)
    say_name(
        actor=request.actor, transition=mine.transition, said_as=form.cleaned_data["said_as"],
        now=request.now,
    )  # fmt: skip
    messages.success(request, _("Bewaard. Je nieuwe mentor leest dit op dag één."))
    return redirect("handover:my_talk")


@require_POST
@page("handover.my_talk")
def photo(request: HouseRequest) -> HttpResponse:
    """Give a photo, or take it back (the button without a file)."""
    mine = _mine(request)
    if "take_back" in request.POST:
        take_photo_back(actor=request.actor, transition=mine.transition, now=request.now)
        messages.success(request, _("De foto is gewist."))
        return redirect("handover:my_talk")
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            give_photo(
                actor=request.actor, transition=mine.transition, name=file.name,
                content=file.read(), now=request.now,
            )  # fmt: skip
        except UserError as fault:
            form.add_error("file", str(fault))
        else:
            messages.success(request, _("Je nieuwe mentor ziet nu je foto. Je kunt hem altijd weghalen."))  # fmt: skip
            return redirect("handover:my_talk")
    return _show(request, mine, 422, photo=form)
