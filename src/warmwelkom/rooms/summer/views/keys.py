"""`/zomer/sleutels/`: keys with which the school's own system reads and confirms tasks."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.school_keys import make_key, withdraw_key
from warmwelkom.rooms.summer.forms_of_keys import KeyForm
from warmwelkom.rooms.summer.models import SchoolKey
from warmwelkom.rooms.summer.queries.school_keys import keys_for, schools_of_keys

NEW, SALT, SHOWN_FOR = "new_key", "summer.new_key", dt.timedelta(minutes=2)
"""The words go along to the next page in the browser that made them, and are kept nowhere else."""


@page("summer.keys")
def keys(request: HouseRequest) -> HttpResponse:
    """Ours, and a new one, whose words stand on this page once."""
    form = KeyForm(request.POST or None, schools=schools_of_keys(actor=request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            key, words = make_key(actor=request.actor, now=request.now, **form.cleaned_data)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            return _on_to_show(key, words)
    rows = keys_for(actor=request.actor, now=request.now)
    shown = {"form": form, "made": _made(request, rows), "rows": rows}
    answer = render(request, "summer/keys/list.html", shown, status=422 if form.errors else 200)
    if NEW in request.COOKIES:
        answer.delete_cookie(NEW, path=reverse("summer:keys"), samesite="Strict")
    return answer


def _on_to_show(key: SchoolKey, words: str) -> HttpResponse:
    answer = redirect("summer:keys")  # so that loading the page again makes no other key
    answer.set_signed_cookie(
        NEW, f"{key.pk} {words}", salt=SALT, max_age=SHOWN_FOR, path=reverse("summer:keys"),
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict",
    )  # fmt: skip
    return answer


def _made(
    request: HouseRequest, rows: list[tuple[SchoolKey, bool]]
) -> tuple[SchoolKey, str] | None:
    """The key that was just made and its words, where it is one of ours."""
    said = request.get_signed_cookie(NEW, default="", salt=SALT, max_age=SHOWN_FOR)
    pk, _space, words = str(said).partition(" ")
    return next(((key, words) for key, works in rows if works and str(key.pk) == pk), None)


@require_POST
@page("summer.see_key")
def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It stops at once."""
    key = SchoolKey.objects.get_for(request.actor, "summer.see_key", pk=pk)
    withdraw_key(actor=request.actor, key=key, now=request.now)
    messages.success(request, _("De sleutel werkt niet meer."))
    return redirect("summer:keys")
