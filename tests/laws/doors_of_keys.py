"""The addresses of keys of a school, and of the API that they open."""

from __future__ import annotations

from tests.cast import Cast
from warmwelkom.rooms.summer.models import SchoolKey

V1 = "api/zomer/<slug:region>/v1/"
ROUTES = {
    "summer:keys": "zomer/sleutels/",
    "summer:withdraw_key": "zomer/sleutels/<uuid:pk>/weg/",
    "summer_api:document": "api/zomer/openapi.json",
    "summer_api:tasks": f"{V1}tasks/",
    "summer_api:confirmations": f"{V1}confirmations/",
}
ONLY_POST = {"summer:withdraw_key", "summer_api:confirmations"}


def doors(_here: list[str]) -> dict[str, object]:
    return {"summer:keys": ["ibrahim"], "summer_api:document": "everyone"}


def words_of(_cast: Cast) -> dict[str, list[object]]:
    return {}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {"summer:withdraw_key": ["ibrahim"], "summer_api:confirmations": []}  # with a key alone


def objects_of_posts(cast: Cast) -> dict[str, object]:
    key = SchoolKey.objects.filter(school=cast.places.witt_school)[0]
    return {"summer:withdraw_key": key, "summer_api:confirmations": key}
