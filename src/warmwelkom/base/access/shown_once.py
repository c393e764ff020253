"""Words that stand on a page once: a new key, after the form that made it.

Between the form and that page is a redirect, so that loading it again makes no other. The words go along in
the browser that made them, signed and for two minutes, and are kept nowhere else.
"""

from __future__ import annotations

import datetime as dt
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME, SALT = "shown_once", "warmwelkom.shown_once"
SHOWN_FOR: Final = dt.timedelta(minutes=2)


def show_once(answer: HttpResponse, *, of: UUID, words: str, page: str) -> None:
    """Let the page at this address show the words of this row, the next time it is opened."""
    answer.set_signed_cookie(
        NAME, f"{of} {words}", salt=SALT, max_age=SHOWN_FOR, path=page,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict",
    )  # fmt: skip


def words_once(request: HttpRequest) -> dict[str, str]:
    """{number of the row: its words}, of the row that was just made; empty where there is none.

    Whose row it is the page itself must know: somebody else may have the browser next.
    """
    said = request.get_signed_cookie(NAME, default="", salt=SALT, max_age=SHOWN_FOR)
    row, _space, words = str(said).partition(" ")
    return {row: words} if words else {}


def shown(request: HttpRequest, answer: HttpResponse, *, page: str) -> HttpResponse:
    """The page that showed them, and no longer does."""
    if NAME in request.COOKIES:
        answer.delete_cookie(NAME, path=page, samesite="Strict")
    return answer
