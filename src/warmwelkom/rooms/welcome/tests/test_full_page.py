"""The own page with everything on it: nothing is left out, and it still asks the database seldom."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.introweek_plan import make_week
from tests.pupils import add_pupil, enrol
from tests.summer_activities import add_activity, add_seat
from tests.summer_tasks import make
from tests.welcome import add_photo, make_welcome

from warmwelkom.rooms.introweek.models import TeacherOffer

MINE = "/mijn/"
THERE = (
    "Dit doe je nu", "Al klaar en nog te doen", "Ik sta bij de deur", "komen nog <b>5 anderen</b>",
    "Mijn introductieweek", "Wie ken je al?", "Middag in de werkplaats", "je hebt een plek",
)  # fmt: skip


@pytest.fixture
def full(cast: Cast) -> Cast:
    """Dina has a place, tasks, a mentor with a word, a week with an old teacher, and something to do."""
    with cast.scope():
        words = {"class_name": "VZ-1b", "class_mentor": "Joris", "programme": cast.places.care}
        enrol(cast, cast.dina, "S-dina", **words)
        for number in range(5):
            enrol(cast, add_pupil(cast, f"Evi{number}"), f"S{number}", programme=cast.places.care)
        make(cast)
        make_welcome(cast.dina, school=cast.places.mondriaan)
        make_week(cast.dina, school=cast.places.mondriaan)
        TeacherOffer.objects.update(name="Alice", email="alice@school.example")
        add_seat(add_activity(cast.places.mondriaan), cast.dina)
        add_activity(cast.places.mondriaan, title="Nog iets")
        for name in ("alice", "joris"):
            add_photo(cast, name)
    return cast


def test_everything_is_there_in_twelve_queries(full: Cast) -> None:
    for who in ("dina", "parent"):
        browser = full.client(who)
        browser.get(MINE)  # the first look at the week is kept
        with CaptureQueriesContext(connection) as seen:
            page = browser.get(MINE).content.decode()
        frame = ("SAVEPOINT", "warmwelkom.region")
        asked = [q["sql"][:80] for q in seen if not any(word in q["sql"] for word in frame)]
        assert len(asked) <= 12, "\n".join(asked)
        if who == "dina":
            assert [words for words in THERE if words not in page] == []
        assert page.count('<img class="ww-person__door"') == 2
