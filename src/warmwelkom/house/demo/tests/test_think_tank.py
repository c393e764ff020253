"""The demo's think tank: lively, around the first ideas of the region, and nothing later than its first day."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from tests.cast import NOW

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.demo.think_tank.load import people_of, read
from warmwelkom.house.demo.think_tank.pupils import WORDS_TO_TRY
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.people.models import Person, Region, Role
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    ContributionState,
    ModerationCase,
    Pilot,
    ThinkTank,
)
from warmwelkom.rooms.thinktank.queries.voices import wrong_counts


def test_everything_in_the_files_is_there_and_counted_right(demo: Region) -> None:
    written = {
        name: rows for file in ("needs", "ideas", "plans") for name, rows in read(file).items()
    }
    with region_scope(demo.pk):
        kinds = list(Contribution.objects.values_list("kind", flat=True))
        assert {kind: kinds.count(kind) for kind in ("idea", "plan", "offer")} == {
            kind: len(written[kind]) for kind in ("idea", "plan", "offer")
        }
        assert kinds.count("need") == len(written["need"]) + len(written["waiting"])
        assert ModerationCase.objects.filter(
            decision="", contribution__published_at=None
        ).count() == len(written["waiting"])
        assert wrong_counts() == {}


def test_two_people_hear_of_words_of_distress(demo: Region) -> None:
    with region_scope(demo.pk):
        assert ThinkTank.objects.get().has_safety_people


def test_nothing_is_later_than_the_first_day_of_the_demo(demo: Region) -> None:
    with region_scope(demo.pk):
        last = max(ContributionState.objects.values_list("on", flat=True))
    assert last <= min(day for day, _name in MOMENTS)


def test_each_of_the_first_ideas_has_a_plan_and_two_were_measured(demo: Region) -> None:
    with region_scope(demo.pk):
        plans = dict(Contribution.objects.filter(kind="plan").values_list("title", "state"))
        assert sorted(plans.values()) == ["changed", "goes_on", "under_way"]
        assert sorted(Pilot.objects.values_list("verdict", flat=True)) == ["no_difference", "works"]
        assert Contribution.objects.get(title__startswith="Samen").published_at.date() == dt.date(
            2024, 9, 19
        )


def test_whoever_tries_the_follow_code_reads_the_whole_story(demo: Region) -> None:
    answer = Client().post(f"/denktank/{demo.slug}/volg/", {"words": WORDS_TO_TRY})
    page = answer.content.decode()
    assert "Ik ken daar niemand" in page
    assert "Samen de introductieweek doen" in page
    assert "Voelen nieuwe studenten zich meer welkom" in page
    assert "het werkt" in page


def test_a_namesake_at_another_school_speaks_for_nobody(demo: Region) -> None:
    """Among thousands of invented people somebody else is called h.postma too."""
    with region_scope(demo.pk):
        person = Person.objects.create_user("h.postma@elders.example", name="Henk Postma")
        Role.objects.create(
            region=demo, person=person, kind="mentor", school_year=demo.school_year, given_at=NOW
        )
        assert people_of(demo)["h.postma"].has("coordinator")
