"""The front door, and where somebody lands after logging in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from warmwelkom.base.access.policy import page
from warmwelkom.house.page_context import page_context


@page("public")
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "house/home.html")


@page("account")
def start(request: HttpRequest) -> HttpResponse:
    """The first page of the navigation that is yours; without a role, a sentence that says so."""
    ways = page_context(request)["navigation"]
    return redirect(ways[0]["url"]) if ways else render(request, "house/no_role.html")
