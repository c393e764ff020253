from __future__ import annotations

from django.urls import include, path

from warmwelkom.rooms.thinktank.views import contribution, front, opening

app_name = "thinktank"
in_region = [
    path("", front.front, name="front"),
    path("begin/", opening.open_it, name="open"),
    path("bijdragen/<str:kind>/", contribution.contribute, name="contribute"),
    path("<uuid:pk>/", contribution.show, name="contribution"),
    path("<uuid:pk>/stem/", contribution.voice, name="voice"),
]
urlpatterns = [
    path("", front.regions, name="regions"),
    path("<slug:region>/", include(in_region)),
]
