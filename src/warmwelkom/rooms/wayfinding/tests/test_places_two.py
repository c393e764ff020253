"""Two people write about one place at a time: nothing is overwritten unseen, and what was typed stays."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup

from warmwelkom.rooms.wayfinding.models import Place
from warmwelkom.rooms.wayfinding.tests.test_places import WORDS
from warmwelkom.rooms.wayfinding.tests.world import World


def form_of(answer: Any) -> dict[str, str]:
    """The words of the form with what it remembers of the place."""
    found = BeautifulSoup(answer.content, "html.parser").select_one("input[name=seen]")
    assert found
    return WORDS | {"seen": str(found["value"])}


def names(world: World) -> list[str]:
    with world.scope():
        return list(Place.objects.values_list("name", "alt").first() or ())


def test_the_second_is_told_and_may_still_keep_it(world: World) -> None:
    address = f"/wegwijs/plek/{world.place.pk}/"
    mia, joris = world.cast.client("mia"), world.cast.client("joris")
    hers, his = form_of(mia.get(address)), form_of(joris.get(address))
    assert joris.post(address, his | {"name": "De voordeur", "alt": "Een deur."}).status_code == 302
    answer = mia.post(address, hers | {"name": "De hoofdingang"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders veranderde deze plek intussen." in text
    assert 'value="De hoofdingang"' in text
    assert names(world) == ["De voordeur", "Een deur."]
    again = form_of(answer) | {"name": "De hoofdingang"}
    assert mia.post(address, again).status_code == 302
    assert names(world) == ["De hoofdingang", "Lange tafels."]


def test_a_picture_or_a_look_in_between_is_no_other_word(world: World) -> None:
    address = f"/wegwijs/plek/{world.place.pk}/"
    mia = world.cast.client("mia")
    hers = form_of(mia.get(address))
    world.made_fit()
    world.cast.client("joris").post(f"{address}klopt/")
    assert mia.post(address, hers).status_code == 302
