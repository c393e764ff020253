"""The addresses of the pupil's own welcome page, and of who works on it."""

from __future__ import annotations

from tests.cast import Cast

ROUTES = {
    "welcome:mine": "mijn/",
    "welcome:task": "mijn/taak/<uuid:pk>/",
    "welcome:ask": "mijn/vraag/",
    "welcome:questions": "welkomvragen/",
}
ONLY_POST = {"welcome:task"}
ANSWERS = ["alice", "bob", "charlie", "lars", "joris", "fatima"]


def doors(_here: list[str]) -> dict[str, object]:
    own = ["dina", "parent"]
    return {
        "welcome:mine": own,
        "welcome:ask": own,
        "welcome:questions": ANSWERS,
    }


def words_of(_cast: Cast) -> dict[str, list[object]]:
    return {}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {}
