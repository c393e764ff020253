"""A school writes the English beside the Dutch; what is left in Dutch says so to whoever reads aloud."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from warmwelkom.rooms.wayfinding.film_stops import stops_of, title_of
from warmwelkom.rooms.wayfinding.models import Place, Premises
from warmwelkom.rooms.wayfinding.tests.test_places import WORDS, show
from warmwelkom.rooms.wayfinding.tests.world import World

ENGLISH = {
    "name_en": "The entrance",
    "alt_en": "Glass doors.",
    "description_en": "They open by themselves.",
}


def changed(world: World, **more: str) -> Place:
    words = WORDS | {"name": "De ingang", "description": "Ze gaan vanzelf open."} | more
    address = f"/wegwijs/plek/{world.place.pk}/"
    assert world.cast.client("mia").post(address, words).status_code == 302
    with world.scope():
        found: Place = Place.objects.select_related("premises").get(pk=world.place.pk)
    return found


def page(*words: str) -> BeautifulSoup:
    client = Client(headers={"accept-language": "en"})
    answer = client.get("/".join(["/wegwijs/haaglanden/tinwerf", *words, ""]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def heading(found: BeautifulSoup) -> tuple[str, Any]:
    row = found.select_one("main h1")
    assert row
    return row.text, row.get("lang")


def test_what_was_written_in_english_is_read_in_english(world: World) -> None:
    show(world)
    changed(world)
    assert heading(page("ingang")) == ("De ingang", "nl")
    assert page("ingang").select_one('[lang="nl"] p')
    place = changed(world, **ENGLISH)
    assert place.translations == {"en": {"name": "The entrance", "alt": "Glass doors.", "description": "They open by themselves."}}  # fmt: skip
    assert heading(page("ingang")) == ("The entrance", None)
    assert "They open by themselves." in page("ingang").text
    with world.scope():
        (stop,) = stops_of(place.premises)
    assert stop.name == {"nl": "De ingang", "en": "The entrance"}


def test_the_form_holds_what_was_written_and_other_languages_stay(world: World) -> None:
    changed(world, **ENGLISH)
    with world.scope():
        place = Place.objects.get(pk=world.place.pk)
        place.translations |= {"uk": {"name": "Вхід"}}
        place.save()
    form = world.cast.client("mia").get(f"/wegwijs/plek/{place.pk}/").content.decode()
    assert 'value="The entrance"' in form
    assert changed(world).translations == {"uk": {"name": "Вхід"}}


def test_a_building_has_its_english_too(world: World) -> None:
    show(world)
    words = {
        "name": "Tinwerf",
        "stop": "halte Zuid",
        "name_en": "Tin Yard",
        "stop_en": "stop South",
    }
    address = f"/wegwijs/locatie/{world.premises.pk}/gegevens/"
    assert world.cast.client("mia").post(address, words).status_code == 302
    found = page()
    assert heading(found)[0] == "Find your way in Tin Yard"
    assert "stop South" in found.text
    with world.scope():
        row = Premises.objects.get(pk=world.premises.pk)
        assert title_of(row)["en"] == "Find your way in Tin Yard"
    assert "Tin Yard" in world.cast.client("mia").get(address).content.decode()
