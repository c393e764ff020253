from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.transitions.views import door, moves, soon

app_name = "transitions"
urlpatterns = [
    path("vandaag/", soon.today, name="today"),
    path("leerlingen/", soon.today, name="pupils"),
    path("leerlingen/<uuid:pk>/", soon.pupil, name="pupil"),
    path("lijsten/", soon.uploads, name="uploads"),
    path("cijfers/", soon.counts, name="counts"),
    path("welkom/", door.enter, name="enter"),
    path("mijn/", door.my_welcome, name="my_welcome"),
    path("mijn/uit/", door.leave, name="leave"),
    path("leerlingen/<uuid:pk>/code/", door.code, name="code"),
    path("leerlingen/<uuid:pk>/verhuizing/", moves.offer, name="offer_move"),
    path("verhuizingen/", moves.moves, name="moves"),
    path("verhuizingen/<uuid:pk>/antwoord/", moves.answer, name="answer_move"),
]
