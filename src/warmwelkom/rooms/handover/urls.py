from __future__ import annotations

from django.urls import URLPattern

from warmwelkom.rooms.handover import urls_of_dossier

app_name = "handover"
urlpatterns: list[URLPattern] = [
    *urls_of_dossier.urlpatterns,
]
