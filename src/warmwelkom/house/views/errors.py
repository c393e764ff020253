"""Pages for when something is not there, not allowed or broken: what to do now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: object) -> HttpResponse:  # noqa: ARG001  Django calls it so
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: object) -> HttpResponse:  # noqa: ARG001  Django calls it so
    return render(request, "403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
