"""The addresses of the dossier: a part of the tables in doors.py. Dina has one, opened and delivered nowhere."""

from __future__ import annotations

from tests.cast import NOW, Cast
from tests.handover import FORM, add_statement
from warmwelkom.rooms.handover.models import Dossier, OwnView, Statement

AT = "overdracht/<uuid:pk>"
ROUTES = {
    "handover:overview": "overdracht/",
    "handover:open_class": "overdracht/openen/",
    "handover:deliver_all": "overdracht/overdragen/",
    "handover:dossier": f"{AT}/",
    "handover:write": f"{AT}/deel/<str:part>/",
    "handover:care": f"{AT}/zorg/",
    "handover:deliver": f"{AT}/bezorgen/",
    "handover:confirm": "overdracht/tekst/<uuid:pk>/klopt/",
    "handover:answer": "overdracht/zienswijze/<uuid:pk>/antwoord/",
    "handover:my_dossier": "mijn/dossier/",
    "handover:informed": "mijn/dossier/begin/",
    "handover:finish": "mijn/dossier/klaar/",
    "handover:have_read": "mijn/dossier/gelezen/",
    "handover:question": "mijn/dossier/vraag/<slug:field>/",
    "handover:say": "mijn/dossier/tekst/<uuid:pk>/",
}
ONLY_POST = {
    f"handover:{name}"
    for name in ("open_class", "write", "care", "deliver", "confirm", "answer", "informed",
                 "finish", "have_read")
}  # fmt: skip
OLD = ["alice", "bob", "charlie", "lars", "dewi", "carla", "lena", "zita"]
_DOORS: dict[str, object] = {
    "handover:overview": [*OLD, "joris", "sami"],
    "handover:deliver_all": [name for name in OLD if name != "zita"],
    "handover:dossier": ["alice", "zita"],
    "handover:my_dossier": ["dina", "parent"],
    "handover:question": ["dina"],
    "handover:say": ["dina", "parent"],
}
_MAY_POST = {
    "handover:open_class": OLD,
    "handover:write": ["alice", "zita", "dina"],
    "handover:care": ["alice"],
    "handover:deliver": ["alice", "dewi"],
    "handover:confirm": ["alice"],
    "handover:answer": ["alice"],
    "handover:informed": ["dina", "parent"],
    "handover:finish": ["dina"],
    "handover:have_read": ["dina", "parent"],
}


def doors(_here: list[str]) -> dict[str, object]:
    return _DOORS


def may_post(_here: list[str]) -> dict[str, list[str]]:
    return _MAY_POST


def objects_of_posts(cast: Cast) -> dict[str, object]:
    """Around what Dina's mentor wrote, with an objection of a parent."""
    said = _said(cast)
    objection = OwnView.objects.create(
        region=said.region, statement=said, by_parent=True, kind="objects", text="Nee", said_at=NOW
    )
    return {
        "handover:write": (cast.dina, "B"),
        "handover:care": cast.dina,
        "handover:deliver": cast.dina,
        "handover:confirm": said,
        "handover:answer": objection,
    }


def words_of(cast: Cast) -> dict[str, list[object]]:
    """The dossier of Dina with a statement of her mentor; inside her region's scope."""
    return {
        "handover:dossier": [cast.dina.pk],
        "handover:question": ["asks"],
        "handover:say": [_said(cast).pk],
    }


def _said(cast: Cast) -> Statement:
    dossier, made = Dossier.objects.get_or_create(
        transition=cast.dina,
        defaults={"region": cast.dina.region, "form": FORM, "opened_at": NOW},
    )
    if made:
        add_statement(cast, dossier, "learning", article=5, by_kind="mentor", by="alice")
    said: Statement = dossier.statements.get(field="learning")
    return said
