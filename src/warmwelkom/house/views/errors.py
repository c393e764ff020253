"""Pages for when something is not there, not allowed or broken: what to do now.

A program that asks hears the same in JSON.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.problem import is_program, problem


def not_found(request: HttpRequest, exception: object) -> HttpResponse:  # noqa: ARG001  Django calls it so
    return problem(404) if is_program(request) else render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: object) -> HttpResponse:  # noqa: ARG001  Django calls it so
    return problem(403) if is_program(request) else render(request, "403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    return problem(500) if is_program(request) else render(request, "500.html", status=500)
