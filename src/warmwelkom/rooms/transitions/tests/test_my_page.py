"""`/mijn/gegevens/`: what a pupil or a parent reads about where they stand, and who helps."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.audit.record import record_act
from warmwelkom.rooms.transitions.act_words import words_for
from warmwelkom.rooms.transitions.models import (
    Application,
    Enrolment,
    StateChange,
    Transition,
)
from warmwelkom.rooms.transitions.queries.my_page import my_page_for
from warmwelkom.rooms.transitions.queries.my_way import way_for

MINE = "/mijn/gegevens/"


def _page(cast: Cast, who: str = "dina") -> str:
    page = cast.client(who).get(MINE).content.decode()
    return " ".join(page.partition("<main")[2].split())


def _enrol(cast: Cast, starts_on: dt.date | None = dt.date(2026, 8, 24), **values: Any) -> None:
    with cast.scope():
        Enrolment.objects.create(
            **{
                "region": cast.places.region,
                "school": cast.places.mondriaan,
                "school_year": YEAR,
                "transition": cast.dina,
                "surname": "Bakker",
                "programme_name": "Verzorgende-IG",
                "student_number": str(Enrolment.objects.count()),
                "class_name": "VZ-1b",
                "class_mentor": "Karim Bensaïd",
                "starts_on": starts_on,
                **values,
            }
        )


def _set(cast: Cast, **values: Any) -> None:
    with cast.scope():
        Transition.objects.filter(pk=cast.dina.pk).update(**values)


def _pupil(cast: Cast) -> Actor:
    return Actor(kind="pupil", pupil_id=cast.dina.pupil_id, region_id=cast.places.region.pk)


def test_the_first_of_two_starts_counts_and_one_without_a_day_does_not(cast: Cast) -> None:
    _enrol(cast, dt.date(2026, 9, 1), class_name="late")
    _enrol(cast, class_name="early")
    _enrol(cast, None, class_name="unknown")
    _enrol(cast, dt.date(2026, 8, 1), class_name="gone", gone_at=NOW)
    with region_scope(cast.places.region.pk):
        mine = my_page_for(actor=_pupil(cast), today=dt.date(2026, 8, 15))
    assert mine is not None
    assert mine.start is not None
    assert (mine.start.class_name, mine.days) == ("early", 9)


def test_without_a_day_the_state_is_said_in_words(cast: Cast) -> None:
    _set(cast, state="placed")
    page = _page(cast)
    assert "Je hebt een plek op het mbo." in page


@pytest.mark.parametrize(
    ("role", "is_familiar"), [("mentor", True), ("decaan", True), ("coach", False)]
)
def test_the_light_burns_at_a_face_from_the_own_school(
    cast: Cast, role: str, is_familiar: bool
) -> None:
    _set(cast, on_it=cast.alice, on_it_role=role)
    page = _page(cast)
    assert 'href="mailto:alice@school.example"' in page
    assert ("data-familiar" in page) is is_familiar


def test_where_nobody_is_on_it_yet_it_says_whom_to_ask(cast: Cast) -> None:
    _set(cast, on_it=None)
    page = _page(cast)
    assert "data-nobody" in page
    assert "mailto:" not in page


def test_the_way_has_light_where_you_are(cast: Cast) -> None:
    _set(cast, state="placed")
    with cast.scope():
        for state, day in (("applied", 3), ("placed", 9), ("placed", 11)):
            StateChange.objects.create(
                region=cast.places.region,
                transition=cast.dina,
                state=state,
                since=dt.date(2026, 6, day),
                at=NOW,
                rule="x",
            )
        way = way_for(actor=_pupil(cast), transition=Transition.objects.get(pk=cast.dina.pk))
    assert [step.stands for step in way] == ["done"] * 4 + ["now", "ahead"]
    assert [step.since.day if step.since else None for step in way[:4]] == [None, 3, None, 9]


def test_a_parent_is_addressed_as_one(cast: Cast) -> None:
    page = _page(cast, "parent")
    assert "Wat er over Dina bekend is" in page
    assert "Hoi Dina" not in page
    assert "Wie helpt Dina" in page


def test_a_pupil_reads_only_their_own_steps(cast: Cast) -> None:
    with cast.scope():
        other = Transition.objects.create(
            region=cast.places.region,
            pupil=cast.dina.pupil,
            school_year=2019,
            listed_at=NOW,
        )
        StateChange.objects.create(
            region=cast.places.region,
            transition=other,
            state="chosen",
            since=dt.date(2020, 1, 7),
            at=NOW,
            rule="x",
        )
    assert "7 januari" not in _page(cast)


def test_an_act_that_nobody_named_yet_reads_as_words(cast: Cast) -> None:
    assert words_for("transitions.brand_new") == "deed iets met je gegevens"
    with cast.scope():
        record_act(actor=cast.actor("dewi"), action="transitions.brand_new", subject=cast.dina)
    page = _page(cast)
    assert "deed iets met je gegevens" in page
    assert "brand_new" not in page


def test_five_looks_are_shown_and_the_rest_is_one_click_away(cast: Cast) -> None:
    with cast.scope():
        for hour in range(7):
            record_act(
                actor=cast.actor("dewi"),
                action="transitions.view",
                subject=cast.dina,
                now=NOW - dt.timedelta(hours=hour),
            )
    before, _summary, after = _page(cast).partition("Wie er eerder keek")
    assert (before.count("<b>Dewi</b>"), after.count("<b>Dewi</b>")) == (5, 2)


def test_the_number_of_queries_does_not_grow_with_the_places(cast: Cast) -> None:
    browser = cast.client("dina")
    browser.get(MINE)
    counts = []
    for _round in range(2):
        _enrol(cast)
        with CaptureQueriesContext(connection) as seen:
            browser.get(MINE)
        counts.append(len([query for query in seen if "SAVEPOINT" not in query["sql"]]))
    assert counts == [counts[0]] * 2
    assert counts[0] <= 12


def test_the_door_says_what_is_missing(cast: Cast) -> None:
    page = (
        cast.client("anonymous").post(reverse("transitions:enter"), {"code": ""}).content.decode()
    )
    assert "Vul de code in die je van je mentor kreeg." in page
    assert "Schrijf je geboortedatum als dag, maand, jaar: 03-05-2010." in page


def test_an_application_tells_its_day_where_the_state_came_later(cast: Cast) -> None:
    _set(cast, state="in_intake")
    with cast.scope():
        Application.objects.create(
            region=cast.places.region,
            school=cast.places.mondriaan,
            school_year=YEAR,
            transition=cast.dina,
            surname="Bakker",
            application_id="1",
            applied_on=dt.date(2026, 2, 11),
        )
    assert "woensdag 11 februari" in _page(cast)
