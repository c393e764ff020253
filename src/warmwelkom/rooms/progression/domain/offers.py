"""Give a bridge module, a taster day or a summer week; change it, call it off, and undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.progression.domain.seats import move_up
from warmwelkom.rooms.progression.domain.telling import (
    tell_called_off,
    tell_changed,
    tell_goes_on,
    tell_moved_up,
)
from warmwelkom.rooms.progression.models import (
    OfferSeat,
    OfferSession,
    ProgressionOffer,
    SessionTick,
)

Times = Sequence[tuple[dt.datetime, dt.datetime]]
MOST_SESSIONS = 10


class OfferNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """Something in it would leave a pupil at a closed door."""


@command("progression.give", on="school")
def give_offer(
    *, actor: Actor, school: School, values: dict[str, Any], times: Times, now: dt.datetime
) -> ProgressionOffer:
    """Give this in the name of a school, at these times.

    Raises:
        OfferNotRight: no time, one that ends before it starts, two at once, or a location of another school.
    """
    _check(values, times, school)
    row: ProgressionOffer = ProgressionOffer.objects.create(
        region_id=school.region_id, school=school, made_at=now, made_by_id=actor.user_id, **values
    )
    _keep_times(row, times)
    return row


@command("progression.run", on="offer")
def change_offer(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    offer: ProgressionOffer,
    values: dict[str, Any],
    times: Times,
    now: dt.datetime,
) -> None:
    """Keep other words, times or places; who signed up stays, and more places let the first who wait in.

    Another day, time or place of what is still to come is told to everybody who signed up.

    Raises:
        OfferNotRight: as when giving; or fewer places than were promised, or a time with a list of who came is gone.
    """
    _check(values, times, offer.school)
    row = ProgressionOffer.objects.select_for_update().get(pk=offer.pk)
    promised = OfferSeat.objects.filter(
        offer=row, withdrawn_at__isnull=True, seated_at__isnull=False
    ).count()
    if values["places"] < promised:
        raise OfferNotRight(
            _("Er zijn al %(n)s plekken beloofd. Minder kan niet zonder iemand af te zeggen."),
            n=promised,
        )
    before = _when_and_where(row, now=now)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    _keep_times(row, times)
    if not row.ended_at and before != _when_and_where(row, now=now):
        tell_changed(row, now=now)
    for seat in move_up(row, now=now):
        tell_moved_up(seat, now=now)


@command("progression.run", on="offer")
def call_off(*, actor: Actor, offer: ProgressionOffer, reason: str, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """It does not take place; everybody who signed up gets a message with the reason. Raises OfferNotRight without one."""
    if not reason.strip():
        raise OfferNotRight(_("Schrijf in een zin waarom het niet doorgaat. Leerlingen lezen dat."))  # fmt: skip
    row = ProgressionOffer.objects.select_for_update().get(pk=offer.pk)
    if row.ended_at:
        return
    row.ended_at, row.ended_reason = now, reason.strip()[:160]
    row.save(update_fields=["ended_at", "ended_reason"])
    tell_called_off(row, now=now)


@command("progression.run", on="offer")
def restore_offer(*, actor: Actor, offer: ProgressionOffer, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Undo: it takes place after all, with everybody who signed up.

    What did not leave yet, leaves no more; who read that it was off, reads that it is on.
    """
    row = ProgressionOffer.objects.select_for_update().get(pk=offer.pk)
    ended_at = row.ended_at
    if ended_at is None:
        return
    row.ended_at, row.ended_reason = None, ""
    row.save(update_fields=["ended_at", "ended_reason"])
    tell_goes_on(row, ended_at=ended_at, now=now)
    for seat in move_up(row, now=now):
        tell_moved_up(seat, now=now)


def _when_and_where(offer: ProgressionOffer, *, now: dt.datetime) -> tuple[Any, ...]:
    """What a pupil must know to be there, of what is not over."""
    rows = OfferSession.objects.filter(offer=offer, ends_at__gt=now)
    return offer.place, offer.location_id, set(rows.values_list("starts_at", "ends_at"))


def _check(values: dict[str, Any], times: Times, school: School) -> None:
    if not times:
        raise OfferNotRight(_("Zet er minstens één dag met tijden bij."))
    if any(ends <= starts for starts, ends in times):
        raise OfferNotRight(_("Een eind ligt vóór het begin. Kijk de dagen en tijden na."))
    ordered = sorted(times)
    if any(later[0] < before[1] for before, later in pairwise(ordered)):
        raise OfferNotRight(_("Twee keer valt samen. Kijk de dagen en tijden na."))
    location = values.get("location")
    if location is not None and location.school_id != school.pk:
        raise OfferNotRight(_("Deze locatie is van een andere school. Kies een eigen locatie."))


def _keep_times(offer: ProgressionOffer, times: Times) -> None:
    """The same begin is the same session, so that its list of who came stays."""
    known = {row.starts_at: row for row in OfferSession.objects.filter(offer=offer)}
    gone = [row for starts, row in known.items() if starts not in dict(times)]
    if SessionTick.objects.filter(session__in=gone).exists():
        raise OfferNotRight(_("Van een keer die je weghaalt, staat al vast wie er was. Laat die staan."))  # fmt: skip
    OfferSession.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for starts, ends in times:
        if starts in known:
            OfferSession.objects.filter(pk=known[starts].pk).update(ends_at=ends)
        else:
            OfferSession.objects.create(
                region_id=offer.region_id, offer=offer, starts_at=starts, ends_at=ends
            )
