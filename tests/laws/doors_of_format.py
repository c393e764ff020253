"""The addresses of dossiers as files: a part of the tables in doors.py. Dina's dossier is that of doors_of_dossier."""

from __future__ import annotations

from tests.cast import Cast

AT = "overdracht/<uuid:pk>"
ROUTES = {
    "handover:read_file": "overdracht/inlezen/",
    "handover:keep_file": "overdracht/inlezen/bewaren/",
    "handover:take_along": f"{AT}/meenemen/",
    "handover:paper": f"{AT}/papier/",
    "handover:as_file": f"{AT}/bestand/<str:kind>/",
}
ONLY_POST = {"handover:keep_file", "handover:as_file"}
READERS = ["alice", "zita", "dina", "parent"]
_DOORS: dict[str, object] = {
    "handover:read_file": ["joris", "sami"],
    "handover:take_along": READERS,
    "handover:paper": READERS,
}
_MAY_POST = {
    "handover:as_file": [*READERS, "joris", "sami"],  # in the world of all that is, it is delivered
    "handover:keep_file": ["joris", "sami"],
}


def doors(_here: list[str]) -> dict[str, object]:
    return _DOORS


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return _MAY_POST


def objects_of_posts(cast: Cast) -> dict[str, object]:
    return {"handover:as_file": (cast.dina, "json")}


def words_of(cast: Cast) -> dict[str, list[object]]:
    """Inside her region's scope; the dossier is there."""
    return {name: [cast.dina.pk] for name in ("handover:take_along", "handover:paper")}
