"""The guard of messages about a seat: whoever stepped back, left or said stop by then gets none, and none tells what is no longer so."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.guards import Verdict
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.progression.models import OfferSeat
from warmwelkom.rooms.summer.api import CLOSED, closed_ways

GUARD = "progression_seat"
CHANGED = _("Dit klopt niet meer: de leerling doet niet meer mee, of het gaat anders. Het bericht is niet verstuurd.")  # fmt: skip


def guard(rows: list[Message], now: dt.datetime) -> dict[UUID, Verdict]:  # noqa: ARG001  asked by the outbox
    """The verdict on each message of a batch. Two queries; the ways of a pupil stay as they are until it left."""
    seats = {
        seat.pk: seat
        for seat in OfferSeat.objects.filter(
            pk__in=[row.about for row in rows],
            withdrawn_at__isnull=True,
            transition__gone_at__isnull=True,
        ).select_related("offer")
    }
    closed = closed_ways({seat.transition_id for seat in seats.values()})
    verdicts: dict[UUID, Verdict] = {}
    for row in rows:
        seat = seats.get(row.about) if row.about else None
        if seat is None or (seat.offer.ended_at is not None) != (":called-off:" in row.key):
            verdicts[row.pk] = Verdict(never=CHANGED)
        elif (seat.transition_id, row.channel, row.to.lower()) in closed:
            verdicts[row.pk] = Verdict(never=CLOSED)
    return verdicts
