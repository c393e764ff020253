"""The addresses of the introduction week, one list for each part of the room."""

from __future__ import annotations

from warmwelkom.rooms.introweek.urls_of_days import urlpatterns as of_days
from warmwelkom.rooms.introweek.urls_of_lists import urlpatterns as of_lists
from warmwelkom.rooms.introweek.urls_of_plan import urlpatterns as of_plan

app_name = "introweek"
urlpatterns = [*of_days, *of_plan, *of_lists]
