from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page


@page("transitions.counts")
def counts(request: HttpRequest) -> HttpResponse:
    return render(request, "house/no_role.html")
