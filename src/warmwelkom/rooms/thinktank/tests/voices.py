"""A think tank in which pupils can be heard, and what they do there."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.thinktank import add_code

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.opening import name_safety_people, open_think_tank
from warmwelkom.rooms.thinktank.models import ClassCode

CODE = "BCD234"


def open_tank(cast: Cast) -> None:
    """Open, with Hanna and Noor to hear of words of distress."""
    with cast.scope():
        house = system_actor(region_id=cast.places.region.pk)
        open_think_tank(actor=house, now=NOW)
        name_safety_people(actor=house, first=cast.hanna, second=cast.noor)


def open_code(cast: Cast, **fields: Any) -> ClassCode:
    """Alice's code for 24 pupils of kader, technology."""
    open_tank(cast)
    with cast.scope():
        return add_code(cast, **{"code": CODE, "leerweg": "kb", "sector": "techniek"} | fields)


def to(name: str, *words: object) -> str:
    return reverse(f"thinktank:{name}", args=["haaglanden", *words])


def sitting_in(page: str) -> str:
    found = re.search(r'name="sitting" value="([^"]+)"', page)
    assert found
    return found[1]


def words_in(page: str) -> str:
    """The follow code that a page shows."""
    found = re.search(r"<code[^>]*>(.+?)</code>", page)
    assert found
    return found[1].replace("&nbsp;", " ").replace(" ·", "")


def send(client: Client, text: str, **more: str) -> str:
    """Open the page, fill it in, send it; the page that follows."""
    page = client.get(to("say", CODE)).content.decode()
    sent = {"text": text, "sitting": sitting_in(page), "seen": "1"} | more
    answer = client.post(to("say", CODE), sent)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()
