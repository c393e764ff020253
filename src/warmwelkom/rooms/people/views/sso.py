"""`/account/school/…`: to the login of one's own school, back from it, and why not."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from requests import RequestException

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.sso.library import SchoolLogin, not_let_in, place_named

REASONS = ("unknown", "taken", "no_role", "mail_first", "no_school", "cancelled", "broken")


@never_cache
@page("public")
def begin(request: HouseRequest, place: str) -> HttpResponse:
    """Off to the school's own page. Nothing in our address reaches that page: only what we say ourselves."""
    place_named(place)
    nonce = get_random_string(32)
    try:
        answer: HttpResponse = SchoolLogin(request, place).get_provider().redirect(
            request, process="login", next_url=get_next_redirect_url(request), nonce=nonce,
            auth_params={"nonce": nonce},
        )  # fmt: skip
    except ImmediateHttpResponse as stop:
        answer = stop.response
    except (RequestException, OAuth2Error, KeyError, ValueError):
        answer = not_let_in(place, "broken")
    return answer


@never_cache
@page("public")
def back(request: HouseRequest, place: str) -> HttpResponse:
    """Back with a code that works once, in this browser alone."""
    place_named(place)
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(SchoolLogin(request, place))(request)
    except (RequestException, OAuth2Error):  # its server fell silent while somebody logged in there
        answer = not_let_in(place, "broken")
    return answer


@page("public")
def stopped(request: HouseRequest, place: str) -> HttpResponse:
    reason = request.GET.get("waarom", "")
    known = reason if reason in REASONS else "broken"
    return render(
        request, "people/sso_stopped.html", {"place": place_named(place), "reason": known}
    )
