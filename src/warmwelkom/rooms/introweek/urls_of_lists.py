"""Lists of a week in and out, the plan out and on paper, and how far a search is."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.introweek.views import lists_of_week, plan_on_paper, searching

AT = "introductieweek/<uuid:pk>/"
urlpatterns = [
    path(f"{AT}lijst/<slug:what>/", lists_of_week.list_in, name="list_in"),
    path(f"{AT}lijst/<slug:what>.<slug:ending>", lists_of_week.list_out, name="list_out"),
    path(f"{AT}plan/uit/<slug:what>.<slug:ending>", lists_of_week.plan_out, name="plan_out"),
    path(f"{AT}plan/papier/", plan_on_paper.papers, name="papers"),
    path(f"{AT}plan/papier/maak/", plan_on_paper.ask, name="ask_paper"),
    path(f"{AT}plan/papier/signaal/", plan_on_paper.signals, name="paper_signals"),
    path("introductieweek/papier/<uuid:pk>.pdf", plan_on_paper.file, name="paper_file"),
    path(f"{AT}plan/zoekt/", searching.part, name="search_part"),
    path(f"{AT}plan/zoekt/signaal/", searching.signals, name="search_signals"),
]
