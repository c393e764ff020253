"""Routes that are asked for wrongly, or before everything was drawn: told, and never a page that says nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast
from tests.wayfinding import make_premises

from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.wayfinding.models import Corridor, Material, Place, Premises
from warmwelkom.rooms.wayfinding.tests.test_tour import at


@pytest.fixture
def building(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.mondriaan)


def change(building: Premises, slug: str, **facts: Any) -> None:
    with region_scope(building.region_id):
        Place.objects.filter(premises=building, slug=slug).update(**facts)


def route(building: Premises, **asked: str) -> str:
    answer = Client().get(at(building, "route"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stop_that_is_not_drawn_yet_is_no_dead_end(building: Premises) -> None:
    change(building, "halte", x=None, y=None)
    page = route(building, naar="b107")
    assert "Zo kom je bij Lokaal B1.07" in page
    assert "Vanaf de ingang" in page
    kept = Client().get(at(building, "routes.json")[:-1]).json()
    assert kept["start"] == "ingang"
    assert Client().get(at(building, "tour.json")[:-1]).json()["start"] == "ingang"


def test_a_place_that_is_not_drawn_yet_is_told_by_name(building: Premises) -> None:
    change(building, "b107", x=None, y=None)
    page = route(building, naar="b107")
    assert "Waar Lokaal B1.07 ligt, staat nog niet op de plattegrond." in page
    assert "Waar wil je heen?" in page


def test_a_place_that_is_gone_is_told_and_a_link_says_nothing_of_a_hidden_one(building: Premises) -> None:  # fmt: skip
    change(building, "b107", published_at=None)
    for slug in ("b107", "zolder"):
        page = route(building, naar=slug)
        assert "Deze plek kennen we hier niet." in page
        assert "B1.07" not in page
    assert "Deze plek kennen we hier niet." not in route(building)


def test_who_is_there_already_is_told(building: Premises) -> None:
    page = route(building, van="ingang", naar="ingang")
    assert "Je begint bij de ingang. Kies hieronder waar je heen wilt." in page
    assert "Zo kom je bij" not in page
    assert "wf-qr" not in page


def test_nobody_is_promised_a_way_without_steps_that_nobody_checked(building: Premises) -> None:
    with region_scope(building.region_id):
        Corridor.objects.filter(premises=building).update(kind="ramp", step_free=True)
    asked = {"naar": "b107", "hoe": "drempelvrij"}
    told = "is nog niet nagekeken bij: de ingang."
    assert "nog niet nagekeken" not in route(building, **asked)
    change(building, "ingang", step_free=None)
    assert told in route(building, **asked)
    assert told not in route(building, **asked | {"hoe": "alles"})


def test_the_date_of_a_photo_is_what_the_phone_wrote(building: Premises) -> None:
    assert "Foto geplaatst op" in Client().get(at(building, "ingang")).content.decode()
    with region_scope(building.region_id):
        Material.objects.filter(premises=building, name="ingang.jpg").update(taken_on=dt.date(2026, 3, 4))  # fmt: skip
    assert "Foto van 4 maart 2026" in Client().get(at(building, "ingang")).content.decode()
    taken = [
        row.get("taken") for row in Client().get(at(building, "tour.json")[:-1]).json()["places"]
    ]
    assert "2026-03-04" in taken
