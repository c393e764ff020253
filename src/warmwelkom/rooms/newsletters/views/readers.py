"""`/nieuws/<region>/`: the newsletters that were sent, and sign up; the links of the mails behind it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.newsletters.consent import agreed_words
from warmwelkom.rooms.newsletters.domain.subscribing import (
    ask_for_letters,
    choose_letters,
    confirm_reader,
    stop_letters,
)
from warmwelkom.rooms.newsletters.queries.issues import front_for
from warmwelkom.rooms.newsletters.queries.readers import reader_of_link
from warmwelkom.rooms.newsletters.reader_forms import ChoicesForm, SignUpForm
from warmwelkom.rooms.newsletters.tokens import READER, read_token
from warmwelkom.rooms.newsletters.views.calls import is_too_often


@page("newsletters.subscribe")
def front(request: HouseRequest, region: str) -> HttpResponse:
    """The archive, and the form to sign up; after sending: look in your mail."""
    here = front_for(actor=request.actor, now=request.now)
    form = SignUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, form):
        context = {"region": region, "email": form.cleaned_data["email"]}
        return render(request, "newsletters/asked.html", context)
    context = {
        "here": here,
        "region": region,
        "form": form,
        "agreed": agreed_words(here["region"].name),
    }
    status = 422 if form.errors else 200
    return render(request, "newsletters/front.html", context, status=status)


def _asked(request: HouseRequest, form: SignUpForm) -> bool:
    """Whether the mail to confirm is on its way; else a sentence in the form."""
    if is_too_often(request, name="letters", email=form.cleaned_data["email"]):
        form.add_error(None, _("Hier is vaak achter elkaar gevraagd. Probeer het over een uur."))
        return False
    try:
        ask_for_letters(actor=request.actor, now=request.now, **form.values())
    except UserError as fault:
        form.add_error("email", str(fault))
        return False
    return True


@page("newsletters.subscribe")
def confirm(request: HouseRequest, region: str, token: str) -> HttpResponse:
    """The link of the mail: a button confirms, so that a program that looks into mail does not."""
    row = reader_of_link(read_token(token, what=READER))
    if request.method == "POST":
        confirm_reader(actor=request.actor, reader=row, now=request.now)
        messages.success(request, _("Je krijgt de nieuwsbrief."))
        return redirect("newsletters:choices", region=region, token=token)
    return render(request, "newsletters/confirm.html", {"row": row, "region": region})


@page("newsletters.subscribe")
def choices(request: HouseRequest, region: str, token: str) -> HttpResponse:
    """What one told about oneself, the proof of what one agreed to, and the way out."""
    row = reader_of_link(read_token(token, what=READER))
    if row.confirmed_at is None:
        return redirect("newsletters:confirm", region=region, token=token)
    form = ChoicesForm(request.POST or None, initial=ChoicesForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        choose_letters(actor=request.actor, reader=row, **form.values())
        messages.success(request, _("Bewaard."))
        return redirect("newsletters:choices", region=region, token=token)
    context = {"row": row, "region": region, "form": form, "token": token}
    status = 422 if form.errors else 200
    return render(request, "newsletters/choices.html", context, status=status)


@csrf_exempt
@page("newsletters.subscribe")
def stop(request: HouseRequest, region: str, token: str) -> HttpResponse:
    """One click in the mail program stops it (RFC 8058): a POST without a session, from anywhere.

    A GET asks first: programs that look into mail open every link. Who stopped already, stopped.
    """
    pk = read_token(token, what=READER)
    if pk is None:
        raise MayNotKnow
    try:
        row = reader_of_link(pk)
    except MayNotKnow:
        row = None
    if request.method == "POST" and row is not None:
        stop_letters(actor=request.actor, reader=row, now=request.now)
        row = None
    context = {"row": row, "region": region, "token": token}
    return render(request, "newsletters/stop.html", context)
