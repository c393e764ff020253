"""Who is on it: whoever was put there, else the mentor, else the decaan; never who can't come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.cast import NOW, YEAR, Cast
from tests.pupils import add_pupil, derive

from warmwelkom.base.access.policy import may
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Person, Region, Role, School
from warmwelkom.rooms.transitions.models import Assignment, Transition


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        cast.dina.pupil.delete()
        yield cast


def on_it(of: Transition) -> tuple[Any, str]:
    row = Transition.objects.get(pk=of.pk)
    return row.on_it_id, row.on_it_role


def put(cast: Cast, name: str, on: Transition, role: str = "coach") -> Assignment:
    return Assignment.objects.create(
        region=on.region, transition=on, person=cast.people[name], role=role, given_at=NOW
    )


def change(name: str, **words: Any) -> None:
    with all_regions():
        Role.objects.filter(person__email=f"{name}@school.example").update(**words)


def test_the_mentor_of_the_class(here: Cast) -> None:
    row = add_pupil(here, class_name="4K2")
    derive(here)
    assert on_it(row) == (here.bob.pk, "mentor")


def test_the_mentor_that_the_list_names_when_the_class_has_none(here: Cast) -> None:
    """And that mentor can open the page, though the class is not among their own."""
    row = add_pupil(here, class_name="4K9", mentor_email="Bob@School.example")
    derive(here)
    assert on_it(row) == (here.bob.pk, "mentor")
    assert may(here.actor("bob"), "transitions.view", row)
    assert not may(here.actor("alice"), "transitions.view", row)


def test_a_mentor_of_another_campus_is_not_meant(here: Cast) -> None:
    row = add_pupil(here, class_name="4K9", mentor_email="charlie@school.example")
    derive(here)
    assert on_it(row) == (here.dewi.pk, "decaan")


def test_else_the_decaan_of_the_campus_or_of_the_school(here: Cast) -> None:
    row = add_pupil(here, class_name="4K9")
    derive(here)
    assert on_it(row) == (here.dewi.pk, "decaan")
    change("dewi", location=None)
    derive(here)
    assert on_it(row) == (here.dewi.pk, "decaan")
    assert may(here.actor("dewi"), "transitions.view", row)


def test_whoever_was_put_there_comes_first(here: Cast) -> None:
    row = add_pupil(here)
    given = put(here, "fatima", row)
    derive(here)
    assert on_it(row) == (here.fatima.pk, "coach")
    given.ended_at = NOW
    given.save()
    derive(here)
    assert on_it(row) == (here.alice.pk, "mentor")


@pytest.mark.parametrize("how", ["role", "account"])
def test_who_left_is_on_nobody(here: Cast, how: str) -> None:
    row, other = add_pupil(here), add_pupil(here, "Bas", class_name="4K2")
    put(here, "fatima", row)
    for name in ("fatima", "bob"):
        if how == "role":
            change(name, ended_at=NOW)
        else:
            Person.objects.filter(pk=here.people[name].pk).update(is_active=False)
    derive(here)
    assert on_it(row) == (here.alice.pk, "mentor")
    assert on_it(other) == (here.dewi.pk, "decaan")


def test_a_school_that_left_the_region_puts_nobody_on_it(here: Cast) -> None:
    row = add_pupil(here)
    School.objects.filter(pk=here.places.witt_school.pk).update(left_at=NOW)
    derive(here)
    assert on_it(row) == (None, "")


def test_a_pupil_without_a_campus_is_nobodys_and_a_coach_sees_it(here: Cast) -> None:
    """A decaan of a whole school, or a mentor without a campus, is not on who came from elsewhere."""
    row = add_pupil(here, location=None, class_name="")
    change("dewi", location=None)
    change("bob", location=None, classes=[""])
    derive(here)
    assert on_it(row) == (None, "")
    assert may(here.actor("fatima"), "transitions.view", row)


def test_after_the_school_year_rolled_over_a_late_starter_is_the_decaans(here: Cast) -> None:
    """Last year's class roles ended; the decaan's went on, and sees who still needs someone."""
    row = add_pupil(here, needs_someone=True)
    done = add_pupil(here, "Klaar", needs_someone=False)
    Region.objects.filter(pk=here.places.region.pk).update(school_year=YEAR + 1)
    change("alice", ended_at=NOW)
    change("dewi", school_year=YEAR + 1)
    derive(here)
    assert on_it(row) == (here.dewi.pk, "decaan")
    Transition.objects.filter(pk=row.pk).update(needs_someone=True)
    assert may(here.actor("dewi"), "transitions.view", row)
    assert not may(here.actor("dewi"), "transitions.view", done)


def test_next_years_mentor_of_the_same_class_is_not_meant(here: Cast) -> None:
    row = add_pupil(here)
    change("alice", school_year=YEAR + 1)
    change("karin", school_year=YEAR + 1, ended_at=None)
    derive(here)
    assert on_it(row) == (here.dewi.pk, "decaan")
