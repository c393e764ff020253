"""An ordinary day of a programme: for who tells it, and for everybody."""

from __future__ import annotations

from django.urls import URLPattern, path

from warmwelkom.rooms.wayfinding.views import normal_day

DAYS: list[URLPattern] = [
    path("locatie/<uuid:pk>/gewone-dag/", normal_day.days, name="normal_days"),
    path(
        "locatie/<uuid:pk>/gewone-dag/<uuid:programme>/", normal_day.write, name="write_normal_day"
    ),
    path("<slug:region>/<slug:premises>/gewone-dag/<uuid:pk>/", normal_day.day, name="normal_day"),
]
