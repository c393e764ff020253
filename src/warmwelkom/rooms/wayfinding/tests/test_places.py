"""Buildings and places: added with a phone, put in order, shown, told about, asked about, forgotten on time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.wayfinding.domain.forget_wayfinding import KEEP_WITHDRAWN, forget_wayfinding
from warmwelkom.rooms.wayfinding.domain.yearly import ask_about_old_places
from warmwelkom.rooms.wayfinding.models import (
    Material,
    Place,
    PortraitConsent,
    Premises,
    StaleReport,
)
from warmwelkom.rooms.wayfinding.tests.world import World

WORDS = {
    "name": "De kantine",
    "kind": "canteen",
    "alt": "Lange tafels.",
    "level": "0",
    "is_mine": "on",
}


def add(world: World, **more: str) -> Any:
    return world.cast.client("mia").post(
        f"/wegwijs/locatie/{world.premises.pk}/plek/", WORDS | more
    )


def places(world: World) -> list[str]:
    with world.scope():
        return [row.slug for row in Place.objects.filter(premises=world.premises)]


def test_an_empty_list_says_where_to_begin(world: World) -> None:
    text = world.cast.client("esra").get("/wegwijs/").content.decode()
    assert "Zes plekken zijn genoeg" in text
    assert "Tinwerf" not in text


def test_a_building_is_made_and_seen_by_nobody_else(world: World) -> None:
    answer = world.cast.client("esra").post("/wegwijs/", {"name": "Groene Hof"})
    with world.scope():
        made = Premises.objects.get(slug="groene-hof")
    assert answer["Location"] == f"/wegwijs/locatie/{made.pk}/"
    assert (made.school.name, made.published_at) == ("Yuverta", None)


def test_a_place_is_added_at_the_end_of_the_walk(world: World) -> None:
    answer = add(world, busy="10.15-10.35, 12.00-12.30", step_free="yes", noise="4")
    with world.scope():
        row = Place.objects.select_related("level").get(slug="de-kantine")
    assert answer["Location"] == f"/wegwijs/plek/{row.pk}/"
    assert (row.order, row.level and row.level.number, row.owner_id) == (2, 0, world.cast.mia.pk)
    assert (row.busy, row.step_free, row.noise) == (
        [["10:15", "10:35"], ["12:00", "12:30"]],
        True,
        4,
    )


def test_two_of_one_name_have_two_addresses(world: World) -> None:
    add(world)
    add(world)
    assert places(world) == ["ingang", "de-kantine", "de-kantine-2"]


def test_bad_input_is_told_and_nothing_is_lost(world: World) -> None:
    answer = add(world, busy="in de pauze", name="")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Schrijf tijden zo: 10.15-10.35, 12.00-12.30" in text
    assert "Lange tafels." in text
    assert places(world) == ["ingang"]


def test_the_order_of_the_walk_changes_by_a_button(world: World) -> None:
    add(world)
    with world.scope():
        last = Place.objects.get(slug="de-kantine")
    client = world.cast.client("emre")
    for to, expected in (("earlier", ["de-kantine", "ingang"]), ("earlier", ["de-kantine", "ingang"]), ("later", ["ingang", "de-kantine"])):  # fmt: skip
        client.post(f"/wegwijs/plek/{last.pk}/volgorde/", {"to": to})
        assert places(world) == expected


def test_nothing_is_shown_without_words_for_who_can_not_see(world: World) -> None:
    client = world.cast.client("mia")
    text = client.post(
        f"/wegwijs/plek/{world.place.pk}/tonen/", {"do": "show"}, follow=True
    ).content.decode()
    assert "Schrijf eerst in één zin wat er te zien is." in text
    text = client.post(
        f"/wegwijs/locatie/{world.premises.pk}/tonen/", {"do": "show"}, follow=True
    ).content.decode()
    assert "Laat eerst één plek zien." in text


def show(world: World) -> None:
    with world.scope():
        Place.objects.filter(pk=world.place.pk).update(alt="Een deur.")
    client = world.cast.client("mia")
    client.post(f"/wegwijs/plek/{world.place.pk}/tonen/", {"do": "show"})
    client.post(f"/wegwijs/locatie/{world.premises.pk}/tonen/", {"do": "show"})


def test_anybody_says_that_a_place_is_not_right_any_more(world: World) -> None:
    address = f"/wegwijs/haaglanden/klopt-niet/{world.place.pk}/"
    visitor = world.cast.client("anonymous")
    assert visitor.get(address).status_code == 404  # nobody outside knows of it yet
    show(world)
    assert visitor.post(address, {"text": "De deur is links."}).status_code == 302
    with world.scope():
        row = StaleReport.objects.get()
    assert (row.text, row.by) == ("De deur is links.", None)
    client = world.cast.client("joris")
    assert "De deur is links." in client.get(f"/wegwijs/plek/{world.place.pk}/").content.decode()
    client.post(f"/wegwijs/plek/{world.place.pk}/klopt/")
    with world.scope():
        assert StaleReport.objects.get().closed_by_name == "Joris"


@pytest.mark.parametrize("name", ["esra", "ibrahim", "lars"])
def test_another_school_and_another_region_get_404(world: World, name: str) -> None:
    client = world.cast.client(name)
    for address in (
        f"locatie/{world.premises.pk}/",
        f"plek/{world.place.pk}/",
        f"locatie/{world.premises.pk}/plek/",
    ):
        assert client.get(f"/wegwijs/{address}").status_code == 404


@pytest.mark.parametrize("name", ["joris", "emre"])
def test_who_only_makes_shows_nothing(world: World, name: str) -> None:
    client = world.cast.client(name)
    assert (
        client.post(f"/wegwijs/locatie/{world.premises.pk}/tonen/", {"do": "show"}).status_code
        == 404
    )
    assert client.post(f"/wegwijs/plek/{world.place.pk}/tonen/", {"do": "show"}).status_code == 404


def test_a_list_costs_the_same_for_one_place_and_for_three(world: World) -> None:
    client, costs = world.cast.client("mia"), []
    for number in (0, 2):
        for _each in range(number):
            add(world)
        client.get(f"/wegwijs/locatie/{world.premises.pk}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/wegwijs/locatie/{world.premises.pk}/")
        costs.append(len([row for row in asked if "SAVEPOINT" not in row["sql"]]))
    assert costs[0] == costs[1]
    assert costs[0] <= 14  # twelve, and twice the region of the transaction


def test_who_keeps_a_place_is_asked_once_a_year(world: World) -> None:
    actor = system_actor(region_id=world.cast.places.region.pk)
    show(world)
    with world.scope():
        Place.objects.update(owner=world.cast.mia)
        early, late = NOW + dt.timedelta(days=365), NOW + dt.timedelta(days=366)
        told = [ask_about_old_places(actor=actor, now=now) for now in (early, late, late)]
        notice = Notice.objects.get()
    assert told == [0, 1, 0]
    assert (notice.title, notice.address) == (
        "Klopt De ingang nog?",
        f"/wegwijs/plek/{world.place.pk}/",
    )


def test_what_is_past_its_term_is_erased_and_what_is_shown_stays(
    world: World, committed: Any
) -> None:
    row = world.made_fit()
    actor = system_actor(region_id=row.region_id)
    with world.scope(), committed(execute=True):
        before = forget_wayfinding(actor=actor, now=row.at + dt.timedelta(days=30))
        after = forget_wayfinding(actor=actor, now=row.at + dt.timedelta(days=30, seconds=1))
    assert (before["originals"], after["originals"]) == (0, 1)
    left = world.material()
    assert (left.original.name, left.original_gone_at is not None) == ("", True)
    assert sorted(file.name for file in left.renditions.all()) == ["800.jpg", "800.webp"]
    world.runs()  # drawn again from what is shown
    assert sorted(file.name for file in world.material().renditions.all()) == [
        "800.jpg",
        "800.webp",
    ]


def test_a_consent_that_no_picture_has_goes_a_year_after_it_was_given(world: World) -> None:
    with world.scope():
        given: dict[str, Any] = {
            "region": world.place.region,
            "premises": world.place.premises,
            "name": "Sam",
        }
        row = PortraitConsent.objects.create(**given, at=NOW, given_on=NOW.date())
        actor = system_actor(region_id=row.region_id)
        for more, left in ((0, 1), (1, 0)):
            forget_wayfinding(actor=actor, now=NOW + KEEP_WITHDRAWN + dt.timedelta(seconds=more))
            assert PortraitConsent.objects.count() == left


def test_how_much_room_is_left_is_told(world: World, settings: Any) -> None:
    settings.WAYFINDING_QUOTA_MB = 2000
    client = world.cast.client("mia")
    assert "0 van 2.000 MB gebruikt." in client.get("/wegwijs/").content.decode()
    with world.scope():
        for number in range(2):
            Material.objects.create(
                region=world.premises.region, premises=world.premises, place=world.place, kind="photo",
                name="x.jpg", sha256=str(number) * 64, size=900_000_000, at=NOW,
            )  # fmt: skip
    text = client.get("/wegwijs/").content.decode()
    assert "1.800 van 2.000 MB gebruikt." in text
    assert "Haal beelden weg die niet meer kloppen" in text
