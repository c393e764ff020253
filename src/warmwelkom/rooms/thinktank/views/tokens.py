"""`/denktank/<region>/sleutels/`: keys for one's own programs."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.tokens import make_token, withdraw_token
from warmwelkom.rooms.thinktank.models import ApiToken
from warmwelkom.rooms.thinktank.queries.tokens import tokens_of
from warmwelkom.rooms.thinktank.token_forms import TokenForm


@page("thinktank.make_token")
def tokens(request: HouseRequest, region: str) -> HttpResponse:
    """My keys, and a new one, whose words stand on this page once."""
    form, made = TokenForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            made = make_token(actor=request.actor, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            form = TokenForm()
    return render(
        request,
        "thinktank/tokens.html",
        {
            "region": region,
            "form": form,
            "made": made,
            "tokens": tokens_of(actor=request.actor, now=request.now),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@page("thinktank.see_token")
def withdraw(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """It stops at once."""
    token = ApiToken.objects.get_for(request.actor, "thinktank.see_token", pk=pk)
    withdraw_token(actor=request.actor, token=token, now=request.now)
    messages.success(request, _("De sleutel werkt niet meer."))
    return redirect("thinktank:tokens", region=region)
