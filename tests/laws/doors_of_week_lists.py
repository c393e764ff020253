"""The addresses of lists of an introduction week, of the plan to take along, and of how far a search is."""

from __future__ import annotations

from tests.cast import Cast
from tests.introweek_plan import make_week
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper

AT = "introductieweek/<uuid:pk>/"
ROUTES = {
    "introweek:list_in": f"{AT}lijst/<slug:what>/",
    "introweek:list_out": f"{AT}lijst/<slug:what>.<slug:ending>",
    "introweek:plan_out": f"{AT}plan/uit/<slug:what>.<slug:ending>",
    "introweek:papers": f"{AT}plan/papier/",
    "introweek:ask_paper": f"{AT}plan/papier/maak/",
    "introweek:paper_signals": f"{AT}plan/papier/signaal/",
    "introweek:paper_file": "introductieweek/papier/<uuid:pk>.pdf",
    "introweek:search_part": f"{AT}plan/zoekt/",
    "introweek:search_signals": f"{AT}plan/zoekt/signaal/",
}
ONLY_POST = {"introweek:ask_paper"}


def doors(_here: list[str]) -> dict[str, object]:
    return {name: ["mia"] for name in ROUTES if name not in ONLY_POST}


def words_of(cast: Cast) -> dict[str, list[object]]:
    """The week of ROC Mondriaan."""
    week = make_week(cast.dina, school=cast.places.mondriaan)
    return {
        "introweek:list_in": [week.pk, "ruimtes"],
        "introweek:list_out": [week.pk, "ruimtes", "csv"],
        "introweek:plan_out": [week.pk, "groepen", "csv"],
        "introweek:papers": [week.pk],
        "introweek:paper_signals": [week.pk],
        "introweek:paper_file": [PlanPaper.objects.filter(week=week)[0].pk],
        "introweek:search_part": [week.pk],
        "introweek:search_signals": [week.pk],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {key: ["mia"] for key in ONLY_POST}


def objects_of_posts(cast: Cast) -> dict[str, object]:
    return {"introweek:ask_paper": IntroWeek.objects.get(school=cast.places.mondriaan)}
