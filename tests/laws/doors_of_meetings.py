"""The addresses of the meetings."""

from __future__ import annotations

from tests.cast import Cast
from tests.meetings import add_meeting

AT = "bijeenkomsten/<slug:region>"
ROUTES = {
    "meetings:meetings": f"{AT}/",
    "meetings:new": f"{AT}/nieuw/",
    "meetings:meeting": f"{AT}/<uuid:pk>/",
    "meetings:change": f"{AT}/<uuid:pk>/aanpassen/",
    "meetings:cancel": f"{AT}/<uuid:pk>/afzeggen/",
}
ONLY_POST: set[str] = set()


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "meetings:meetings": "everyone",
        "meetings:new": ["noor", "hanna"],
        "meetings:meeting": "everyone",
        "meetings:change": ["alice", "noor", "hanna"],
        "meetings:cancel": ["alice", "noor", "hanna"],
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """What stands in the addresses: a meeting that Alice chairs."""
    row = add_meeting(cast.places.region, chair=cast.alice)
    return {f"meetings:{name}": [row.pk] for name in ("meeting", "change", "cancel")}
