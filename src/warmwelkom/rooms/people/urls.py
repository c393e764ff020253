from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.people.views import soon

app_name = "people"
urlpatterns = [
    path("mensen/", soon.roles, name="roles"),
    path("regio/", soon.region, name="region"),
]
