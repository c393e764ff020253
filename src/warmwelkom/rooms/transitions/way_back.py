"""Where a pupil was going when the house had to ask who it is: a code on a door leads back to that door."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

KEY = "pupil_wanted"
LONGEST = 300


def remember_wanted(request: HttpRequest) -> None:
    """Keep the address behind `next` while somebody comes in, by code or by link; only one of this site."""
    session: Any = request.session
    wanted = request.GET.get("next", "")
    if wanted.startswith("/") and len(wanted) <= LONGEST and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):  # fmt: skip
        session[KEY] = wanted


def way_back(request: HttpRequest) -> str:
    """The address that was wanted, or else the name of the own page. Ask before the session begins anew."""
    session: Any = request.session
    return str(session.get(KEY) or "welcome:mine")
