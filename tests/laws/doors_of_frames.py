"""The addresses that stand in a frame on another site, and of who puts them there."""

from __future__ import annotations

from tests.cast import Cast
from tests.wayfinding import make_premises

AT = "wegwijs/kader/<slug:region>/<slug:premises>/"
ROUTES = {
    "wayfinding:framing": "wegwijs/locatie/<uuid:pk>/inbedden/",
    "wayfinding:framed_tour": AT,
    "wayfinding:framed_film": f"{AT}film/",
    "wayfinding:framed_place": f"{AT}<slug:place>/",
}
ONLY_POST: set[str] = set()
FRAMED = ("framed_tour", "framed_film", "framed_place")


def doors(_here: list[str]) -> dict[str, object]:
    return {"wayfinding:framing": ["emre", "joris", "mia"]} | {
        f"wayfinding:{name}": "everyone" for name in FRAMED
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    building = make_premises(school=cast.places.mondriaan)
    return {
        "wayfinding:framing": [building.pk],
        "wayfinding:framed_tour": [building.slug],
        "wayfinding:framed_film": [building.slug],
        "wayfinding:framed_place": [building.slug, "ingang"],
    }
