"""An error as JSON for a program that asks: `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from typing import Annotated

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from msgspec import Meta

API = "/api/"
"""Under this path a program asks: it hears in JSON, and no cookie counts."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, in words, in the language that was asked for."""

    type: str = "about:blank"
    title: Annotated[str, Meta(description="In short, the same for every error of this status.")]
    status: int
    detail: Annotated[str, Meta(description="What was wrong, and what to do.")]


def problem(status: int, detail: str = "") -> HttpResponse:
    """The answer for an error; 401 says how to show who asks."""
    title = titles()[status]
    body = msgspec.json.encode(Problem(title=title, status=status, detail=detail or title))
    answer = HttpResponse(body, status=status, content_type="application/problem+json")
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="denktank"'
    return answer


def titles() -> dict[int, str]:
    return {
        400: _("Dit konden we niet lezen."),
        401: _("Laat met een sleutel zien wie je bent."),
        403: _("Dit mag je hier niet doen."),
        404: _("Dit is er niet."),
        405: _("Dit kan op dit adres niet."),
        409: _("Dit is intussen veranderd."),
        422: _("Dit klopt nog niet."),
        429: _("Dit is te vaak achter elkaar. Probeer het over een minuut weer."),
        500: _("Er ging iets mis bij ons."),
        503: _("We kunnen nu even niet bij de gegevens. Probeer het over een halve minuut weer."),
        507: _("Onze schijf is vol: dit is niet bewaard. Probeer het over tien minuten weer."),
    }


def is_program(request: HttpRequest) -> bool:
    """Whether a program asks, that wants JSON."""
    return request.path.startswith(API)
