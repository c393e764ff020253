"""`/zomer/sleutels/`: keys with which the school's own system reads and confirms tasks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.access.shown_once import show_once, shown, words_once
from warmwelkom.rooms.summer.domain.school_keys import make_key, withdraw_key
from warmwelkom.rooms.summer.forms_of_keys import KeyForm
from warmwelkom.rooms.summer.models import SchoolKey
from warmwelkom.rooms.summer.queries.school_keys import keys_for, schools_of_keys


@page("summer.keys")
@asks_again
def keys(request: HouseRequest) -> HttpResponse:
    """Ours, and a new one, whose words stand on this page once."""
    form = KeyForm(request.POST or None, schools=schools_of_keys(actor=request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            key, words = make_key(actor=request.actor, now=request.now, **form.cleaned_data)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            made = redirect("summer:keys")
            show_once(made, of=key.pk, words=words, page=reverse("summer:keys"))
            return made
    rows = keys_for(actor=request.actor, now=request.now)
    context = {"form": form, "made": _made(request, rows), "rows": rows}
    answer = render(request, "summer/keys/list.html", context, status=422 if form.errors else 200)
    return shown(request, answer, page=reverse("summer:keys"))


def _made(
    request: HouseRequest, rows: list[tuple[SchoolKey, bool]]
) -> tuple[SchoolKey, str] | None:
    """The key that was just made and its words, where it is one of ours."""
    words = words_once(request)
    made = (key for key, works in rows if works and str(key.pk) in words)
    return next(((key, words[str(key.pk)]) for key in made), None)


@require_POST
@page("summer.see_key")
def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It stops at once."""
    key = SchoolKey.objects.get_for(request.actor, "summer.see_key", pk=pk)
    withdraw_key(actor=request.actor, key=key, now=request.now)
    messages.success(request, _("De sleutel werkt niet meer."))
    return redirect("summer:keys")
