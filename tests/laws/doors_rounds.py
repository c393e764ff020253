"""The addresses of choosing together in the think tank."""

from __future__ import annotations

from tests.cast import Cast
from tests.rounds import add_round

ROUTES = {
    "thinktank:rounds": "denktank/<slug:region>/rondes/",
    "thinktank:new_round": "denktank/<slug:region>/rondes/nieuw/",
    "thinktank:round": "denktank/<slug:region>/rondes/<uuid:pk>/",
    "thinktank:vote": "denktank/<slug:region>/rondes/<uuid:pk>/keuze/",
    "thinktank:close_round": "denktank/<slug:region>/rondes/<uuid:pk>/einde/",
    "thinktank:round_file": "denktank/<slug:region>/rondes/<uuid:pk>/stemmen.pb",
    "thinktank:class_door": "denktank/<slug:region>/rondes/<uuid:pk>/klas/",
    "thinktank:vote_in_class": "denktank/<slug:region>/rondes/<uuid:pk>/klas/<str:code>/",
}
ONLY_POST = {"thinktank:vote", "thinktank:close_round"}


def doors(_here: list[str]) -> dict[str, object]:
    return {
        "thinktank:rounds": "everyone",
        "thinktank:new_round": ["noor", "hanna"],
        "thinktank:round": "everyone",
        "thinktank:round_file": "everyone",
        "thinktank:vote_in_class": "everyone",
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """What stands in the addresses: a round that is open, with a class code, and one that is over."""
    over = add_round(cast, is_closed=True)
    asked = add_round(cast, code="KLASDEUR")
    return {
        "thinktank:round": [asked.pk],
        "thinktank:round_file": [over.pk],
        "thinktank:class_door": [asked.pk],
        "thinktank:vote_in_class": [asked.pk, "KLASDEUR"],
    }
