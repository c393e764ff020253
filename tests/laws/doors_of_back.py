"""The addresses of what comes back, and of a pupil's rights."""

from __future__ import annotations

from tests.cast import Cast
from tests.handover_back import add_ground, add_request
from warmwelkom.rooms.handover.models import Ground, RightsRequest

BACK, RIGHTS, OWN = "terugkoppeling/", "rechten/", "mijn/rechten/"
ROUTES = {
    "handover:tell_class": f"{BACK}klas/",
    "handover:former_pupils": f"{BACK}oud-leerlingen/",
    "handover:shares": f"{BACK}regio/",
    "handover:ground": f"{BACK}grond/",
    "handover:end_ground": f"{BACK}grond/<uuid:pk>/einde/",
    "handover:rights": RIGHTS,
    "handover:find_caller": f"{RIGHTS}nieuw/",
    "handover:enter_request": f"{RIGHTS}nieuw/<uuid:pk>/",
    "handover:request": f"{RIGHTS}<uuid:pk>/",
    "handover:handle_request": f"{RIGHTS}<uuid:pk>/doe/",
    "handover:everything_known": f"{RIGHTS}<uuid:pk>/alles.json",
    "handover:own_rights": OWN,
    "handover:own_request": f"{OWN}<uuid:pk>/",
    "handover:own_everything": f"{OWN}<uuid:pk>/alles.json",
}
ONLY_POST = {"handover:end_ground", "handover:handle_request"}
OLD_SCHOOL = ["alice", "bob", "dewi", "charlie", "carla", "lars", "lena"]
ASKS = ["dina", "parent"]


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "handover:tell_class": ["joris"],
        "handover:former_pupils": OLD_SCHOOL,
        "handover:shares": ["hanna"],
        "handover:ground": ["hanna"],
        "handover:rights": [*OLD_SCHOOL, "ibrahim", "zita"],
        "handover:find_caller": [*OLD_SCHOOL, "ibrahim", "zita"],
        "handover:enter_request": ["alice", "dewi", "ibrahim"],
        "handover:request": ["ibrahim"],
        "handover:everything_known": ["ibrahim"],
        "handover:own_rights": ASKS,
        "handover:own_request": ASKS,
        "handover:own_everything": ASKS,
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """A request of Dina to see everything, answered."""
    if not Ground.objects.exists():  # the world of make_everything has one
        add_ground(cast.places.region)
    words = {"answer": "Het staat klaar", "outcome": "granted", "answered_at": cast.dina.listed_at}
    asked = add_request(cast.dina, kind="access", **words)
    about_it = ("request", "everything_known", "own_request", "own_everything")
    return {
        **{f"handover:{name}": [asked.pk] for name in about_it},
        "handover:enter_request": [cast.dina.pk],
    }


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return {"handover:end_ground": ["hanna"], "handover:handle_request": ["ibrahim"]}


def objects_of_posts(cast: Cast) -> dict[str, object]:
    asked = RightsRequest.objects.filter(pupil=cast.dina.pupil_id).first()
    return {"handover:end_ground": Ground.objects.get(), "handover:handle_request": asked}
