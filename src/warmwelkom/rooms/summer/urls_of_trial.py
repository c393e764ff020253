from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.summer.views import trials

urlpatterns = [
    path("zomer/vergelijken/", trials.trials, name="trials"),
    path("zomer/vergelijken/nieuw/", trials.set_up, name="set_up_trial"),
    path("zomer/vergelijken/<uuid:pk>/", trials.trial, name="trial"),
    path("zomer/vergelijken/<uuid:pk>/anders/", trials.change, name="change_trial"),
    path("zomer/vergelijken/<uuid:pk>/doe/", trials.act, name="trial_act"),
    path("zomer/vergelijken/<uuid:pk>/<str:part>.txt", trials.file, name="trial_file"),
]
