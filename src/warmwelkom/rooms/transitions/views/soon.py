from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page


@page("transitions.upload")
def uploads(request: HttpRequest) -> HttpResponse:
    return render(request, "house/no_role.html")
