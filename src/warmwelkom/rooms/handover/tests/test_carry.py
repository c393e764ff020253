"""Who moves to another region brings the dossier along, and the first receiver loses it."""

from __future__ import annotations

from django.db import transaction
from tests.cast import NOW, Cast
from tests.handover_dossier import deliver, finish, fresh, say, write

from warmwelkom.base.access.policy import may
from warmwelkom.rooms.handover.models import Dossier, Statement
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.domain.moves import accept_move
from warmwelkom.rooms.transitions.models import Enrolment, Move


def test_it_works(cast: Cast, dossier: Dossier, place: Enrolment) -> None:
    said = write(cast, dossier, "learning", "Eerst")
    assert said is not None
    say(cast, said, "objects", "Nee")
    write(cast, dossier, "learning", "Leert door te doen", seen=1)
    delivery = deliver(cast, finish(cast, dossier), place)
    with cast.scope():
        standing = Statement.objects.get(replaced_at__isnull=True)
    say(cast, standing, "adds", "En met muziek")
    with transaction.atomic():
        move = _offered(cast)
        with cast.scope("lars"):
            taken = accept_move(actor=cast.actor("lars"), move=move, now=NOW)
            new = Dossier.objects.get(transition=taken)
            statement = new.statements.get()
            assert (statement.value, statement.by_name) == ("Leert door te doen", "Alice")
            assert [(row.kind, row.text) for row in statement.own_views.all()] == [
                ("adds", "En met muziek")
            ]
            assert new.b_done_at == NOW
            for who in ("lars", "lena"):
                assert not may(cast.actor(who), "handover.read", new)
    with cast.scope():
        assert fresh(delivery).ended_because == "elsewhere"
        for who in ("joris", "sami"):
            assert not may(cast.actor(who), "handover.read", dossier)


def _offered(cast: Cast) -> Move:
    """Dina goes to Rijnmond; Lars is a coach there for the day."""
    with cast.scope("lars"):
        Role.objects.create(
            person=cast.lars, kind="coach", region=cast.places.other_region, school_year=2025,
            given_at=NOW,
        )  # fmt: skip
    with cast.scope():
        return Move.objects.create(
            from_region=cast.places.region, to_region=cast.places.other_region,
            transition=cast.dina, carries={"surname": "Bakker", "given_name": "Dina"},
            reason="Verhuist", offered_at=NOW, offered_by=cast.dewi, offered_by_name="Dewi",
        )  # fmt: skip


def test_who_had_no_dossier_brings_none(cast: Cast) -> None:
    with transaction.atomic():
        move = _offered(cast)
        with cast.scope("lars"):
            taken = accept_move(actor=cast.actor("lars"), move=move, now=NOW)
            assert not Dossier.objects.filter(transition=taken).exists()
