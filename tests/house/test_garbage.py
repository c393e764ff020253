"""Whatever is sent to a door of the house, nobody finds it broken: a sentence, a refusal, or nothing.

Each door gets three kinds of garbage from those who come in there; `GARBAGE=whole` sends all of them.
"""

from __future__ import annotations

import logging
import os
import re
import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from tests.everything import Everything
from tests.laws.doors import DOORS, ONLY_POST, OWN_TEST
from tests.laws.test_methods import MAY_POST, _addresses

NAME = re.compile(r'\bname="([^"{}]+)"')
ASKED = ("q", "class", "begin", "zaak", "page", "next", "soort", "sector", "school", "dag", "week",
         "jaar", "versie", "gezien", "kijk", "vanaf", "leerweg")  # fmt: skip
SENT = ("kind", "text", "reason", "line", "q", "class", "do", "case", "student", "words", "day", "number", "seconds",
        "minutes", "to", "dots", "form-TOTAL_FORMS")  # fmt: skip
GARBAGE = {
    "a byte that PostgreSQL keeps nowhere": "\x00",
    "a text with such a byte": "Zo\x00 is het",
    "far too much": "x" * 9_000,
    "a number below zero": "-1",
    "a number beyond all": "9" * 400,
    "a number beyond Python": "9" * 5_000,
    "a digit that is no number": "²",
    "a number that is none": "NaN",
    "somebody unknown": str(uuid.UUID(int=7)),
    "a day that is no day": "2026-02-30",
    "the end of all days": "9999-12-31",
    "the beginning of all days": "0001-01-01",
    "an hour that is not there": "2026-03-29T02:30",
    "a word that reads from the left": "\u202eaf\u202c \U0001f600",
    "half of a pair": b"\xed\xa0\x80".decode("utf-8", "replace"),
}
FOR_ALL = ["alice"]
KINDS = len(GARBAGE) if os.environ.get("GARBAGE") == "whole" else 3
PARTS = 4


@pytest.fixture
def silent() -> Iterator[None]:
    """Nobody keeps a line of each refusal, with all that was sent in it."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("part", range(PARTS))
def test_no_door_breaks_on_garbage(whole: Everything, part: int) -> None:
    ways = {door: way for door, way in sorted(_addresses(whole).items()) if door not in OWN_TEST}
    crowd = Crowd(whole, ways)
    broken = []
    for number, door in _part_of(list(enumerate(ways)), part):
        for turn in range(KINDS):
            what = list(GARBAGE)[(number + turn * 4) % len(GARBAGE)]
            broken += [(what, *fault) for fault in crowd.faults(door, GARBAGE[what])]
    assert broken == []


def _part_of(rows: list[Any], part: int) -> list[Any]:
    """Doors that stand together, for those of one room share the fields of its pages."""
    return rows[part * len(rows) // PARTS : (part + 1) * len(rows) // PARTS]


class Crowd:
    """Everybody of the house, each with a browser, and the fields on the pages that they read."""

    def __init__(self, whole: Everything, ways: dict[str, str]) -> None:
        self.ways = ways
        self.client = cache(lambda who: _browser(whole, who))
        self.names = cache(self._names)

    def faults(self, door: str, value: str) -> list[tuple[str, str, str]]:
        """Who breaks it by which method: the first of those who come in, for it is the same code for each."""
        named: Any = (MAY_POST if door in ONLY_POST else DOORS).get(door, "everyone")
        among = FOR_ALL if named == "everyone" or not named else named
        who = among[0]
        names = self.names(who, door) or self._of_the_room(who, door)
        fields = {
            "get": dict.fromkeys((*ASKED, *names), value),
            "post": dict.fromkeys((*SENT, *names), value),
        }
        return [
            (who, door, how)
            for how in fields
            if _alone(self.client(who), how, self.ways[door], fields[how]).status_code >= 500
        ]

    def _of_the_room(self, who: str, door: str) -> set[str]:
        """For what is only posted to: the fields of all pages of its room."""
        room = door.partition(":")[0]
        return set().union(
            *(self.names(who, other) for other in self.ways if other.partition(":")[0] == room)
        )

    def _names(self, who: str, door: str) -> frozenset[str]:
        if door in ONLY_POST:
            return frozenset()
        answer = _alone(self.client(who), "get", self.ways[door], {})
        if answer.status_code != 200 or answer.streaming:
            return frozenset()
        return frozenset(NAME.findall(answer.content.decode(errors="replace"))) - {
            "csrfmiddlewaretoken",
            "viewport",
        }


def _browser(whole: Everything, who: str) -> Any:
    client: Any = whole.cast.client(who)
    client.raise_request_exception = False
    return client


def _alone(client: Any, method: str, address: str, fields: dict[str, str]) -> Any:
    """As though nothing was asked before or after: what it changed is taken back, also where somebody was sent out."""
    cookies = client.cookies.output()
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        answer = getattr(client, method)(address, fields)
        transaction.set_rollback(True)
    if client.cookies.output() != cookies:
        client.cookies.clear()
        for name, value in kept.items():
            client.cookies[name] = value
    return answer
