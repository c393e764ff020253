"""The addresses of the curriculum: what pupils learn at the vmbo is open to everybody."""

from __future__ import annotations

from tests.cast import Cast
from tests.curriculum import add_module

ROUTES = {
    "curriculum:front": "leerstof/",
    "curriculum:profile": "leerstof/profiel/<str:code>/",
    "curriculum:module": "leerstof/module/<str:slo_id>/",
}
ONLY_POST: set[str] = set()


def doors(_here: list[str]) -> dict[str, object]:
    return dict.fromkeys(ROUTES, "everyone")


def words_of(_cast: Cast) -> dict[str, list[object]]:
    module = add_module("P/BWI/01", "Bouwproces en bouwvoorbereiding")
    return {"curriculum:profile": [module.profile_id], "curriculum:module": [module.pk]}
