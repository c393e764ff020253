"""The addresses of the think tank and the rooms above it, one file for each part, all of one shape.

A part has `ROUTES`, `ONLY_POST`, `doors(here)` with who gets in, and `words_of(cast)` with what stands in
its addresses; where only POST is answered, `may_post(here)` and `objects_of_posts()`, what is about the
world of `make_everything`; `here` are the people who work in the cast's region.
"""

from __future__ import annotations

from tests.cast import Cast
from tests.laws import (
    doors_of_activities,
    doors_of_back,
    doors_of_board,
    doors_of_curriculum,
    doors_of_days,
    doors_of_dossier,
    doors_of_film,
    doors_of_format,
    doors_of_frames,
    doors_of_insights,
    doors_of_keys,
    doors_of_lines,
    doors_of_login,
    doors_of_meet,
    doors_of_meetings,
    doors_of_minutes,
    doors_of_news,
    doors_of_progression,
    doors_of_summer_people,
    doors_of_table,
    doors_of_talk,
    doors_of_tasks,
    doors_of_tour,
    doors_of_trial,
    doors_of_wayfinding,
    doors_of_week_days,
    doors_of_week_lists,
    doors_of_week_plan,
    doors_of_welcome,
    doors_rounds,
)

PARTS = (
    doors_of_back,
    doors_rounds,
    doors_of_meetings,
    doors_of_meet,
    doors_of_minutes,
    doors_of_board,
    doors_of_news,
    doors_of_lines,
    doors_of_dossier,
    doors_of_table,
    doors_of_talk,
    doors_of_format,
    doors_of_tasks,
    doors_of_tour,
    doors_of_summer_people,
    doors_of_activities,
    doors_of_trial,
    doors_of_keys,
    doors_of_login,
    doors_of_wayfinding,
    doors_of_film,
    doors_of_days,
    doors_of_frames,
    doors_of_week_days,
    doors_of_week_lists,
    doors_of_week_plan,
    doors_of_welcome,
    doors_of_curriculum,
    doors_of_progression,
    doors_of_insights,
)

LOGINS = ("/account/", "/inloggen/", "/welkom/?next=")
"""Where who is not logged in is sent: the staff's way in, and a pupil's own."""
ROUTES = {name: route for part in PARTS for name, route in part.ROUTES.items()}
ONLY_POST = {name for part in PARTS for name in part.ONLY_POST}


def doors(here: list[str]) -> dict[str, object]:
    return {name: people for part in PARTS for name, people in part.doors(here).items()}


def words_of(cast: Cast) -> dict[str, list[object]]:
    return {name: words for part in PARTS for name, words in part.words_of(cast).items()}


def may_post(here: list[str]) -> dict[str, list[str]]:
    """Who gets past the gate where only POST is answered; a part that is tried elsewhere has none."""
    asked = [part.may_post(here) for part in PARTS if hasattr(part, "may_post")]
    return {name: people for one in asked for name, people in one.items()}


def objects_of_posts(cast: Cast) -> dict[str, object]:
    asked = [part.objects_of_posts(cast) for part in PARTS if hasattr(part, "objects_of_posts")]
    return {name: row for one in asked for name, row in one.items()}
