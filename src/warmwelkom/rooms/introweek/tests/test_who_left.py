"""Who does not come after all is in no name and no count of a group, on whichever page."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week
from tests.pupils import add_pupil

from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor, WeekPublication, WeekStudent
from warmwelkom.rooms.introweek.queries.attendance import groups_for
from warmwelkom.rooms.introweek.queries.plan_page import plan_page_for
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.people.models import Programme


@pytest.fixture
def week(cast: Cast) -> Any:
    """Dina and Evi in a group with Piet, the only one of another programme, who left after it was shared."""
    with cast.scope():
        pupils = [cast.dina, add_pupil(cast, "Evi"), add_pupil(cast, "Piet")]
        found = make_week(*pupils, school=cast.places.mondriaan)
        other = Programme.objects.create(
            region=found.region, school=found.school, crebo="25099", name="Brood", level=2
        )
        WeekStudent.objects.filter(transition=pupils[2]).update(programme=other, gone_at=NOW)
        WeekMentor.objects.filter(week=found).update(email="joris@school.example")
        yield found


def test_a_group_is_called_the_same_on_the_plan_and_where_it_is_shared(
    cast: Cast, week: IntroWeek
) -> None:
    here = plan_page_for(actor=cast.actor("mia"), pk=week.pk, number=None, view="")
    publication = shared_of(week.pk)
    assert publication is not None
    shared = whereabouts_of(publication).plan
    assert here.words.groups == {"g1": "Verzorgende-IG 1"}
    assert {key: group.name for key, group in shared.groups.items()} == here.words.groups


def test_the_counts_of_a_group_are_those_of_who_comes(cast: Cast, week: IntroWeek) -> None:
    mia = cast.actor("mia")
    here = plan_page_for(actor=mia, pk=week.pk, number=None, view="groepen")
    assert [(row.met, row.size) for row in here.rows] == [(1, 2)]
    assert (here.unmet, here.unmet_groups) == (
        {"no_own_teacher": 1},
        [("g1", "Verzorgende-IG 1", 1)],
    )
    assert [len(one.group.students) for one in groups_for(actor=mia, now=NOW)] == [2]


def test_nobody_reads_who_left_in_a_group(cast: Cast, week: IntroWeek) -> None:
    plan = WeekPublication.objects.get(week=week).plan
    assert len(plan.rows["groups"][0]["students"]) == 3
    for who, name in (("mia", "group"), ("joris", "group_here")):
        page = cast.client(who).get(reverse(f"introweek:{name}", args=[week.pk, "g1"]))
        assert "Evi" in page.content.decode()
        assert "Piet" not in page.content.decode()
