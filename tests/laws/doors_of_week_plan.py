"""The addresses of planning an introduction week."""

from __future__ import annotations

from tests.cast import Cast
from tests.introweek_plan import make_week
from warmwelkom.rooms.introweek.models import IntroWeek, PlanRun, WeekPlan

AT = "introductieweek/"
ROUTES = {
    "introweek:weeks": AT,
    "introweek:week": f"{AT}<uuid:pk>/",
    "introweek:days": f"{AT}<uuid:pk>/dagen/",
    "introweek:parts": f"{AT}<uuid:pk>/onderdelen/",
    "introweek:rooms": f"{AT}<uuid:pk>/ruimtes/",
    "introweek:mentors": f"{AT}<uuid:pk>/mentoren/",
    "introweek:buddies": f"{AT}<uuid:pk>/maatjes/",
    "introweek:rules": f"{AT}<uuid:pk>/regels/",
    "introweek:students": f"{AT}<uuid:pk>/studenten/",
    "introweek:take_in": f"{AT}<uuid:pk>/studenten/lijst/",
    "introweek:needs": f"{AT}<uuid:pk>/studenten/nodig/",
    "introweek:plan": f"{AT}<uuid:pk>/plan/",
    "introweek:ask_plan": f"{AT}<uuid:pk>/plan/zoek/",
    "introweek:difference": f"{AT}<uuid:pk>/plan/verschil/",
    "introweek:versions": f"{AT}<uuid:pk>/plan/versies/",
    "introweek:group": f"{AT}<uuid:pk>/plan/groep/<slug:group>/",
    "introweek:move": f"{AT}<uuid:pk>/plan/verplaats/<slug:group>/<slug:part>/",
    "introweek:stop_run": f"{AT}zoektocht/<uuid:pk>/stop/",
    "introweek:decide": f"{AT}versie/<uuid:pk>/",
    "introweek:undo": f"{AT}versie/<uuid:pk>/ongedaan/",
}
ONLY_POST = {
    "introweek:take_in",
    "introweek:needs",
    "introweek:ask_plan",
    "introweek:stop_run",
    "introweek:decide",
    "introweek:undo",
}
PLANS = ["mia"]


def doors(_here: list[str]) -> dict[str, object]:
    return {name: PLANS for name in ROUTES if name not in ONLY_POST}


def words_of(cast: Cast) -> dict[str, list[object]]:
    """The week of ROC Mondriaan, with Dina in its one group."""
    week = make_week(cast.dina, school=cast.places.mondriaan)
    about = [name for name in ROUTES if name not in ONLY_POST and name != "introweek:weeks"]
    return {name: [week.pk] for name in about} | {
        "introweek:group": [week.pk, "g1"],
        "introweek:move": [week.pk, "g1", "mentor"],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return dict.fromkeys(ONLY_POST, PLANS)


def objects_of_posts(cast: Cast) -> dict[str, object]:
    week = IntroWeek.objects.get(school=cast.places.mondriaan)
    return {
        "introweek:take_in": week,
        "introweek:needs": week,
        "introweek:ask_plan": week,
        "introweek:stop_run": PlanRun.objects.filter(week=week)[0],
        "introweek:decide": WeekPlan.objects.filter(week=week)[0],
        "introweek:undo": WeekPlan.objects.filter(week=week)[0],
    }
