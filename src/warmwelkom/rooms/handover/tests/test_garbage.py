"""Whatever is sent to a door of the handover, nobody finds it broken: a sentence, a refusal, or nothing."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from tests.everything import Everything
from tests.laws.doors import DOORS, ONLY_POST
from tests.laws.test_methods import MAY_POST, _addresses

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
NOT_WITHOUT_WORDS = {("joris", "handover:keep_file"), ("fatima", "handover:lead_table")}
"""They get in, and hear 404 when the form says nothing of what there is."""
WHO = ("alice", "zita", "joris", "hanna", "fatima", "ibrahim", "dina")


def _of_the_room(whole: Everything) -> dict[str, str]:
    return {
        door: address for door, address in _addresses(whole).items() if door.startswith("handover:")
    }


def _who_come_in(door: str) -> list[str]:
    """As the tables of doors say."""
    named: Any = MAY_POST.get(door, []) if door in ONLY_POST else DOORS[door]
    people = [who for who in WHO if named == "everyone" or who in named]
    return [who for who in people if (who, door) not in NOT_WITHOUT_WORDS]


def _is_dealt(door: str, number: int, who: str) -> bool:
    """Every door gets all garbage, dealt out among those who come in: it is the same code for each of them."""
    among = _who_come_in(door)
    return who not in among or among[number % len(among)] == who


@pytest.mark.parametrize("who", WHO)
def test_no_door_breaks_on_garbage(whole: Everything, who: str) -> None:
    client: Any = whole.cast.client(who)
    client.raise_request_exception = False
    ways = _of_the_room(whole)
    doors = {door: way for door, way in ways.items() if _lets_in(client, way)}
    assert doors
    assert {door for door in ways if who in _who_come_in(door)} <= set(doors)
    names: set[str] = {"kind", "text", "reason", "line", "q", "class", "do", "case", "student"}
    for door in set(doors) - ONLY_POST:
        names |= set(NAME.findall(client.get(doors[door]).content.decode(errors="replace")))
    names -= {"csrfmiddlewaretoken", "viewport"}
    broken = []
    for number, (what, value) in enumerate(GARBAGE.items()):
        for door, way in doors.items():
            if _is_dealt(door, number, who):
                broken += [(what, door, fault) for fault in _sends(client, way, names, value)]
    assert broken == []


def _sends(client: Any, address: str, names: set[str], value: str) -> list[int]:
    """What is broken by it."""
    asked = client.get(address, {"q": value, "class": value, "begin": value, "zaak": value})
    sent = client.post(address, dict.fromkeys(names, value))
    return [one.status_code for one in (asked, sent) if one.status_code >= 500]


def _lets_in(client: Any, address: str) -> bool:
    return client.get(address).status_code == 200 or client.post(address).status_code not in REFUSED


@pytest.mark.parametrize(
    ("name", "back"), [("4K & 1", "class=4K+%26+1"), ("x" * 20_000, f"class={'x' * 60}")]
)
def test_the_name_of_a_class_comes_back_whole_unless_no_address_holds_it(
    whole: Everything, name: str, back: str
) -> None:
    [door] = [
        way for name_of, way in _of_the_room(whole).items() if name_of.endswith(":open_class")
    ]
    answer = whole.cast.client("alice").post(door, {"class": name})
    assert answer.status_code == 302
    assert answer["Location"].partition("?")[2] == back
