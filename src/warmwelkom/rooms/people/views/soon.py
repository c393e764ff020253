from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page


@page("people.manage")
def roles(request: HttpRequest) -> HttpResponse:
    return render(request, "house/no_role.html")


@page("people.region")
def region(request: HttpRequest) -> HttpResponse:
    return render(request, "house/no_role.html")
