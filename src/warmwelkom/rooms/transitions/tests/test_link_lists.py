"""Lines on mbo lists find their pupil, or a person looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.pupils import BORN, add_pupil, apply, enrol, link

from warmwelkom.rooms.transitions.models import Application, Enrolment, Link
from warmwelkom.rooms.transitions.tests.lines import (
    NAMES,
    add_namesakes,
    add_seven,
    add_twins,
    outcomes,
    pupil,
    where,
)

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        add_seven(cast)
        yield cast


def test_a_line_finds_its_pupil_and_says_why(here: Cast) -> None:
    sem = pupil("Sem")
    line = apply(here, sem, transition=None)
    assert link(here) == {"linked": 1}
    assert where(line) == sem.pk
    row = Link.objects.get()
    assert (row.outcome, row.decided_at, row.made_at) == ("linked", None, NOW)
    assert row.reasons["nl"] != []
    assert len(row.reasons["nl"]) == len(row.reasons["en"]) == len(row.reasons["agrees"])


def test_a_stranger_finds_nobody(here: Cast) -> None:
    line = apply(here, None, given_name="Anders", surname="Iemand", birth_date=dt.date(2008, 1, 1))
    assert link(here) == {}
    assert where(line) is None


def test_run_twice_it_keeps_every_row_and_writes_nothing(here: Cast) -> None:
    apply(here, pupil("Sem"), transition=None)
    enrol(here, pupil("Noor"), transition=None)
    link(here)
    before = set(Link.objects.values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as second:
        link(here, LATER)
    writes = [row["sql"] for row in second if row["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
    assert [sql for sql in writes if "audit_act" not in sql] == []
    assert set(Link.objects.values_list("pk", flat=True)) == before
    assert len(before) == 2


def test_a_pupil_may_have_several_lines(here: Cast) -> None:
    sem = pupil("Sem")
    for given, _surname, number in NAMES[1:]:
        apply(here, pupil(given), f"B{number}", transition=None)
    lines = [apply(here, sem, number, transition=None) for number in ("A1", "A2")]
    lines.append(apply(here, sem, "A3", transition=None, school=here.places.yuverta))
    link(here)
    assert [where(line) for line in lines] == [sem.pk] * 3


def test_a_line_that_is_gone_no_longer_asks(here: Cast) -> None:
    lisa, eline = add_twins(here)
    line = apply(here, lisa, transition=None, given_name="")
    link(here)
    assert outcomes(line) == {lisa.pk: "review", eline.pk: "review"}
    Application.objects.filter(pk=line.pk).update(gone_at=NOW)
    link(here)
    assert outcomes(line) == {}


def test_of_twins_each_line_goes_to_its_own(here: Cast) -> None:
    lisa, eline = add_twins(here)
    first, second = (
        apply(here, one, number, transition=None) for one, number in ((lisa, "A1"), (eline, "A2"))
    )
    link(here)
    assert (where(first), where(second)) == (lisa.pk, eline.pk)


def test_a_twin_without_a_first_name_goes_to_a_person(here: Cast) -> None:
    lisa, eline = add_twins(here)
    line = apply(here, lisa, transition=None, given_name="", official_names="")
    link(here)
    assert where(line) is None
    assert outcomes(line) == {lisa.pk: "review", eline.pk: "review"}


def test_namesakes_go_to_a_person(here: Cast) -> None:
    one, other = add_namesakes(here)
    line = apply(here, one, transition=None)
    link(here)
    assert where(line) is None
    assert outcomes(line) == {one.pk: "review", other.pk: "review"}


def test_without_a_birth_date_nothing_is_linked_unseen(here: Cast) -> None:
    evi = add_pupil(here, birth_date=None)
    line = apply(here, evi, transition=None)
    link(here)
    assert where(line) is None
    assert outcomes(line) == {evi.pk: "review"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"email": "evi@thuis.example"}, {"email": "evi@thuis.example"}),
        ({"phone": "+31600000009"}, {"phone": "+31600000009"}),
        (
            {"postcode": "2513 EF", "house_number": "12"},
            {"postcode": "2513 EF", "house_number": "12"},
        ),
    ],
)
def test_something_else_that_agrees_is_more_than_a_name(
    here: Cast, ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    evi = add_pupil(here, birth_date=None, **ours)
    line = apply(here, evi, transition=None, birth_date=BORN, **theirs)
    link(here)
    assert where(line) == evi.pk


def test_an_enrolment_follows_its_application(here: Cast) -> None:
    """Even under a name that no method would find: the mbo itself says that it is one person."""
    sem = pupil("Sem")
    line = apply(here, sem, transition=None)
    place = enrol(here, None, given_name="S.", surname="Anders", application=line)
    link(here)
    assert where(place) == sem.pk
    assert outcomes(place) == {}


def test_who_left_the_list_is_not_linked_and_stands_in_nobodys_way(here: Cast) -> None:
    """A pupil typed in twice, the first one ended: the line goes to the one who is still there."""
    ended = add_pupil(here, gone_at=NOW)
    real = add_pupil(here)
    line = apply(here, real, transition=None)
    place = enrol(here, ended, transition=ended)
    link(here)
    assert where(line) == real.pk
    assert where(place) == real.pk


def test_an_enrolment_does_not_follow_to_a_pupil_who_left(here: Cast) -> None:
    ended = add_pupil(here, gone_at=NOW)
    line = apply(here, ended, gone_at=NOW)
    place = enrol(here, None, given_name="Ver", surname="Weg", application=line)
    link(here)
    assert where(place) is None


def test_another_year_and_another_region_are_left_alone(here: Cast) -> None:
    sem = pupil("Sem")
    old = apply(here, sem, "A1", transition=None, school_year=2024)
    with here.scope("lars"):
        far = add_pupil(here, "Sem", "Visser", location=here.places.elsewhere)
    line = apply(here, sem, "A2", transition=None)
    link(here)
    assert (where(old), where(line)) == (None, sem.pk)
    assert far.pk != sem.pk
    assert Enrolment.objects.count() == 0
