"""Pages that stand in a frame on another site, and the lines to put them there. Before the addresses with a region in them."""

from __future__ import annotations

from django.urls import URLPattern, path

from warmwelkom.rooms.wayfinding.views import framed

AT = "kader/<slug:region>/<slug:premises>/"
FRAMES: list[URLPattern] = [
    path("locatie/<uuid:pk>/inbedden/", framed.framing, name="framing"),
    path(AT, framed.place, name="framed_tour"),
    path(f"{AT}film/", framed.film, name="framed_film"),
    path(f"{AT}<slug:place>/", framed.place, name="framed_place"),
]
