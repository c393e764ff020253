"""What an old school's teachers offer, said on the page behind the link, without a login."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.introweek.domain.asking import is_open
from warmwelkom.rooms.introweek.domain.missed_visit import tell_planners
from warmwelkom.rooms.introweek.domain.outlook import count_soon
from warmwelkom.rooms.introweek.models import TeacherOffer, WeekInvitation, WeekPart, WeekSlot

MOST_COLLEAGUES = 200
CLOSED = gettext_noop(
    "De laatste dag om dit te veranderen is voorbij. Kun je toch niet, of juist wel? Bel of mail de planner."
)


class OfferClosed(UserError):  # noqa: N818  reads as the sentence it is
    """The last day is over, or the link was stopped."""


class NoSuchOffer(UserError):  # noqa: N818  the same
    """Words that can't be kept."""


@command("introweek.offer")
def say_when(
    *, actor: Actor, invitation: WeekInvitation, offer: TeacherOffer, half_days: Iterable[str],  # noqa: ARG001  for the policy
    max_visits: int | None, can_do: Iterable[str], travel: str, now: dt.datetime,
) -> TeacherOffer:  # fmt: skip
    """On which half-days this teacher comes, how often at most, and what they can do; no half-day is "not".

    Where the shared plan expects them and they cannot come, the planners hear it.

    Raises:
        OfferClosed: the last day is over.
    """
    _must_be_open(invitation, offer, now)
    known = {row.half_day for row in WeekSlot.objects.filter(week=invitation.week_id)}
    parts = set(WeekPart.objects.filter(week=invitation.week_id).values_list("key", flat=True))
    offer.half_days = sorted(known & set(half_days))
    offer.max_visits = max_visits if offer.half_days else None
    offer.can_do = sorted(parts & set(can_do))
    offer.travel, offer.answered_at, offer.withdrawn_at = travel[:200], now, None
    offer.save()
    _answered(invitation, now)
    tell_planners(week=invitation.week, offer=offer, now=now)
    return offer


@command("introweek.offer")
def add_colleague(
    *, actor: Actor, invitation: WeekInvitation, name: str, email: str, code: str, now: dt.datetime,  # noqa: ARG001  for the policy
) -> TeacherOffer:  # fmt: skip
    """Somebody of this school who is not on the list yet; who is, is found again.

    `code` is the one on the school's own lists: by it the house knows whom they taught.

    Raises:
        OfferClosed: the last day is over.
        NoSuchOffer: no name, or more people than a school has.
    """
    _must_be_open(invitation, None, now)
    if not name.strip():
        raise NoSuchOffer(gettext_noop("Vul een naam in."))
    rows = TeacherOffer.objects.filter(week=invitation.week_id, school=invitation.school_id)
    same = rows.filter(code=code) if code else rows.filter(name__iexact=name.strip())
    found: TeacherOffer | None = same.first()
    if found is not None:
        return found
    if rows.count() >= MOST_COLLEAGUES:
        raise NoSuchOffer(gettext_noop("Er staan al tweehonderd collega’s. Bel de planner."))
    made: TeacherOffer = TeacherOffer.objects.create(
        region_id=invitation.region_id, week_id=invitation.week_id, school_id=invitation.school_id,
        name=name.strip()[:200], email=email, code=code[:30], asked_at=now,
    )  # fmt: skip
    return made


def _must_be_open(invitation: WeekInvitation, offer: TeacherOffer | None, now: dt.datetime) -> None:
    is_own = offer is None or (offer.week_id, offer.school_id) == (
        invitation.week_id,
        invitation.school_id,
    )
    if not is_own or not is_open(invitation, now):
        raise OfferClosed(CLOSED)


def _answered(invitation: WeekInvitation, now: dt.datetime) -> None:
    invitation.answered_at = now
    invitation.save(update_fields=["answered_at"])
    count_soon(week_id=invitation.week_id, region_id=invitation.region_id)
