"""The addresses of something to do in the summer."""

from __future__ import annotations

from tests.cast import Cast
from tests.summer_activities import add_activity
from warmwelkom.rooms.summer.models import Activity, ActivitySeat

AT = "zomer/doen/"
ROUTES = {
    "summer:activities": AT,
    "summer:offer_activity": f"{AT}nieuw/",
    "summer:activity": f"{AT}<uuid:pk>/",
    "summer:change_activity": f"{AT}<uuid:pk>/anders/",
    "summer:call_off_activity": f"{AT}<uuid:pk>/af/",
    "summer:seat": f"{AT}wie/<uuid:pk>/",
    "summer:own_activities": "mijn/zomer/",
    "summer:sign_up": "mijn/zomer/<uuid:pk>/",
    "summer:own_seat": "mijn/zomer/plek/<uuid:pk>/",
}
ONLY_POST = {"summer:call_off_activity", "summer:seat", "summer:sign_up", "summer:own_seat"}
OFFERS_HERE = ["alice", "bob", "charlie", "dewi", "carla", "emre", "esra", "joris", "pelle"]
OFFERS = [*OFFERS_HERE, "lars", "lena"]
OURS = ["emre", "joris"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "summer:activities": [*OFFERS, "fatima", "hanna"],
        "summer:offer_activity": OFFERS,
        "summer:activity": [*OFFERS_HERE, "fatima", "hanna"],
        "summer:change_activity": OURS,
        "summer:own_activities": ["dina", "parent"],
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """A workshop of ROC Mondriaan."""
    row = add_activity(cast.places.mondriaan)
    return {"summer:activity": [row.pk], "summer:change_activity": [row.pk]}


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {
        "summer:call_off_activity": OURS,
        "summer:seat": OURS,
        "summer:sign_up": ["dina"],
        "summer:own_seat": ["dina"],
    }


def objects_of_posts(cast: Cast) -> dict[str, object]:
    ours = Activity.objects.filter(school=cast.places.mondriaan)[0]
    return {
        "summer:call_off_activity": ours,
        "summer:sign_up": ours,
        "summer:seat": ActivitySeat.objects.filter(transition=cast.dina)[0],
        "summer:own_seat": ActivitySeat.objects.filter(transition=cast.dina)[0],
    }
