"""Every address of the house."""

from __future__ import annotations

from django.urls import include, path

from warmwelkom.house.views.health import healthz
from warmwelkom.house.views.home import home, start

urlpatterns = [
    path("", home, name="home"),
    path("start/", start, name="start"),
    path("healthz", healthz, name="healthz"),
    path("", include("warmwelkom.base.ui.urls")),
    path("", include("warmwelkom.rooms.people.urls")),
    path("", include("warmwelkom.rooms.transitions.urls")),
    path("account/", include("allauth.urls")),
]

handler404 = "warmwelkom.house.views.errors.not_found"
handler403 = "warmwelkom.house.views.errors.forbidden"
handler500 = "warmwelkom.house.views.errors.broken"
