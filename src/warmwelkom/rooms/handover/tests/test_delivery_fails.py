"""A delivery that breaks off, at whatever question to the database, has not been: delivered once or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import NOW, Cast
from tests.handover_dossier import deliver, finish, write

from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.transitions.models import Enrolment, StateChange, Transition


class FailsAt:
    """Fails the nth question; counts them."""

    def __init__(self, nth: int) -> None:
        self.nth, self.count = nth, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        if self.count == self.nth:
            raise DatabaseError("the line broke")
        return execute(sql, params, many, context)


def _told(cast: Cast) -> tuple[int, int, int, str, int]:
    """Deliveries, acts, mails, the pupil's state, and rows that say why."""
    with cast.scope():
        return (
            Delivery.objects.count(),
            Act.objects.filter(action="handover.deliver").count(),
            Message.objects.filter(key__contains=":delivered:").count(),
            Transition.objects.get(pk=cast.dina.pk).state,
            StateChange.objects.filter(state="handed_over").count(),
        )


def test_wherever_it_fails_it_was_delivered_once_or_not_at_all(
    cast: Cast, dossier: Dossier, place: Enrolment
) -> None:
    write(cast, dossier, "learning", "Leert door te doen")
    done = finish(cast, dossier)
    before, failed = _told(cast), 0
    for nth in range(1, 200):
        fails = FailsAt(nth)
        try:
            with connection.execute_wrapper(fails), transaction.atomic():
                deliver(cast, done, place, now=NOW)
        except DatabaseError:
            failed += 1
            assert _told(cast) == before
        else:
            if fails.count < nth:
                break
    assert failed > 15
    assert _told(cast) == (1, 1, 1, "handed_over", 1)


def test_the_database_itself_refuses_a_second_delivery_in_force(
    cast: Cast, dossier: Dossier, place: Enrolment
) -> None:
    write(cast, dossier, "learning", "x")
    deliver(cast, finish(cast, dossier), place)
    with (
        cast.scope(),
        pytest.raises(DatabaseError, match="one_delivery_in_force"),
        transaction.atomic(),
    ):
        Delivery.objects.create(
            region=dossier.region, dossier=dossier, school=place.school, delivered_at=NOW
        )
