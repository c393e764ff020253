"""The addresses of the tour of a building, and of who draws its plan."""

from __future__ import annotations

from django.core.files.base import ContentFile

from tests.cast import Cast
from tests.wayfinding import make_premises
from warmwelkom.rooms.wayfinding.models import Premises, Rendition

AT = "wegwijs/<slug:region>/<slug:premises>/"
PLAN = "wegwijs/plattegrond/<uuid:pk>/"
ROUTES = {
    "wayfinding:worker": "wegwijs/bewaar.js",
    "wayfinding:plan": PLAN,
    "wayfinding:plan_dots": f"{PLAN}stippen/",
    "wayfinding:plan_corridor": f"{PLAN}lijn/",
    "wayfinding:plan_drawing": f"{PLAN}tekening/",
    "wayfinding:plan_north": f"{PLAN}noorden/",
    "wayfinding:plan_level": f"{PLAN}verdieping/",
    "wayfinding:picture": "wegwijs/<slug:region>/beeld/<uuid:pk>/",
    "wayfinding:tour": AT,
    "wayfinding:route": f"{AT}route/",
    "wayfinding:routes": f"{AT}routes.json",
    "wayfinding:tour_file": f"{AT}tour.json",
    "wayfinding:tour_place": f"{AT}<slug:place>/",
}
DRAWS = ["emre", "joris", "mia"]
POSTS = ("plan_dots", "plan_corridor", "plan_drawing", "plan_north", "plan_level")
ONLY_POST = {f"wayfinding:{name}" for name in POSTS}
OPEN = ("tour", "route", "routes", "tour_file")


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "wayfinding:plan": DRAWS,
        "wayfinding:worker": "everyone",
        "wayfinding:picture": "everyone",
        "wayfinding:tour_place": "everyone",
        **{f"wayfinding:{name}": "everyone" for name in OPEN},
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """The public building of Emre's school."""
    building = make_premises(school=cast.places.mondriaan)
    return {
        "wayfinding:plan": [building.pk],
        "wayfinding:picture": [_picture(building).pk],
        "wayfinding:tour_place": [building.slug, "ingang"],
        **{f"wayfinding:{name}": [building.slug] for name in OPEN},
    }


def _picture(building: Premises) -> Rendition:
    row = Rendition.objects.get(premises=building)
    row.file.save("x", ContentFile(b"a picture"), save=True)
    return row


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return dict.fromkeys(ONLY_POST, DRAWS)


def objects_of_posts(cast: Cast) -> dict[str, object]:
    building = make_premises(school=cast.places.mondriaan)
    return dict.fromkeys(ONLY_POST, building)
