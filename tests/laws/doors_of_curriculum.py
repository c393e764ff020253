"""The addresses of the curriculum: what the vmbo teaches is open to everybody, the rest is for who works in a school."""

from __future__ import annotations

from typing import Any

from tests.cast import Cast
from tests.curriculum import add_module, end_terms_of_care, make_curriculum
from warmwelkom.rooms.curriculum.models import GoalReading, Judgement, NotTaught, Unit

OF_UNIT = "leerstof/onderdeel/<uuid:pk>/"
OF_PROGRAMME = "leerstof/opleidingen/<uuid:pk>/"
OPEN = {
    "curriculum:front": "leerstof/",
    "curriculum:profile": "leerstof/profiel/<str:code>/",
    "curriculum:module": "leerstof/module/<str:slo_id>/",
}
ROUTES = OPEN | {
    "curriculum:programmes": "leerstof/opleidingen/",
    "curriculum:programme": OF_PROGRAMME,
    "curriculum:goals_in": f"{OF_PROGRAMME}bestand/",
    "curriculum:goals_out": f"{OF_PROGRAMME}doelen.<slug:ending>",
    "curriculum:undo_goals": "leerstof/bestand/<uuid:pk>/terug/",
    "curriculum:unit_and_modules": OF_UNIT,
    "curriculum:unit": f"{OF_UNIT}woorden/",
    "curriculum:unit_gone": f"{OF_UNIT}weg/",
    "curriculum:mapped": f"{OF_UNIT}<str:slo_id>/",
    "curriculum:differ": "leerstof/verschillen/",
    "curriculum:settle": "leerstof/verschillen/<uuid:pk>/",
    "curriculum:fit": "leerstof/past/",
    "curriculum:fit_of": "leerstof/past/<str:code>/<uuid:pk>/",
    "curriculum:adaptations": "leerstof/voorstellen/",
    "curriculum:classes": "leerstof/klas/",
    "curriculum:class": "leerstof/klas/<uuid:pk>/<str:name>/",
    "curriculum:missed": "leerstof/niet-gegeven/",
    "curriculum:tell_missed": "leerstof/niet-gegeven/melden/",
    "curriculum:withdraw_missed": "leerstof/niet-gegeven/<uuid:pk>/weg/",
    "curriculum:answer_missed": "leerstof/niet-gegeven/<uuid:pk>/antwoord/",
}
POSTS = ("undo_goals", "unit_gone", "settle", "withdraw_missed")
ONLY_POST = {f"curriculum:{name}" for name in POSTS}
TAKE_PART = ["alice", "bob", "dewi", "ibrahim", "charlie", "carla", "emre", "esra", "joris", "mia",
             "hanna"]  # fmt: skip
FAR = ["lars", "lena"]
KEEP = ["emre", "joris", "mia"]


def doors(_here: list[str]) -> dict[str, object]:
    lists = ("programmes", "differ", "fit", "adaptations", "missed")
    ours = ("programme", "goals_out", "unit_and_modules", "mapped", "fit_of")
    return {
        **dict.fromkeys(OPEN, "everyone"),
        **{f"curriculum:{name}": [*TAKE_PART, *FAR] for name in lists},
        **{f"curriculum:{name}": TAKE_PART for name in ours},
        "curriculum:answer_missed": KEEP,
        "curriculum:goals_in": KEEP,
        "curriculum:unit": KEEP,
        "curriculum:classes": ["emre", "esra", "joris"],
        "curriculum:class": ["emre", "joris"],
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    unit, module = _unit(cast), add_module("P/BWI/01", "Bouwproces en bouwvoorbereiding")
    care = end_terms_of_care()[0].module_id
    return {
        "curriculum:profile": [module.profile_id],
        "curriculum:module": [module.pk],
        "curriculum:programme": [unit.programme_id],
        "curriculum:goals_in": [unit.programme_id],
        "curriculum:goals_out": [unit.programme_id, "json"],
        "curriculum:unit": [unit.pk],
        "curriculum:unit_and_modules": [unit.pk],
        "curriculum:mapped": [unit.pk, care],
        "curriculum:fit_of": ["ZW", unit.programme_id],
        "curriculum:answer_missed": [NotTaught.objects.get().pk],
        "curriculum:class": [unit.programme_id, "VZ-1b"],
    }


def _unit(cast: Cast) -> Unit:
    """Of Emre's school, where Alice and he differ."""
    places = cast.places
    found: Unit | None = Unit.objects.filter(school=places.mondriaan).first()
    return found or make_curriculum(
        mbo=places.mondriaan, vo=places.witt_school, teacher=cast.alice, other=cast.emre
    )


def may_post(_here: list[str]) -> dict[str, list[str]]:
    told = ["alice", "bob", "dewi", "ibrahim"]
    return {
        "curriculum:undo_goals": KEEP,
        "curriculum:unit_gone": KEEP,
        "curriculum:settle": ["alice"],
        "curriculum:withdraw_missed": told,
    }


def objects_of_posts(cast: Cast) -> dict[str, Any]:
    unit = _unit(cast)
    return {
        "curriculum:undo_goals": GoalReading.objects.get(school=unit.school_id),
        "curriculum:unit_gone": unit,
        "curriculum:settle": Judgement.objects.filter(by=cast.alice).first(),
        "curriculum:withdraw_missed": NotTaught.objects.get(),
    }
