from __future__ import annotations

from django.urls import URLPattern

from warmwelkom.rooms.handover import (
    urls_of_dossier,
    urls_of_format,
    urls_of_return,
    urls_of_rights,
    urls_of_table,
    urls_of_talk,
)

app_name = "handover"
urlpatterns: list[URLPattern] = [
    *urls_of_dossier.urlpatterns,
    *urls_of_talk.urlpatterns,
    *urls_of_table.urlpatterns,
    *urls_of_return.urlpatterns,
    *urls_of_rights.urlpatterns,
    *urls_of_format.urlpatterns,
]
