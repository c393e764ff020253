"""The addresses of the days of an introduction week: asking, the own week, attendance, the desk, looking back."""

from __future__ import annotations

from tests.cast import Cast
from tests.introweek_days import calendar_of, link_of
from tests.introweek_plan import make_week
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekInvitation,
    WeekMentor,
    WeekStudent,
)

AT = "introductieweek/"
ONE = f"{AT}<uuid:pk>/"
SCHOOL = "oude-docenten/<slug:region>/<str:token>/"
ROUTES = {
    "introweek:groups": f"{AT}groepen/",
    "introweek:groups_calendar": f"{AT}groepen/<uuid:pk>/agenda/",
    "introweek:look_backs": f"{AT}terugblik/",
    "introweek:tick": f"{AT}aanwezig/<uuid:pk>/",
    "introweek:asking": f"{ONE}oude-docenten/",
    "introweek:group_here": f"{ONE}groep/<slug:group>/",
    "introweek:desk": f"{ONE}balie/",
    "introweek:stand_in": f"{ONE}ziek/",
    "introweek:look_back": f"{ONE}terugblik/",
    "introweek:labels": f"{ONE}naamlabels/",
    "introweek:door_sheets": f"{ONE}deurbladen/",
    "introweek:offers": SCHOOL,
    "introweek:offer": f"{SCHOOL}<uuid:pk>/",
    "introweek:offer_calendar": f"{SCHOOL}<uuid:pk>/agenda/",
    "introweek:my_week": "mijn/week/",
    "introweek:my_calendar": "mijn/week/agenda/",
    "introweek:answer": "mijn/week/terugblik/",
    "introweek:calendar": "weekagenda/<slug:region>/<str:token>/",
}
ONLY_POST = {"introweek:tick", "introweek:offer_calendar"}
PLANS = ["mia"]
WITH_THE_LINK = ["bob", "charlie", "carla", "lena", "karin", "hanna", "anonymous",
                 "fatima", "joris", "dina", "parent"]  # fmt: skip
"""Whoever has the school's link: it opens by its words alone."""
RECEIVES = ["emre", "esra", "joris", "mia", "sami"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "introweek:groups": RECEIVES,
        "introweek:groups_calendar": ["joris"],
        "introweek:look_backs": ["hanna", "mia"],
        "introweek:asking": PLANS,
        "introweek:group_here": ["dina", "joris", "mia"],
        "introweek:desk": ["joris", "mia"],
        "introweek:stand_in": PLANS,
        "introweek:look_back": ["hanna", "mia"],
        "introweek:labels": PLANS,
        "introweek:door_sheets": PLANS,
        "introweek:offers": "everyone",
        "introweek:offer": "everyone",
        "introweek:my_week": ["dina", "parent"],
        "introweek:my_calendar": ["dina"],
        "introweek:answer": [],
        "introweek:calendar": "everyone",
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """Dina's week, which Joris receives; the link of her old school, and the calendar of a teacher."""
    week = _week(cast)
    row = WeekInvitation.objects.get(week=week)
    offer = TeacherOffer.objects.get(week=week)
    token = link_of(row)
    one = ("asking", "desk", "stand_in", "look_back", "labels", "door_sheets")
    return {
        **{f"introweek:{name}": [week.pk] for name in one},
        "introweek:groups_calendar": [WeekMentor.objects.get(week=week).pk],
        "introweek:group_here": [week.pk, "g1"],
        "introweek:offers": [token],
        "introweek:offer": [token, offer.pk],
        "introweek:calendar": [calendar_of(offer)],
    }


def _week(cast: Cast) -> IntroWeek:
    week = make_week(cast.dina, school=cast.places.mondriaan)
    WeekMentor.objects.filter(week=week).update(email="joris@school.example")
    return week


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {"introweek:tick": ["joris", "mia"], "introweek:offer_calendar": WITH_THE_LINK}


def objects_of_posts(cast: Cast) -> dict[str, object]:
    offer = TeacherOffer.objects.filter(week__school=cast.places.mondriaan)[0]
    return {
        "introweek:tick": WeekStudent.objects.get(transition=cast.dina),
        "introweek:offer_calendar": ("any-words", offer),
    }
