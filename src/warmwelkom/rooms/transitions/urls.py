from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.transitions.views import (
    assign,
    counts,
    door,
    late_start,
    moves,
    pupil,
    pupils,
    soon,
    today,
)

app_name = "transitions"
urlpatterns = [
    path("vandaag/", today.today, name="today"),
    path("vandaag/regels/", today.rules, name="rules"),
    path("leerlingen/", pupils.pupils, name="pupils"),
    path("leerlingen/lijst/<str:kind>/", pupils.export, name="export"),
    path("leerlingen/<uuid:pk>/", pupil.pupil, name="pupil"),
    path("leerlingen/<uuid:pk>/contact/", pupil.contact, name="contact"),
    path("leerlingen/<uuid:pk>/persoon/", assign.assign, name="assign"),
    path("leerlingen/<uuid:pk>/start/", late_start.start, name="start"),
    path("toewijzingen/<uuid:pk>/einde/", assign.undo, name="undo_assignment"),
    path("contact/<uuid:pk>/einde/", pupil.withdraw, name="withdraw_note"),
    path("signalen/<uuid:pk>/einde/", pupil.lift, name="lift_signal"),
    path("signalen/<uuid:pk>/herstel/", pupil.restore, name="restore_signal"),
    path("lijsten/", soon.uploads, name="uploads"),
    path("cijfers/", counts.counts, name="counts"),
    path("welkom/", door.enter, name="enter"),
    path("mijn/", door.my_welcome, name="my_welcome"),
    path("mijn/uit/", door.leave, name="leave"),
    path("leerlingen/<uuid:pk>/code/", door.code, name="code"),
    path("leerlingen/<uuid:pk>/verhuizing/", moves.offer, name="offer_move"),
    path("verhuizingen/", moves.moves, name="moves"),
    path("verhuizingen/<uuid:pk>/antwoord/", moves.answer, name="answer_move"),
]
