"""`/uitnodiging/<token>/`: somebody who was invited comes in for the first time."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.clock import now_for
from warmwelkom.rooms.people.domain.invitations import (
    accept_invitation,
    open_invitation,
    region_of_invitation,
)


@page("public")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what you are invited to; accepting logs you in. A used link says so, whoever asks.

    Who has a second factor already logs in with it: a mail alone opens no such account.
    """
    with all_regions():
        now = now_for(region_of_invitation(token=token))
        try:
            found = open_invitation(token=token, now=now)
            if request.method != "POST":
                return render(request, "people/invitation.html", {"invitation": found})
            person = accept_invitation(token=token, now=now)
        except UserError as fault:
            return render(
                request, "people/invitation_over.html", {"sentence": str(fault)}, status=410
            )
    logout(request)
    if is_mfa_enabled(person):
        messages.success(request, _("Je rol staat klaar. Log in om te beginnen."))
        return redirect("account_login")
    login(request, person)
    # as the login pages do, so that this session too can be seen and ended
    UserSession.objects.create_from_request(request)
    return redirect("start")
