"""Make a certificate for who took part, and revoke it; its code tells whether it is valid."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.progression.models import Certificate, OfferSeat, OfferSession, SessionTick
from warmwelkom.rooms.progression.models.certificate import hash_of
from warmwelkom.rooms.transitions.api import KEEP_PUPILS_YEARS


class ReasonMissing(UserError):  # noqa: N818  reads as the sentence it is
    """Nothing is taken away from anybody without saying why."""


@command("progression.issue", on="seat")
def issue_certificate(*, actor: Actor, seat: OfferSeat, now: dt.datetime) -> Certificate:
    """Make one for a pupil who came at least once, when the last session is over; asked twice is once.

    Raises:
        ChangedMeanwhile: it is not over yet, or nobody said that the pupil came.
    """
    row = OfferSeat.objects.select_for_update(of=("self",)).select_related("transition", "offer__school").get(pk=seat.pk)  # fmt: skip
    there: Certificate | None = Certificate.objects.filter(
        seat=row, revoked_at__isnull=True
    ).first()
    if there:
        return there
    sessions = OfferSession.objects.filter(offer_id=row.offer_id)
    attended = SessionTick.objects.filter(seat=row, was_there=True).count()
    last = sessions.aggregate(at=Max("ends_at"))["at"]
    if not attended or last is None or last > now or row.withdrawn_at:
        raise ChangedMeanwhile(_("Een bewijs kan na de laatste keer, voor wie er minstens één keer was."))  # fmt: skip
    made = Certificate(
        region_id=row.region_id, seat=row, title=row.offer.title, attended=attended,
        sessions=sessions.count(), school_name=row.offer.school.name, issued_at=now,
        issued_by_id=actor.user_id, issued_by_name=actor.name[:200],
        checkable_until=last_day_to_check(row.transition.school_year),
    )  # fmt: skip
    made.code_hash = hash_of(made.code)
    made.save()
    return made


@command("progression.revoke", on="certificate")
def revoke_certificate(
    *, actor: Actor, certificate: Certificate, reason: str, now: dt.datetime
) -> None:
    """From now on its code says "not valid"; the pupil reads why. A new one has another code.

    Raises:
        ReasonMissing: without a reason nothing happens.
    """
    if not reason.strip():
        raise ReasonMissing(_("Schrijf in een zin waarom. De leerling leest dat."))
    Certificate.objects.filter(pk=certificate.pk, revoked_at__isnull=True).update(
        revoked_at=now, revoked_reason=reason.strip()[:160], revoked_by_name=actor.name[:200]
    )


def last_day_to_check(school_year: int) -> dt.date:
    """Everything about a pupil is erased on 1 August, so many years after the school year of leaving."""
    return dt.date(school_year + 1 + KEEP_PUPILS_YEARS, 7, 31)
