"""`/mijn/meldingen/`: the pupil lets this phone show messages, or no longer."""

from __future__ import annotations

from functools import cache

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.outbox.push import public_key
from warmwelkom.rooms.summer.api import PhoneUnfit, allow_push, end_push
from warmwelkom.rooms.transitions.models import Transition

MOST = 500


@speaks(*PUPILS_SPEAK)
@page("welcome.push")
def push(request: HouseRequest) -> HttpResponse:
    """The key with which a browser asks; on a POST, the address that it got, or its end."""
    if request.method != "POST":
        return JsonResponse({"key": _key()})
    mine = Transition.objects.visible_to(request.actor, "summer.allow_push").filter(gone_at=None)
    transition = mine.order_by("-school_year").first()
    if transition is None:
        raise MayNotKnow
    address, keys = request.POST.get("endpoint", "")[: MOST + 1], ("p256dh", "auth")
    if request.POST.get("do") == "off":
        end_push(actor=request.actor, transition=transition, address=address, now=request.now)
        return HttpResponse(status=204)
    try:
        allow_push(
            actor=request.actor, transition=transition, address=address, now=request.now,
            keys={name: request.POST.get(name, "") for name in keys},
        )  # fmt: skip
    except PhoneUnfit as fault:
        return JsonResponse({"told": _(str(fault))}, status=422)
    return HttpResponse(status=204)


@cache
def _key() -> str:
    """Made once: it takes a library that the page itself does not need."""
    return public_key()
