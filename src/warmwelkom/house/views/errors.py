"""Pages for when something is not there, not allowed or broken: what to do now.

A program that asks hears the same in JSON. A database that is away for a moment is no fault of anybody's: 503, and when to
come back. A disk that is full: 507, and that nothing was kept.
"""

from __future__ import annotations

import sys

from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from warmwelkom.base.problem import is_program, problem
from warmwelkom.house.postgres.away import is_away, is_full

COME_BACK_AFTER = "10"
"""Seconds, for a program or a proxy; a person reads half a minute, for whoever wakes up another server needs some time."""

WHEN_THERE_IS_ROOM = "600"
"""A disk is emptied by a person."""


def not_found(request: HttpRequest, exception: object) -> HttpResponse:  # noqa: ARG001  Django calls it so
    return problem(404) if is_program(request) else render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: object) -> HttpResponse:  # noqa: ARG001  Django calls it so
    return problem(403) if is_program(request) else render(request, "403.html", status=403)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent can't be read; or the session could not be written, which Django calls by the same name.

    Then it ended at another place while this page was made, unless the database was away or full.
    """
    if is_full(exception):
        return no_room(request)
    if is_away(exception):
        return not_now(request)
    if isinstance(exception, SessionInterrupted):
        return problem(401) if is_program(request) else redirect("account_login")
    return problem(400) if is_program(request) else _that_stands("400.html", 400)


def broken(request: HttpRequest) -> HttpResponse:
    fault = sys.exception()  # Django calls this while it holds the fault
    if is_full(fault):
        return no_room(request)
    if is_away(fault):
        return not_now(request)
    return problem(500) if is_program(request) else _that_stands("500.html", 500)


def no_room(request: HttpRequest) -> HttpResponse:
    answer = problem(507) if is_program(request) else _that_stands("507.html", 507)
    answer["Retry-After"] = WHEN_THERE_IS_ROOM
    return answer


def not_now(request: HttpRequest) -> HttpResponse:
    answer = problem(503) if is_program(request) else _that_stands("503.html", 503)
    answer["Retry-After"] = COME_BACK_AFTER
    return answer


def _that_stands(name: str, status: int) -> HttpResponse:
    """Made of nothing but itself: what other pages show around them asks the database."""
    return HttpResponse(render_to_string(name), status=status)
