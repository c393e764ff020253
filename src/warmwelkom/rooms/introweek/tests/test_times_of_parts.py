"""A part may be at some times alone: a planner chooses which, in the step and by a list, and mends it when the days change."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.introweek.checks import problems_of
from warmwelkom.rooms.introweek.domain.lists_of_week import save_week_list
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPart, WeekSlot
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.introweek.tests.test_lists_of_week import look
from warmwelkom.rooms.introweek.tests.test_saving_again import as_sent
from warmwelkom.rooms.introweek.tests.worlds import FIRST_DAY, ready_week


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return ready_week(cast, 4)


def test_a_planner_chooses_when_a_part_may_be(cast: Cast, week: IntroWeek) -> None:
    client, way = cast.client("mia"), reverse("introweek:parts", args=[week.pk])
    rows = client.get(way).context["rows"]
    sent = as_sent(rows)
    mentor = next(form.prefix for form in rows if form["title"].value() == "Je mentor")
    with cast.scope():
        codes = [one.code for one in WeekSlot.objects.filter(week=week, day=FIRST_DAY)]
    sent[f"{mentor}-slots"] = codes[:2]
    assert client.post(way, sent).status_code == 302
    with cast.scope():
        found = {one.title: one.slots for one in WeekPart.objects.filter(week=week)}
    assert found["Je mentor"] == codes[:2]
    assert found["Welkom"] == codes[:2]  # as the template has it: the first morning
    sent[f"{mentor}-slots"] = ["no such time"]
    assert client.post(way, sent).status_code == 422


def test_a_list_says_when_a_part_may_be(cast: Cast, week: IntroWeek) -> None:
    text = "Onderdeel;Alleen op\nQuiz;di 25 aug middag\nJe mentor;24-08 9.00, 24-08 10:30\n"
    with cast.scope():
        told = look(week, "onderdelen", text)
        assert told.faults == []
        save_week_list(
            actor=cast.actor("mia"), week=week, what="onderdelen", lines=told.lines, now=NOW
        )
        found = {one.title: len(one.slots) for one in WeekPart.objects.filter(week=week)}
        assert (found["Quiz"], found["Je mentor"], found["Welkom"]) == (2, 2, 2)
        fault = look(week, "onderdelen", "Onderdeel;Alleen op\nQuiz;zondag\n").faults[0]
        assert fault.sentence.startswith("zondag is geen lesuur van deze week.")


def test_another_first_day_leaves_no_part_that_nobody_can_mend(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        for slot in WeekSlot.objects.filter(week=week):
            slot.code, slot.day = f"x{slot.code}", slot.day + dt.timedelta(days=7)
            slot.save()
        problems = problems_of(stock_of(week), today=FIRST_DAY)
    assert [one for one in problems if one.startswith("Welkom mag alleen op een lesuur")] == problems  # fmt: skip
    assert problems
    client, way = cast.client("mia"), reverse("introweek:parts", args=[week.pk])
    client.post(way, as_sent_here(client.get(way).context["rows"]))
    with cast.scope():
        assert WeekPart.objects.get(week=week, title="Welkom").slots == []
        assert problems_of(stock_of(week), today=FIRST_DAY) == []


def as_sent_here(rows: object) -> dict[str, object]:
    """A browser sends no choice that is not on the page any more."""
    return {name: value for name, value in as_sent(rows).items() if not name.endswith("-slots")}
