"""The dossier's acts as somebody of the cast does them, each in the region of who acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F

from tests.cast import NOW, Cast
from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.handover.domain.deliver import deliver_dossier
from warmwelkom.rooms.handover.domain.own_views import say_view
from warmwelkom.rooms.handover.domain.parts import finish_part
from warmwelkom.rooms.handover.domain.statements import write_statement
from warmwelkom.rooms.handover.models import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.transitions.models import Enrolment


def write(
    cast: Cast, dossier: Dossier, field: str, text: str, *, who: str = "alice", seen: int = 0,
    now: dt.datetime = NOW,
) -> Statement | None:  # fmt: skip
    """`seen` is the version that the writer had before them."""
    with cast.scope():
        return write_statement(
            actor=cast.actor(who), dossier=dossier, field=field, text=text,
            expected_version=seen, now=now,
        )  # fmt: skip


def finish(
    cast: Cast, dossier: Dossier, part: str = "B", *, who: str = "alice", now: dt.datetime = NOW
) -> Dossier:
    with cast.scope():
        finish_part(actor=cast.actor(who), dossier=dossier, part=part, now=now)
        return fresh(dossier)


def say(
    cast: Cast, statement: Statement, kind: str, text: str = "", *, who: str = "dina",
    now: dt.datetime = NOW,
) -> OwnView:  # fmt: skip
    with cast.scope():
        return say_view(actor=cast.actor(who), statement=statement, kind=kind, text=text, now=now)


def deliver(
    cast: Cast, dossier: Dossier, place: Enrolment, *, who: str = "alice", now: dt.datetime = NOW
) -> Delivery:
    """`who="house"` is the nightly job. The pupil has read part B, unless they said so already."""
    with cast.scope():
        unread = Dossier.objects.filter(pk=dossier.pk, answered_at=None)
        unread.update(answered_at=F("shown_at"))
        house = system_actor(region_id=cast.places.region.pk)
        actor = house if who == "house" else cast.actor(who)
        return deliver_dossier(actor=actor, dossier=dossier, enrolment=place, now=now)


def fresh(row: Any) -> Any:
    """The row as it stands now; call it in the scope."""
    return type(row).objects.get(pk=row.pk)
