"""The addresses of planning an introduction week."""

from __future__ import annotations

from tests.cast import Cast

ROUTES = {
    "introweek:weeks": "introductieweek/",
}
ONLY_POST: set[str] = set()
PLANS = ["mia"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "introweek:weeks": PLANS,
    }


def words_of(_cast: Cast) -> dict[str, list[object]]:
    return {}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {}


def objects_of_posts(_cast: Cast) -> dict[str, object]:
    return {}
