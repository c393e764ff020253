"""The addresses of lists of an introduction week, of the plan to take along, and of how far a search is."""

from __future__ import annotations

from tests.cast import Cast
from tests.introweek_plan import make_week

AT = "introductieweek/<uuid:pk>/"
ROUTES = {
    "introweek:list_in": f"{AT}lijst/<slug:what>/",
    "introweek:list_out": f"{AT}lijst/<slug:what>.<slug:ending>",
    "introweek:plan_out": f"{AT}plan/uit/<slug:what>.<slug:ending>",
    "introweek:search_part": f"{AT}plan/zoekt/",
    "introweek:search_signals": f"{AT}plan/zoekt/signaal/",
}
ONLY_POST: set[str] = set()


def doors(_here: list[str]) -> dict[str, object]:
    return {name: ["mia"] for name in ROUTES}


def words_of(cast: Cast) -> dict[str, list[object]]:
    """The week of ROC Mondriaan."""
    week = make_week(cast.dina, school=cast.places.mondriaan)
    return {
        "introweek:list_in": [week.pk, "ruimtes"],
        "introweek:list_out": [week.pk, "ruimtes", "csv"],
        "introweek:plan_out": [week.pk, "groepen", "csv"],
        "introweek:search_part": [week.pk],
        "introweek:search_signals": [week.pk],
    }
