"""The front door: in the demo with figures, elsewhere without, and never a count that gives somebody away."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, YEAR, Cast
from tests.wayfinding import make_premises

from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import Pupil, Transition


def _pupils(cast: Cast, number: int, **values: Any) -> None:
    with cast.scope():
        for _each in range(number):
            Transition.objects.create(
                region=cast.places.region,
                pupil=Pupil.objects.create(region=cast.places.region, surname="Test"),
                school_year=YEAR,
                location=cast.places.witt,
                listed_at=NOW,
                **values,
            )


def _demo(cast: Cast, settings: Any, day: dt.date = dt.date(2026, 8, 15)) -> None:
    settings.DEMO = True
    Region.objects.filter(pk=cast.places.region.pk).update(is_demo=True, stands_at=day)


def _facts() -> str:
    page = Client().get("/").content.decode()
    part = page.partition('<section class="ww-facts"')[2].partition("</section>")[0]
    return " ".join(part.split())


def test_it_tells_how_the_demo_region_stands(cast: Cast, settings: Any) -> None:
    _demo(cast, settings)
    _pupils(cast, 7, state="placed")
    _pupils(cast, 5, state="applied", needs_someone=True, on_it=cast.alice)
    _pupils(cast, 5, state="elsewhere")
    assert "<b>7</b> van de 18 leerlingen hebben een plek op het mbo" in _facts()
    assert "<b>5</b> leerlingen hebben nog iemand nodig. Bij elk van hen staat" in _facts()
    assert "<b>9</b> dagen tot de eerste dag op het mbo" in _facts()


def test_it_says_where_nobody_is_on_it_yet(cast: Cast, settings: Any) -> None:
    _demo(cast, settings, dt.date(2026, 9, 1))
    _pupils(cast, 6, needs_someone=True, on_it=cast.alice)
    _pupils(cast, 5, needs_someone=True)
    _pupils(cast, 5, state="applied")
    assert "<b>5</b> van de 17 leerlingen zijn aangemeld bij een mbo" in _facts()
    assert "<b>11</b> leerlingen hebben nog iemand nodig. Bij 6 van hen staat" in _facts()
    assert "<b>Begonnen</b>" in _facts()


def test_a_count_under_five_is_not_told(cast: Cast, settings: Any) -> None:
    _demo(cast, settings)
    _pupils(cast, 9, state="placed")
    _pupils(cast, 4, needs_someone=True)
    assert _facts() == ""


def test_outside_the_demo_it_tells_no_figures(cast: Cast) -> None:
    _pupils(cast, 9, state="placed")
    assert _facts() == ""


def test_the_number_of_queries_does_not_grow(cast: Cast, settings: Any) -> None:
    _demo(cast, settings)
    counts = []
    for _round in range(2):
        _pupils(cast, 5, state="placed")
        with CaptureQueriesContext(connection) as seen:
            Client().get("/")
        counts.append(len([query for query in seen if "SAVEPOINT" not in query["sql"]]))
    assert counts == [counts[0]] * 2
    assert counts[0] <= 6


def test_the_rooms_of_the_think_tank_stand_under_its_way(cast: Cast) -> None:
    pelle = cast.client("pelle")
    for path in ("bijeenkomsten", "oproep", "nieuws"):
        page = pelle.get(f"/{path}/{cast.places.region.slug}/").content.decode()
        assert '<a href="/denktank/" aria-current="true">' in page, path


def test_the_example_building_is_one_click_away(cast: Cast, settings: Any) -> None:
    _demo(cast, settings)
    with cast.scope():
        building = make_premises(school=cast.places.mondriaan)
        make_premises(school=cast.places.yuverta, is_public=False)
    page = Client().get("/").content.decode()
    assert page.count("/wegwijs/") == 1
    assert f'href="/wegwijs/{cast.places.region.slug}/{building.slug}/"' in page
    settings.DEMO = False
    assert "/wegwijs/" not in Client().get("/").content.decode()
