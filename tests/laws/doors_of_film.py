"""The addresses of the film: its storyboard for staff of the own school, the film itself for everybody."""

from __future__ import annotations

from tests.cast import Cast
from tests.wayfinding import make_premises
from warmwelkom.rooms.wayfinding.models import Film, FilmBoard, FilmFile, Premises, Rendition

AT = "wegwijs/film/"
ROUTES = {
    "wayfinding:film_editor": f"{AT}<uuid:pk>/",
    "wayfinding:film_start": f"{AT}<uuid:pk>/begin/",
    "wayfinding:film_scene": f"{AT}<uuid:pk>/scene/<slug:scene>/",
    "wayfinding:film_voice": f"{AT}<uuid:pk>/scene/<slug:scene>/stem/",
    "wayfinding:film_voice_whole": f"{AT}<uuid:pk>/stem/",
    "wayfinding:film_music": f"{AT}<uuid:pk>/muziek/",
    "wayfinding:film_order": f"{AT}<uuid:pk>/volgorde/",
    "wayfinding:film_undo": f"{AT}<uuid:pk>/terug/",
    "wayfinding:film_versions": f"{AT}<uuid:pk>/versies/",
    "wayfinding:film_put_back": f"{AT}versie/<uuid:pk>/zet-terug/",
    "wayfinding:film_make": f"{AT}<uuid:pk>/maak/",
    "wayfinding:film_part": f"{AT}<uuid:pk>/stand/",
    "wayfinding:film_signals": f"{AT}<uuid:pk>/stand/signalen/",
    "wayfinding:film_stop": f"{AT}gemaakt/<uuid:pk>/stop/",
    "wayfinding:film_publish": f"{AT}gemaakt/<uuid:pk>/openbaar/",
    "wayfinding:film_picture": f"{AT}beeld/<uuid:pk>/",
    "wayfinding:film": "wegwijs/<slug:region>/<slug:premises>/film/",
    "wayfinding:film_file": "wegwijs/<slug:region>/film/bestand/<uuid:pk>/",
}
ONLY_POST = {
    f"wayfinding:film_{name}"
    for name in ("start", "order", "undo", "put_back", "make", "stop", "publish")
}
MAKERS = ["emre", "joris", "mia"]


def doors(_here: list[str]) -> dict[str, object]:
    mine = (
        "film_editor",
        "film_scene",
        "film_voice",
        "film_voice_whole",
        "film_music",
        "film_versions",
        "film_part",
        "film_signals",
        "film_picture",
    )
    return {f"wayfinding:{name}": MAKERS for name in mine} | {"wayfinding:film": "everyone"}


def words_of(cast: Cast) -> dict[str, list[object]]:
    building = make_premises(school=cast.places.mondriaan)
    mine = ("film_editor", "film_versions", "film_part", "film_signals", "film_voice_whole", "film_music")  # fmt: skip
    return {
        **{f"wayfinding:{name}": [building.pk] for name in mine},
        "wayfinding:film_scene": [building.pk, "begin"],
        "wayfinding:film_voice": [building.pk, "begin"],
        "wayfinding:film_picture": [Rendition.objects.get(premises=building).pk],
        "wayfinding:film_file": [FilmFile.objects.get(premises=building).pk],
        "wayfinding:film": [building.slug],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return dict.fromkeys(ONLY_POST, MAKERS) | {"wayfinding:film_publish": ["mia"]}


def objects_of_posts(cast: Cast) -> dict[str, object]:
    building = Premises.objects.get(school=cast.places.mondriaan)
    film = Film.objects.get(premises=building)
    on_building = ("film_start", "film_order", "film_undo", "film_make")
    return {
        **{f"wayfinding:{name}": building for name in on_building},
        "wayfinding:film_put_back": FilmBoard.objects.filter(premises=building)[0],
        "wayfinding:film_stop": film,
        "wayfinding:film_publish": film,
    }
