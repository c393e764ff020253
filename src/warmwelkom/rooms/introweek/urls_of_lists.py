"""Lists of a week in and out, the plan out, and how far a search is."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.introweek.views import lists_of_week, searching

AT = "introductieweek/<uuid:pk>/"
urlpatterns = [
    path(f"{AT}lijst/<slug:what>/", lists_of_week.list_in, name="list_in"),
    path(f"{AT}lijst/<slug:what>.<slug:ending>", lists_of_week.list_out, name="list_out"),
    path(f"{AT}plan/uit/<slug:what>.<slug:ending>", lists_of_week.plan_out, name="plan_out"),
    path(f"{AT}plan/zoekt/", searching.part, name="search_part"),
    path(f"{AT}plan/zoekt/signaal/", searching.signals, name="search_signals"),
]
