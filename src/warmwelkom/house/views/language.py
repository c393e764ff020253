"""Dutch or English: a cookie for this browser, and for staff the language of their mail."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.i18n import set_language

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.domain.own_account import choose_language


@csrf_exempt
@page("public")
def language(request: HouseRequest) -> HttpResponseBase:
    """Choose a language; the page you came from comes back in it.

    A visitor needs no token, and so no cookie, before there is something to keep; for whoever came in it is asked.
    """
    if request.actor.kind == "anonymous":
        return set_language(request)
    return csrf_protect(_own)(request)


def _own(request: HouseRequest) -> HttpResponseBase:
    if request.method == "POST" and request.actor.kind == "staff":
        choose_language(actor=request.actor, language=request.POST.get("language", ""))
    return set_language(request)
