"""Who keeps a place hears that it is not right any more; where nobody does, who decides at the school."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.wayfinding.domain.yearly import ask_about_old_places
from warmwelkom.rooms.wayfinding.models import Place
from warmwelkom.rooms.wayfinding.tests.test_places import WORDS, show
from warmwelkom.rooms.wayfinding.tests.world import World


def told(world: World) -> list[tuple[Any, str]]:
    with world.scope():
        return sorted(Notice.objects.values_list("to", "title"))


def report(world: World, text: str) -> None:
    address = f"/wegwijs/haaglanden/klopt-niet/{world.place.pk}/"
    assert world.cast.client("anonymous").post(address, {"text": text}).status_code == 302


def test_who_keeps_a_place_hears_once_a_day_that_it_is_not_right(world: World) -> None:
    show(world)
    with world.scope():
        Place.objects.update(owner=world.cast.joris)
    for text in ("De deur is links.", "Echt waar."):
        report(world, text)
    assert told(world) == [("joris@school.example", "Iemand zegt dat De ingang niet meer klopt")]
    with world.scope():
        notice = Notice.objects.get()
    assert notice.address == f"/wegwijs/plek/{world.place.pk}/"
    assert "links" not in notice.text  # a stranger's words are read on the page


def test_where_nobody_keeps_it_who_decides_hears_of_it(world: World) -> None:
    show(world)
    report(world, "De deur is links.")
    assert [to for to, _title in told(world)] == ["mia@school.example"]
    with world.scope():
        world.cast.joris.is_active = False
        world.cast.joris.save()
        Place.objects.update(owner=world.cast.joris)
        actor = system_actor(region_id=world.place.region_id)
        late = NOW + dt.timedelta(days=366)
        assert [ask_about_old_places(actor=actor, now=late) for _twice in range(2)] == [1, 0]
    assert ("mia@school.example", "Klopt Tinwerf nog?") in told(world)


def test_what_everybody_sees_keeps_its_words_for_who_can_not_see(world: World) -> None:
    show(world)
    client, address = world.cast.client("mia"), f"/wegwijs/plek/{world.place.pk}/"
    answer = client.post(address, WORDS | {"name": "De voordeur", "alt": ""})
    assert answer.status_code == 422
    assert "Schrijf eerst in één zin wat er te zien is." in answer.content.decode()
    with world.scope():
        assert Place.objects.get(pk=world.place.pk).alt == "Een deur."
    client.post(f"/wegwijs/plek/{world.place.pk}/tonen/", {"do": "hide"})
    assert client.post(address, WORDS | {"alt": ""}).status_code == 302
