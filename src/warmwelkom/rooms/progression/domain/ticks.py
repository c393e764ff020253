"""Say who came to a session, one tick a pupil; and note who read the list."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.progression.models import OfferSeat, OfferSession, SessionTick

READ = "progression.see_seat"
ONCE_IN = dt.timedelta(hours=1)
OPEN_BEFORE = dt.timedelta(minutes=30)
"""The list opens a little before it begins, for whoever stands at the door."""


@command("progression.tick", on="seat", tell=("was_there",))
def tick(
    *,
    actor: Actor,
    seat: OfferSeat,
    session: OfferSession,
    was_there: bool | None,
    now: dt.datetime,
) -> None:
    """Say whether this pupil came to this session; None takes it back. The same tick twice is one.

    Raises:
        MayNotKnow: a session of something else.
        ChangedMeanwhile: it is too early, or the pupil has no place any more.
    """
    if session.offer_id != seat.offer_id:
        raise MayNotKnow
    row = OfferSeat.objects.select_for_update().get(pk=seat.pk)
    if row.withdrawn_at or row.seated_at is None or session.starts_at - OPEN_BEFORE > now:
        raise ChangedMeanwhile(_("Dit kan vanaf een half uur voor het begin, bij wie een plek heeft."))  # fmt: skip
    if was_there is None:
        SessionTick.objects.filter(seat=row, session=session).delete()
        return
    SessionTick.objects.update_or_create(
        seat=row, session=session,
        defaults={
            "region_id": row.region_id, "was_there": was_there, "ticked_at": now,
            "ticked_by_id": actor.user_id,
        },
    )  # fmt: skip


def note_seats_read(*, actor: Actor, seats: list[OfferSeat]) -> None:
    """Each pupil reads who saw that they take part; once an hour. Two queries."""
    about = {seat.transition.pupil_id: seat for seat in seats}
    known = Act.objects.filter(
        about__in=about, action=READ, actor_id=actor.user_id, at__gt=timezone.now() - ONCE_IN
    )
    told = set(known.values_list("about", flat=True))
    record_acts(
        make_act(actor=actor, action=READ, subject=seat)
        for key, seat in about.items()
        if key not in told
    )
