from __future__ import annotations

from django.urls import URLPattern

from warmwelkom.rooms.summer import (
    urls_of_activities,
    urls_of_keys,
    urls_of_people,
    urls_of_tasks,
    urls_of_trial,
)

app_name = "summer"
urlpatterns: list[URLPattern] = [
    *urls_of_tasks.urlpatterns,
    *urls_of_people.urlpatterns,
    *urls_of_activities.urlpatterns,
    *urls_of_trial.urlpatterns,
    *urls_of_keys.urlpatterns,
]
