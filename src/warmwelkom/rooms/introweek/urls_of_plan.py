"""Making, planning and publishing a week."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.introweek.views import weeks

urlpatterns = [
    path("introductieweek/", weeks.weeks, name="weeks"),
]
