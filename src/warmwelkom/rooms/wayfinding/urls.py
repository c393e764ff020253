"""The addresses of wegwijs, one list for each part of the room; those with a region in them come last."""

from __future__ import annotations

from django.urls import URLPattern

from warmwelkom.rooms.wayfinding.urls_of_day import DAYS
from warmwelkom.rooms.wayfinding.urls_of_film import FILM
from warmwelkom.rooms.wayfinding.urls_of_frames import FRAMES
from warmwelkom.rooms.wayfinding.urls_of_places import PLACES
from warmwelkom.rooms.wayfinding.urls_of_tour import TOUR

app_name = "wayfinding"
urlpatterns: list[URLPattern] = [*PLACES, *FRAMES, *DAYS, *FILM, *TOUR]
