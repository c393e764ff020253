"""Whatever is sent to a door of the handover, nobody finds it broken: a sentence, a refusal, or nothing."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from tests.cast import Cast
from tests.everything import Everything, make_everything
from tests.laws.test_methods import _addresses

NAME = re.compile(r'\bname="([^"{}]+)"')
GARBAGE = {
    "a byte that PostgreSQL keeps nowhere": "\x00",
    "a text with such a byte": "Zo\x00 is het",
    "far too much": "x" * 20_000,
    "a number below zero": "-1",
    "a number beyond all": "9" * 400,
    "somebody unknown": str(uuid.UUID(int=7)),
    "a day that is no day": "2026-02-30",
    "the end of all days": "9999-12-31",
    "the beginning of all days": "0001-01-01",
    "a word that reads from the left": "\u202eaf\u202c \U0001f600",
    "half of a pair": b"\xed\xa0\x80".decode("utf-8", "replace"),
}
REFUSED = (403, 404, 405)
WHO = ("alice", "zita", "joris", "hanna", "fatima", "ibrahim", "dina")


@pytest.fixture
def whole(cast: Cast) -> Everything:
    return make_everything(cast)


def _of_the_room(whole: Everything) -> dict[str, str]:
    return {
        door: address for door, address in _addresses(whole).items() if door.startswith("handover:")
    }


@pytest.mark.parametrize("who", WHO)
def test_no_door_breaks_on_garbage(whole: Everything, who: str) -> None:
    client: Any = whole.cast.client(who)
    client.raise_request_exception = False
    doors = {door: way for door, way in _of_the_room(whole).items() if _lets_in(client, way)}
    assert doors
    names: set[str] = {"kind", "text", "reason", "line", "q", "class", "do", "case", "student"}
    for address in doors.values():
        names |= set(NAME.findall(client.get(address).content.decode(errors="replace")))
    names -= {"csrfmiddlewaretoken", "viewport"}
    broken = []
    for what, value in GARBAGE.items():
        words = dict.fromkeys(names, value)
        for door, address in doors.items():
            asked = client.get(address, {"q": value, "class": value, "begin": value, "zaak": value})
            sent = client.post(address, words)
            broken += [
                (what, door, one.status_code) for one in (asked, sent) if one.status_code >= 500
            ]
    assert broken == []


def _lets_in(client: Any, address: str) -> bool:
    return client.get(address).status_code == 200 or client.post(address).status_code not in REFUSED
