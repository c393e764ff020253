"""Addresses of the room of the curriculum."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.curriculum.views import browse, fit, goal_files, mapping, missed, programmes

app_name = "curriculum"
urlpatterns = [
    path("", browse.front, name="front"),
    path("profiel/<str:code>/", browse.profile, name="profile"),
    path("module/<str:slo_id>/", browse.module, name="module"),
    path("opleidingen/", programmes.programmes, name="programmes"),
    path("opleidingen/<uuid:pk>/", programmes.programme, name="programme"),
    path("opleidingen/<uuid:pk>/bestand/", goal_files.goals_in, name="goals_in"),
    path("opleidingen/<uuid:pk>/doelen.<slug:ending>", goal_files.goals_out, name="goals_out"),
    path("bestand/<uuid:pk>/terug/", goal_files.undo_goals, name="undo_goals"),
    path("onderdeel/<uuid:pk>/", mapping.unit_and_modules, name="unit_and_modules"),
    path("onderdeel/<uuid:pk>/woorden/", programmes.unit, name="unit"),
    path("onderdeel/<uuid:pk>/weg/", programmes.unit_gone, name="unit_gone"),
    path("onderdeel/<uuid:pk>/<str:slo_id>/", mapping.mapped, name="mapped"),
    path("verschillen/", mapping.differ, name="differ"),
    path("verschillen/<uuid:pk>/", mapping.settle, name="settle"),
    path("past/", fit.fit, name="fit"),
    path("past/<str:code>/<uuid:pk>/", fit.fit_of, name="fit_of"),
    path("voorstellen/", fit.adaptations, name="adaptations"),
    path("klas/", fit.classes, name="classes"),
    path("klas/<uuid:pk>/<str:name>/", fit.new_class, name="class"),
    path("niet-gegeven/", missed.missed, name="missed"),
    path("niet-gegeven/melden/", missed.tell, name="tell_missed"),
    path("niet-gegeven/<uuid:pk>/weg/", missed.withdraw, name="withdraw_missed"),
    path("niet-gegeven/<uuid:pk>/antwoord/", missed.answer, name="answer_missed"),
]
