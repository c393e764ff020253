"""One certificate for its paper, and what its code tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.progression.models import Certificate, OfferAim
from warmwelkom.rooms.progression.models.certificate import hash_of

MOST = 6


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What stands on the paper; `address` is behind the QR code, `verify` where the code is typed over."""

    certificate: Certificate
    name: str
    aims: list[OfferAim]
    address: str
    verify: str


def paper_for(*, actor: Actor, pk: UUID) -> Paper:
    """Raises MayNotKnow, also of a revoked one: nobody prints it any more. Two queries."""
    rows = Certificate.objects.select_related("seat__transition__pupil", "seat__offer", "region")
    row = rows.filter(revoked_at__isnull=True).get_for(actor, "progression.see_certificate", pk=pk)
    return Paper(
        certificate=row,
        name=row.seat.transition.pupil.full_name,
        aims=list(OfferAim.objects.filter(offer_id=row.seat.offer_id)),
        address=address_of(row),
        verify=f"{settings.PUBLIC_ADDRESS}{reverse('progression:verify', args=[row.region.slug])}",
    )


def revoked_in_dossier(*, actor: Actor, today: dt.date) -> list[Certificate]:  # noqa: ARG001  asked by the page
    """For the page where a mentor lands: what was revoked and still stands in a dossier. One query."""
    if not policy_for("progression.from_dossier").who(actor):
        return []
    rows = Certificate.objects.visible_to(actor, "progression.from_dossier")
    standing = rows.filter(revoked_at__isnull=False, in_dossier_at__isnull=False)
    return list(standing.select_related("seat__transition__pupil")[:MOST])


def address_of(row: Certificate) -> str:
    """The page that says whether it is valid, with the code in it."""
    path = reverse("progression:verified", args=[row.region.slug, row.code])
    return f"{settings.PUBLIC_ADDRESS}{path}"


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What whoever holds the paper can compare: no name, but its letters. None of it is there without the code."""

    title: str
    school: str
    initials: str
    issued_at: dt.datetime
    attended: int
    sessions: int


def verified(*, typed: str, today: dt.date) -> Verified | None:
    """What stands behind a code in this region; None for every code that is not valid, whatever the reason. One query."""
    row = (
        Certificate.objects.filter(
            code_hash=hash_of(typed), revoked_at__isnull=True, checkable_until__gte=today
        )
        .select_related("seat__transition__pupil")
        .first()
    )
    if row is None:
        return None
    pupil = row.seat.transition.pupil
    return Verified(
        title=row.title, school=row.school_name, issued_at=row.issued_at,
        initials=" ".join(f"{name[0]}." for name in (pupil.given_name, pupil.surname) if name),
        attended=row.attended, sessions=row.sessions,
    )  # fmt: skip
