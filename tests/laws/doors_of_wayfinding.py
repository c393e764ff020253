"""The addresses of wegwijs: making places is for staff of the own school, telling that one is not right for anybody."""

from __future__ import annotations

from tests.cast import Cast
from tests.wayfinding import make_premises
from warmwelkom.rooms.wayfinding.models import (
    FoundFace,
    Material,
    Place,
    PortraitConsent,
    Premises,
    Rendition,
    StaleReport,
    Upload,
)

ROUTES = {
    "wayfinding:own": "wegwijs/",
    "wayfinding:guide": "wegwijs/zo-maak-je-beelden/",
    "wayfinding:premises": "wegwijs/locatie/<uuid:pk>/",
    "wayfinding:change_premises": "wegwijs/locatie/<uuid:pk>/gegevens/",
    "wayfinding:show_premises": "wegwijs/locatie/<uuid:pk>/tonen/",
    "wayfinding:add_place": "wegwijs/locatie/<uuid:pk>/plek/",
    "wayfinding:consents": "wegwijs/locatie/<uuid:pk>/toestemmingen/",
    "wayfinding:withdraw_consent": "wegwijs/toestemming/<uuid:pk>/intrekken/",
    "wayfinding:place": "wegwijs/plek/<uuid:pk>/",
    "wayfinding:move_place": "wegwijs/plek/<uuid:pk>/volgorde/",
    "wayfinding:show_place": "wegwijs/plek/<uuid:pk>/tonen/",
    "wayfinding:remove_place": "wegwijs/plek/<uuid:pk>/weg/",
    "wayfinding:confirm_place": "wegwijs/plek/<uuid:pk>/klopt/",
    "wayfinding:begin_upload": "wegwijs/plek/<uuid:pk>/bestanden/",
    "wayfinding:how_far": "wegwijs/plek/<uuid:pk>/hoe-ver/",
    "wayfinding:piece": "wegwijs/bestand/<uuid:pk>/",
    "wayfinding:close_report": "wegwijs/melding/<uuid:pk>/klaar/",
    "wayfinding:review": "wegwijs/materiaal/<uuid:pk>/",
    "wayfinding:review_picture": "wegwijs/materiaal/<uuid:pk>/beeld/",
    "wayfinding:draw_box": "wegwijs/materiaal/<uuid:pk>/vak/",
    "wayfinding:take_away_material": "wegwijs/materiaal/<uuid:pk>/weg/",
    "wayfinding:small_picture": "wegwijs/klein/<uuid:pk>/<str:name>/",
    "wayfinding:decide_find": "wegwijs/vondst/<uuid:pk>/",
    "wayfinding:report_stale": "wegwijs/<slug:region>/klopt-niet/<uuid:pk>/",
}
ONLY_POST = {
    f"wayfinding:{name}"
    for name in (
        "show_premises", "withdraw_consent", "move_place", "show_place", "confirm_place",
        "begin_upload", "piece", "close_report", "draw_box", "take_away_material", "decide_find",
    )
}  # fmt: skip
MAKERS = ["emre", "joris", "mia"]
"""Of ROC Mondriaan: its intaker, class mentor and planner."""
ANYWHERE = ["ibrahim", "esra", *MAKERS]
DECIDES = ["mia"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "wayfinding:own": ANYWHERE,
        "wayfinding:guide": ANYWHERE,
        **{
            f"wayfinding:{key}": MAKERS
            for key in (
                "premises",
                "change_premises",
                "add_place",
                "place",
                "how_far",
                "small_picture",
            )
        },
        **{f"wayfinding:{key}": DECIDES for key in ("consents", "review", "remove_place")},
        "wayfinding:report_stale": "everyone",
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    building = make_premises(school=cast.places.mondriaan)
    place = Place.objects.get(premises=building, slug="ingang")
    material = Material.objects.get(premises=building, state="ready")
    rendition = Rendition.objects.get(premises=building)
    return {
        **{f"wayfinding:{key}": [building.pk] for key in ("premises", "change_premises", "add_place", "consents")},
        **{f"wayfinding:{key}": [place.pk] for key in ("place", "remove_place")},
        "wayfinding:how_far": [Place.objects.get(premises=building, slug="halte").pk],
        **{f"wayfinding:{key}": [material.pk] for key in ("review", "review_picture")},
        "wayfinding:small_picture": [rendition.material_id, rendition.name],
        "wayfinding:report_stale": [place.pk],
    }  # fmt: skip


def may_post(_here: list[str]) -> dict[str, list[str]]:
    making = ("move_place", "confirm_place", "begin_upload", "close_report", "take_away_material")
    deciding = ("show_premises", "withdraw_consent", "show_place", "draw_box", "decide_find")
    return {
        **{f"wayfinding:{key}": MAKERS for key in making},
        **{f"wayfinding:{key}": DECIDES for key in deciding},
        "wayfinding:piece": [],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    building = Premises.objects.get(school=cast.places.mondriaan)
    place = Place.objects.get(premises=building, slug="ingang")
    material = Material.objects.get(premises=building, state="ready")
    return {
        "wayfinding:show_premises": building,
        **{f"wayfinding:{key}": place for key in ("move_place", "show_place", "confirm_place", "begin_upload")},
        **{f"wayfinding:{key}": material for key in ("draw_box", "take_away_material")},
        "wayfinding:withdraw_consent": PortraitConsent.objects.get(premises=building),
        "wayfinding:close_report": StaleReport.objects.get(premises=building),
        "wayfinding:decide_find": FoundFace.objects.get(premises=building),
        "wayfinding:piece": Upload.objects.get(premises=building),
    }  # fmt: skip
