"""The doors of the think tank where pupils are heard: class codes, follow codes, what is read before it is shown."""

from __future__ import annotations

from tests.cast import NOW, Cast
from tests.thinktank import add_code, add_contribution
from warmwelkom.rooms.thinktank.models import ModerationCase

TEACHERS = ["alice", "bob", "dewi", "charlie", "carla", "emre", "esra", "joris", "hanna", "noor"]
MODERATORS = ["hanna", "noor"]

ROUTES = {
    "thinktank:enter": "denktank/<slug:region>/zeg/",
    "thinktank:say": "denktank/<slug:region>/zeg/<str:code>/",
    "thinktank:alike": "denktank/<slug:region>/zeg/<str:code>/lijkt/",
    "thinktank:follow": "denktank/<slug:region>/volg/",
    "thinktank:codes": "denktank/<slug:region>/klas/",
    "thinktank:code_time": "denktank/<slug:region>/klas/<uuid:pk>/tijd/",
    "thinktank:kit": "denktank/<slug:region>/klas/<uuid:pk>/pakket/",
    "thinktank:slips": "denktank/<slug:region>/klas/<uuid:pk>/briefjes/",
    "thinktank:queue": "denktank/<slug:region>/lezen/",
    "thinktank:moderation_log": "denktank/<slug:region>/lezen/verslag.csv",
    "thinktank:case": "denktank/<slug:region>/lezen/<uuid:pk>/",
    "thinktank:undo_decision": "denktank/<slug:region>/lezen/<uuid:pk>/terug/",
    "thinktank:settings": "denktank/<slug:region>/instellingen/",
    "thinktank:moderation_rules": "denktank/<slug:region>/spelregels/",
}

DOORS: dict[str, object] = {
    "thinktank:enter": "everyone",
    "thinktank:say": "everyone",
    "thinktank:follow": "everyone",
    "thinktank:moderation_rules": "everyone",
    "thinktank:codes": TEACHERS,
    "thinktank:kit": ["alice"],
    "thinktank:slips": ["alice"],
    "thinktank:queue": MODERATORS,
    "thinktank:moderation_log": MODERATORS,
    "thinktank:case": MODERATORS,
    "thinktank:settings": ["hanna"],
}

ONLY_POST = {"thinktank:alike", "thinktank:code_time", "thinktank:undo_decision"}


def objects_of(cast: Cast) -> dict[str, list[object]]:
    """Alice's code, and something that a pupil said and nobody has read."""
    code = add_code(cast, code="DOOR42")
    waiting = add_contribution(cast.places.region, published_at=None)
    case = ModerationCase.objects.create(
        region=cast.places.region, contribution=waiting, opened_on=NOW.date()
    )
    return {
        "thinktank:say": [code.code],
        "thinktank:kit": [code.pk],
        "thinktank:slips": [code.pk],
        "thinktank:case": [case.pk],
    }
