"""Law: a page asks the database as often for three pupils as for one, and seldom (design.md 7)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.pupils import add_pupil, apply, derive, enrol, mbo_list
from warmwelkom.rooms.transitions.models import Assignment, ContactNote, Link

MOST, MOST_IN_PUBLIC = 12, 6
PAGES = [  # who, url name
    ("dewi", "transitions:today"),
    ("alice", "transitions:today"),
    ("emre", "transitions:today"),
    ("joris", "transitions:today"),
    ("fatima", "transitions:today"),
    ("gijs", "transitions:today"),
    ("dewi", "transitions:pupils"),
    ("alice", "transitions:pupils"),
    ("dewi", "transitions:uploads"),
    ("emre", "transitions:uploads"),
    ("hanna", "insights:region"),
    ("dewi", "transitions:moves"),
    ("ibrahim", "people:roles"),
    ("hanna", "people:region"),
    ("hanna", "people:schools"),
]
ABOUT_DINA = [
    ("dewi", "transitions:pupil", True),
    ("alice", "transitions:pupil", True),
    ("alice", "transitions:code", True),
    ("dewi", "transitions:offer_move", True),
    ("dina", "transitions:my_data", False),
    ("parent", "transitions:my_data", False),
    ("dina", "welcome:mine", False),
    ("parent", "welcome:mine", False),
]
PUBLIC = ["home", "privacy", "accessibility", "style", "transitions:enter"]


def _add(cast: Cast, number: int) -> None:
    """One more pupil of Alice's class with a line, a note, a coach and a list; one more orphan."""
    row = add_pupil(cast, f"Evi{number}", f"Vos{number}", phone=f"+3160000001{number}")
    line = apply(cast, row, f"A{number}", status="REJECTED")
    enrol(cast, row, f"S{number}", class_name="VZ-1b", programme=cast.places.care)
    enrol(cast, None, f"O{number}", previous_school="Johan de Witt")
    _lists(cast)
    about = {"region": row.region, "transition": row}
    Assignment.objects.create(**about, person=cast.fatima, role="coach", given_at=NOW)
    ContactNote.objects.create(**about, kind="note", text="x", at=NOW, by=cast.alice, by_name="A")
    Link.objects.create(**about, application=line, outcome="review", score=0.5, made_at=NOW)
    derive(cast)


def _lists(cast: Cast) -> None:
    mbo_list(cast, kind="enrolments", uploaded_by=cast.emre)
    mbo_list(
        cast, kind="leavers", school=cast.places.witt_school, location=cast.places.witt,
        uploaded_by=cast.dewi,
    )  # fmt: skip


def _about(cast: Cast, number: int) -> None:
    """One more line, note and act about Dina herself."""
    apply(cast, cast.dina, f"D{number}")
    enrol(cast, cast.dina, f"E{number}", not_seen_on=NOW.date())
    about = {"region": cast.dina.region, "transition": cast.dina}
    ContactNote.objects.create(**about, kind="note", text="x", at=NOW, by=cast.alice, by_name="A")
    derive(cast)


def _cost(cast: Cast, who: str, address: str) -> int:
    client = cast.client(who)
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    frame = ("SAVEPOINT", "warmwelkom.region")  # the transaction and its region ask for no rows
    return len([row for row in asked if not any(word in row["sql"] for word in frame)])


def _hold(costs: list[dict[tuple[str, str], int]], most: int) -> None:
    one, three = costs
    assert {page: (one[page], three[page]) for page in one if one[page] != three[page]} == {}
    assert {page: cost for page, cost in three.items() if cost > most} == {}


def test_a_list_costs_the_same_for_one_pupil_and_for_three(cast: Cast) -> None:
    costs = []
    with cast.scope():
        _lists(cast)
    for numbers in ((1,), (2, 3)):
        with cast.scope():
            for number in numbers:
                _add(cast, number)
        costs.append({(who, name): _cost(cast, who, reverse(name)) for who, name in PAGES})
    _hold(costs, MOST)


def test_a_pupils_page_costs_the_same_for_one_line_and_for_three(cast: Cast) -> None:
    costs = []
    for numbers in ((1,), (2, 3)):
        with cast.scope():
            for number in numbers:
                _about(cast, number)
        costs.append(
            {
                (who, name): _cost(cast, who, reverse(name, args=[cast.dina.pk] if about else []))
                for who, name, about in ABOUT_DINA
            }
        )
    _hold(costs, MOST)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_costs_little(cast: Cast, name: str) -> None:
    assert _cost(cast, "anonymous", reverse(name)) <= MOST_IN_PUBLIC
