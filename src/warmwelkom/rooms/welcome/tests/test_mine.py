"""`/mijn/`: the first day, the one thing to do now, the people; for a parent the same, said to a parent."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, YEAR, Cast
from tests.pupils import add_pupil, enrol

from warmwelkom.base.clock import move_date_with
from warmwelkom.rooms.transitions import ways
from warmwelkom.rooms.transitions.api import Part, add_own_part, own_parts
from warmwelkom.rooms.transitions.models import Enrolment, State, Transition

MINE = "/mijn/"


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
                "programme": cast.places.care,
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


@pytest.mark.parametrize(
    ("today", "seen", "not_seen"),
    [
        (dt.date(2026, 8, 15), "<b>9</b><span>dagen</span>", "vandaag</b>"),
        (dt.date(2026, 8, 23), "<b>1</b><span>dag</span>", "dagen</span>"),
        (dt.date(2026, 8, 24), "vandaag</b>", "<span>nog</span>"),
        (dt.date(2026, 8, 25), "ww-door--faces", "<span>nog</span>"),
    ],
)
def test_the_days_to_the_first_day_are_counted(
    cast: Cast, today: dt.date, seen: str, not_seen: str
) -> None:
    _enrol(cast)
    move_date_with(lambda _region: today)
    page = _page(cast)
    assert seen in page
    assert not_seen not in page


@pytest.mark.parametrize("state", State.values)
def test_every_state_has_a_sentence_and_something_to_do(cast: Cast, state: str) -> None:
    _set(cast, state=state)
    for who in ("dina", "parent"):
        page = _page(cast, who)
        hero = page.partition('<div class="ww-field-of-light">')[2].partition("<svg")[0]
        assert re.search(r"<p>[^<]{20,}", hero), (who, hero)
        card = page.partition('<h2 id="nu">')[2].partition("</section>")[0]
        assert re.search(r"<p>(<b>)?[^<]{10,}", card), (who, card)


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (dt.date(2026, 4, 1), "Vóór 1 april heb je recht op een plek"),
        (dt.date(2026, 4, 2), "Het is na 1 april, maar aanmelden kan nog."),
    ],
)
def test_after_the_first_of_april_it_does_not_promise_a_right(
    cast: Cast, today: dt.date, sentence: str
) -> None:
    move_date_with(lambda _region: today)
    assert sentence in _page(cast)


def test_a_parent_reads_that_it_is_the_page_of_their_child(cast: Cast) -> None:
    page = _page(cast, "parent")
    assert "Welkom bij Dina" in page
    assert "Je kijkt als ouder, tot zondag 3 mei 2026." in page
    assert "Hoi Dina" not in page


def test_the_mentor_the_address_and_the_way_there_stand_on_it(cast: Cast) -> None:
    with cast.scope():
        location = cast.places.mondriaan_location
        location.street, location.place = "Tinwerf 10", "Den Haag"
        location.save()
        cast.places.care.location = location
        cast.places.care.save()
    _enrol(cast)
    page = _page(cast)
    assert "Karim Bensaïd" in page
    assert "Tinwerf 10, Den Haag" in page
    assert "openstreetmap.org/search?query=Tinwerf%2010" in page


def test_what_is_not_there_yet_leaves_no_hole(cast: Cast) -> None:
    page = _page(cast)
    assert "Je nieuwe mentor" not in page
    assert "Waar het is" not in page
    assert "Al klaar en nog te doen" not in page


@pytest.mark.parametrize(("others", "is_told"), [(4, False), (5, True)])
def test_who_comes_along_is_a_number_and_never_under_five(
    cast: Cast, others: int, is_told: bool
) -> None:
    _enrol(cast)
    with cast.scope():
        for number in range(others):
            other = add_pupil(cast, f"Evi{number}", f"Vos{number}")
            enrol(cast, other, f"E{number}")
            enrol(cast, other, f"F{number}")  # twice on the list is one pupil
        enrol(cast, add_pupil(cast, "Ver", location=cast.places.maris), "far")
    page = _page(cast)
    assert ("<b>5 anderen</b>" in page) is is_told
    assert "anderen" in page or not is_told
    assert "Vos" not in page


def test_the_number_of_queries_does_not_grow_and_is_small(cast: Cast) -> None:
    browser = cast.client("dina")
    counts = []
    for _round in range(3):
        _enrol(cast)
        with CaptureQueriesContext(connection) as seen:
            browser.get(MINE)
        frame = ("SAVEPOINT", "warmwelkom.region")
        counts.append(len([q for q in seen if not any(word in q["sql"] for word in frame)]))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 12


def test_a_room_beside_this_one_shows_its_part_in_its_turn_or_leaves_no_hole(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "_parts", {})
    before = _page(cast).count("<h2")
    add_own_part("welcome/_tasks.html", lambda actor, today: [today], order=2)  # noqa: ARG005  by name
    add_own_part("welcome/_first_day.html", lambda actor, today: actor.kind, order=1)  # noqa: ARG005
    add_own_part("welcome/_mentor.html", lambda actor, today: [], order=0)  # noqa: ARG005
    assert _page(cast).count("<h2") == before + 2
    parts = own_parts(actor=cast.actor("dina"), today=NOW.date())
    assert parts == [
        Part(template="welcome/_first_day.html", data="pupil"),
        Part(template="welcome/_tasks.html", data=[NOW.date()]),
    ]
