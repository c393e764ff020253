"""The addresses of an ordinary day of a programme: for everybody, and for who tells it."""

from __future__ import annotations

from tests.cast import Cast
from tests.wayfinding import make_premises
from warmwelkom.rooms.wayfinding.models import NormalDay

AT = "wegwijs/locatie/<uuid:pk>/gewone-dag/"
ROUTES = {
    "wayfinding:normal_days": AT,
    "wayfinding:write_normal_day": f"{AT}<uuid:programme>/",
    "wayfinding:normal_day": "wegwijs/<slug:region>/<slug:premises>/gewone-dag/<uuid:pk>/",
}
ONLY_POST: set[str] = set()
MAKERS = ["emre", "joris", "mia"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "wayfinding:normal_days": MAKERS,
        "wayfinding:write_normal_day": MAKERS,
        "wayfinding:normal_day": "everyone",
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    building = make_premises(school=cast.places.mondriaan)
    day = NormalDay.objects.get(premises=building)
    return {
        "wayfinding:normal_days": [building.pk],
        "wayfinding:write_normal_day": [building.pk, day.programme_id],
        "wayfinding:normal_day": [building.slug, day.pk],
    }
