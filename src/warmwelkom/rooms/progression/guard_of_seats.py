"""The guard of messages about a seat: whoever stepped back by then gets none, and none tells what is no longer so."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.guards import Verdict
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.progression.models import OfferSeat

GUARD = "progression_seat"
CHANGED = _("Dit klopt niet meer: de leerling doet niet meer mee, of het gaat anders. Het bericht is niet verstuurd.")  # fmt: skip


def guard(rows: list[Message], now: dt.datetime) -> dict[UUID, Verdict]:  # noqa: ARG001  asked by the outbox
    """The verdict on each message of a batch. One query."""
    seats = OfferSeat.objects.filter(
        pk__in=[row.about for row in rows], withdrawn_at__isnull=True
    ).values_list("pk", "offer__ended_at")
    is_off = {pk: ended_at is not None for pk, ended_at in seats}
    tells_off = {row.pk: ":called-off:" in row.key for row in rows}
    return {
        row.pk: Verdict(never=CHANGED)
        for row in rows
        if row.about not in is_off or is_off[row.about] != tells_off[row.pk]
    }
