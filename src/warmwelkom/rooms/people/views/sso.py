"""`/account/school/…`: to the login of one's own school, back from it, and why not."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from requests import RequestException

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.sso.claims import NotLetIn
from warmwelkom.rooms.people.sso.library import SchoolLogin, is_saml, not_let_in, place_named
from warmwelkom.rooms.people.sso.saml import fetched, has_saml, metadata, received, school

REASONS = ("unknown", "taken", "no_role", "mail_first", "no_school", "cancelled", "broken")


@never_cache
@page("public")
def begin(request: HouseRequest, place: str) -> HttpResponse:
    """Off to the school's own page. Nothing in our address reaches that page: only what we say ourselves."""
    of = place_named(place)
    if is_saml(of) and not has_saml():
        return not_let_in(place, "broken")
    try:
        answer = _asked(request, of)
    except ImmediateHttpResponse as stop:
        answer = stop.response
    except (RequestException, OAuth2Error, KeyError, ValueError):
        answer = not_let_in(place, "broken")
    return answer


def _asked(request: HouseRequest, of: dict[str, Any]) -> HttpResponse:
    next_url = get_next_redirect_url(request)
    if is_saml(of):
        return school(request, of).redirect(request, process="login", next_url=next_url)
    nonce = get_random_string(32)
    answer: HttpResponse = SchoolLogin(request, of["id"]).get_provider().redirect(
        request, process="login", next_url=next_url, nonce=nonce, auth_params={"nonce": nonce}
    )  # fmt: skip
    return answer


@csrf_exempt  # the server of a school posts here: what it says is signed, and the browser must have asked
@never_cache
@page("public")
def back(request: HouseRequest, place: str) -> HttpResponse:
    """Back with a code or an answer that works once, in this browser alone."""
    of = place_named(place)
    if is_saml(of):
        return _back_by_saml(request, of)
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET"])
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(SchoolLogin(request, place))(request)
    except (RequestException, OAuth2Error):  # its server fell silent while somebody logged in there
        answer = not_let_in(place, "broken")
    return answer


def _back_by_saml(request: HouseRequest, of: dict[str, Any]) -> HttpResponse:
    """First the school's server posts, without our cookie; then the browser comes with it."""
    if not has_saml():
        return not_let_in(of["id"], "broken")
    try:
        if request.method == "POST":
            number = received(of, request.POST)
            here = reverse("people:sso_back", args=[of["id"]])
            return HttpResponseRedirect(f"{here}?{urlencode({'nummer': number})}", status=303)
        login = fetched(school(request, of), request.GET.get("nummer", ""))
        answer: HttpResponse = complete_social_login(request, login)
    except ImmediateHttpResponse as stop:
        answer = stop.response
    except NotLetIn as why:
        answer = not_let_in(of["id"], why.reason)
    return answer


@page("public")
def about_us(_request: HouseRequest, place: str) -> HttpResponse:
    """For the administrator of a school's SAML server: who we are and where answers go."""
    of = place_named(place)
    if not is_saml(of) or not has_saml():
        raise MayNotKnow
    return HttpResponse(metadata(of), content_type="application/samlmetadata+xml")


@page("public")
def stopped(request: HouseRequest, place: str) -> HttpResponse:
    reason = request.GET.get("waarom", "")
    known = reason if reason in REASONS else "broken"
    return render(
        request, "people/sso_stopped.html", {"place": place_named(place), "reason": known}
    )
