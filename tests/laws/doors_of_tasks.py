"""The addresses of the summer's tasks, messages and rota."""

from __future__ import annotations

from tests.cast import Cast
from tests.summer_tasks import make_summer
from warmwelkom.rooms.summer.models import Bridge, BridgeStep, TaskTemplate

ROUTES = {
    "summer:tasks": "zomer/",
    "summer:settle": "zomer/taken/",
    "summer:undo_settle": "zomer/taken/terug/",
    "summer:pupil": "zomer/leerling/<uuid:pk>/",
    "summer:templates": "zomer/sjabloon/",
    "summer:template": "zomer/sjabloon/<uuid:pk>/",
    "summer:end_template": "zomer/sjabloon/<uuid:pk>/weg/",
    "summer:bridge": "zomer/berichten/",
    "summer:bridge_act": "zomer/berichten/<uuid:pk>/doe/",
    "summer:step": "zomer/berichten/<uuid:pk>/",
    "summer:end_step": "zomer/berichten/<uuid:pk>/weg/",
    "summer:rota": "zomer/dienst/",
    "summer:read_list": "zomer/lijst/",
}
ONLY_POST = {
    "summer:settle",
    "summer:undo_settle",
    "summer:end_template",
    "summer:bridge_act",
    "summer:end_step",
}
OWNERS = [
    "alice",
    "bob",
    "dewi",
    "charlie",
    "carla",
    "emre",
    "esra",
    "joris",
    "sami",
    "lars",
    "lena",
]
OF_MONDRIAAN = ("summer:end_template", "summer:bridge_act", "summer:end_step")


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "summer:tasks": [*OWNERS, "fatima"],
        "summer:pupil": ["alice", "dewi", "emre", "joris"],
        "summer:templates": ["emre", "esra"],
        "summer:template": ["emre"],
        "summer:bridge": ["emre", "esra"],
        "summer:step": ["emre"],
        "summer:rota": ["emre", "esra"],
        "summer:read_list": ["emre", "esra"],
    }


def _laptop(cast: Cast) -> TaskTemplate:
    here = TaskTemplate.objects.filter(school=cast.places.mondriaan, kind="laptop")
    return here.order_by("pk")[0]


def words_of(cast: Cast) -> dict[str, list[object]]:
    """The summer of ROC Mondriaan, with a task of Dina."""
    make_summer(cast, cast.dina, school=cast.places.mondriaan, who="emre")
    return {
        "summer:pupil": [cast.dina.pk],
        "summer:template": [_laptop(cast).pk],
        "summer:step": [BridgeStep.objects.filter(kind="laptop")[0].pk],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {
        "summer:settle": OWNERS,
        "summer:undo_settle": OWNERS,
        **{key: ["emre"] for key in OF_MONDRIAAN},
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    school = cast.places.mondriaan
    return {
        "summer:end_template": _laptop(cast),
        "summer:bridge_act": Bridge.objects.get(school=school),
        "summer:end_step": BridgeStep.objects.filter(bridge__school=school).first() or school,
    }
