from __future__ import annotations

from django.urls import include, path

from warmwelkom.rooms.thinktank.views import contribution, front, opening, rounds

app_name = "thinktank"
in_region = [
    path("", front.front, name="front"),
    path("begin/", opening.open_it, name="open"),
    path("bijdragen/<str:kind>/", contribution.contribute, name="contribute"),
    path("rondes/", rounds.rounds, name="rounds"),
    path("rondes/nieuw/", rounds.new, name="new_round"),
    path("rondes/<uuid:pk>/", rounds.show, name="round"),
    path("rondes/<uuid:pk>/keuze/", rounds.vote, name="vote"),
    path("rondes/<uuid:pk>/einde/", rounds.close, name="close_round"),
    path("rondes/<uuid:pk>/stemmen.pb", rounds.file, name="round_file"),
    path("rondes/<uuid:pk>/klas/", rounds.class_door, name="class_door"),
    path("rondes/<uuid:pk>/klas/<str:code>/", rounds.in_class, name="vote_in_class"),
    path("<uuid:pk>/", contribution.show, name="contribution"),
    path("<uuid:pk>/stem/", contribution.voice, name="voice"),
]
urlpatterns = [
    path("", front.regions, name="regions"),
    path("<slug:region>/", include(in_region)),
]
