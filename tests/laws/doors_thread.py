"""The addresses of the thread in the think tank: links, states, merges, answers, texts."""

from __future__ import annotations

from tests.cast import NOW, Cast
from warmwelkom.rooms.thinktank.models import Contribution, Remark

ROUTES = {
    "thinktank:thread": "denktank/<slug:region>/draad/<uuid:pk>/",
    "thinktank:tie": "denktank/<slug:region>/<uuid:pk>/verbinden/",
    "thinktank:untie": "denktank/<slug:region>/verbindingen/<uuid:pk>/weg/",
    "thinktank:go_on": "denktank/<slug:region>/<uuid:pk>/vervolg/",
    "thinktank:change": "denktank/<slug:region>/<uuid:pk>/aanpassen/",
    "thinktank:withdraw": "denktank/<slug:region>/<uuid:pk>/intrekken/",
    "thinktank:put_back": "denktank/<slug:region>/<uuid:pk>/terugzetten/",
    "thinktank:remark": "denktank/<slug:region>/<uuid:pk>/reacties/",
    "thinktank:take_down": "denktank/<slug:region>/reacties/<uuid:pk>/weg/",
    "thinktank:state": "denktank/<slug:region>/<uuid:pk>/toestand/",
    "thinktank:ask": "denktank/<slug:region>/<uuid:pk>/vraag/",
    "thinktank:merge": "denktank/<slug:region>/<uuid:pk>/samenvoegen/",
    "thinktank:unmerge": "denktank/<slug:region>/samenvoegingen/<uuid:pk>/ongedaan/",
    "thinktank:answers": "denktank/<slug:region>/antwoorden/",
    "thinktank:answer": "denktank/<slug:region>/antwoorden/geven/",
}
MODERATORS = ["hanna", "noor"]


def doors(here: list[str]) -> dict[str, object]:
    """Who gets in, about what Pelle said; `here` is whoever has a role in the region."""
    return {
        "thinktank:thread": "everyone",
        "thinktank:tie": here,
        "thinktank:go_on": here,
        "thinktank:change": ["pelle", *MODERATORS],
        "thinktank:take_down": ["pelle", *MODERATORS],
        "thinktank:state": ["pelle", *MODERATORS],
        "thinktank:ask": MODERATORS,
        "thinktank:merge": MODERATORS,
        "thinktank:answers": here,
        "thinktank:answer": here,
    }


ONLY_POST = {
    "thinktank:untie",
    "thinktank:withdraw",
    "thinktank:put_back",
    "thinktank:remark",
    "thinktank:unmerge",
}
ON_A_NEED = ("thread", "tie", "go_on", "change", "ask", "merge")


def words_of(cast: Cast, need: object) -> dict[str, list[object]]:
    """What stands in the addresses: a need of Pelle's, and an idea with a remark."""
    said = {"region": cast.places.region, "author": cast.pelle, "published_at": NOW}
    idea = Contribution.objects.create(
        **said, kind="idea", title="Kom kijken", text="Kom kijken", state="talking",
        state_on=NOW.date(), received_on=NOW.date(),
    )  # fmt: skip
    remark = Remark.objects.create(
        region=cast.places.region, contribution=idea, text="Ja", at=NOW, by=cast.pelle, by_name="P"
    )
    found: dict[str, list[object]] = {f"thinktank:{name}": [need] for name in ON_A_NEED}
    return found | {"thinktank:state": [idea.pk], "thinktank:take_down": [remark.pk]}
