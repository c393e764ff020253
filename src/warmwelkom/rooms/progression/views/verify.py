"""`/bewijs/<region>/`: whoever holds a certificate asks whether it is valid; nothing is listed and nobody is found by name."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from warmwelkom.base.access.limits import address_of, has_passed, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.progression.queries.certificates import verified

TRIES, WINDOW = 30, 600
"""Wrong codes from one address, which may be a whole school's; a right one costs no try."""
NAME, LONGEST = "certificate", 60


@require_safe
@never_cache
@page("progression.verify")
def verify(request: HouseRequest, region: str, token: str = "") -> HttpResponse:
    """Valid, with what stands on the paper and the letters of the name; or not valid, and not why."""
    typed = (token or request.GET.get("code", ""))[:LONGEST].strip()
    who = address_of(request)
    if typed and has_passed(name=NAME, who=who, most=TRIES):
        return _page(request, {"region": region, "too_often": True}, status=429)
    found = verified(typed=typed, today=request.now.date()) if typed else None
    if typed and found is None:
        within_limit(name=NAME, who=who, most=TRIES, seconds=WINDOW)
    return _page(request, {"region": region, "typed": typed, "found": found})


def _page(request: HouseRequest, words: dict[str, object], status: int = 200) -> HttpResponse:
    answer = render(request, "progression/verify.html", words, status=status)
    answer["X-Robots-Tag"] = "noindex"
    return answer
