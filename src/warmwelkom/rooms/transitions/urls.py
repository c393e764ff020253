from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.transitions.views import soon

app_name = "transitions"
urlpatterns = [
    path("vandaag/", soon.today, name="today"),
    path("leerlingen/", soon.today, name="pupils"),
    path("leerlingen/<uuid:pk>/", soon.pupil, name="pupil"),
    path("lijsten/", soon.uploads, name="uploads"),
    path("cijfers/", soon.counts, name="counts"),
    path("mijn/", soon.my_welcome, name="my_welcome"),
]
