"""Addresses of the room of the curriculum."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.curriculum.views import browse

app_name = "curriculum"
urlpatterns = [
    path("", browse.front, name="front"),
    path("profiel/<str:code>/", browse.profile, name="profile"),
    path("module/<str:slo_id>/", browse.module, name="module"),
]
