"""`/denktank/<region>/sleutels/`: keys for one's own programs."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.access.shown_once import show_once, shown, words_once
from warmwelkom.rooms.thinktank.domain.tokens import make_token, withdraw_token
from warmwelkom.rooms.thinktank.models import ApiToken
from warmwelkom.rooms.thinktank.queries.tokens import tokens_of
from warmwelkom.rooms.thinktank.token_forms import TokenForm


@page("thinktank.make_token")
@asks_again
def tokens(request: HouseRequest, region: str) -> HttpResponse:
    """My keys, and a new one, whose words stand on this page once."""
    form, here = TokenForm(request.POST or None), reverse("thinktank:tokens", args=[region])
    if request.method == "POST" and form.is_valid():
        try:
            token, words = make_token(actor=request.actor, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            made = redirect(here)
            show_once(made, of=token.pk, words=words, page=here)
            return made
    rows = tokens_of(actor=request.actor, now=request.now)
    context = {"region": region, "form": form, "made": _made(request, rows), "tokens": rows}
    answer = render(request, "thinktank/tokens.html", context, status=422 if form.errors else 200)
    return shown(request, answer, page=here)


def _made(request: HouseRequest, rows: list[tuple[ApiToken, bool]]) -> tuple[ApiToken, str] | None:
    """The key that was just made and its words, where it is mine."""
    words = words_once(request)
    made = (token for token, works in rows if works and str(token.pk) in words)
    return next(((token, words[str(token.pk)]) for token in made), None)


@require_POST
@page("thinktank.see_token")
def withdraw(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """It stops at once."""
    token = ApiToken.objects.get_for(request.actor, "thinktank.see_token", pk=pk)
    withdraw_token(actor=request.actor, token=token, now=request.now)
    messages.success(request, _("De sleutel werkt niet meer."))
    return redirect("thinktank:tokens", region=region)
