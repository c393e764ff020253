"""Tell a pupil by mail: somebody signed you up, you moved up, it does not take place. Once for each."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.progression.guard_of_seats import GUARD
from warmwelkom.rooms.progression.models import OfferSeat, OfferSession, ProgressionOffer


@override("nl")
def tell_moved_up(seat: OfferSeat, *, now: dt.datetime) -> None:
    """A place came free. Not after it is over, and not where the pupil has stepped back by then."""
    _tell(
        seat,
        event="moved-up",
        subject=_("Je hebt een plek: %(title)s"),
        text=_(
            "Hoi %(name)s,\n\nEr is een plek vrijgekomen: je doet mee aan %(title)s van %(school)s. "
            "Kom je toch niet? Haal je dan hier weg, dan kan een ander erin:\n%(address)s"
        ),
        now=now,
    )


@override("nl")
def tell_signed_up(seat: OfferSeat, *, now: dt.datetime) -> None:
    """Somebody who helps the pupil did it for them."""
    _tell(
        seat,
        event="signed-up",
        subject=_("Je bent opgegeven voor %(title)s"),
        text=_(
            "Hoi %(name)s,\n\n%(who)s gaf je op voor %(title)s van %(school)s. Hier staat wanneer en waar "
            "het is, en of je een plek hebt. Wil je dit niet? Dan haal je je hier ook weer weg:\n%(address)s"
        ),
        now=now,
    )


@override("nl")
def tell_called_off(offer: ProgressionOffer, *, now: dt.datetime) -> None:
    """To everybody who signed up, with the reason; taken back before it left, nobody hears of it."""
    for seat in _standing(offer):
        _tell(
            seat,
            event=f"called-off:{now:%Y-%m-%dT%H:%M}",
            subject=_("%(title)s gaat niet door"),
            text=_(
                "Hoi %(name)s,\n\n%(title)s van %(school)s gaat niet door. De reden: %(reason)s\n\n"
                "Wat er nog meer is, staat hier:\n%(address)s"
            ),
            now=now,
        )


def _standing(offer: ProgressionOffer) -> QuerySet[OfferSeat]:
    """Whom it is about: without who stepped back, and without who is gone from the school's list."""
    rows = OfferSeat.objects.filter(
        offer=offer, withdrawn_at__isnull=True, transition__gone_at__isnull=True
    )
    return rows.select_related("transition__pupil", "offer__school")


def _tell(seat: OfferSeat, *, event: str, subject: str, text: str, now: dt.datetime) -> None:
    pupil, offer = seat.transition.pupil, seat.offer
    if not pupil.email:
        return
    last = OfferSession.objects.filter(offer=offer).aggregate(at=Max("ends_at"))["at"]
    words = {
        "name": pupil.given_name or pupil.full_name,
        "title": offer.title,
        "school": offer.school.name,
        "who": seat.by_name,
        "reason": offer.ended_reason,
        "address": f"{settings.PUBLIC_ADDRESS}{reverse('progression:mine')}",
    }
    plan_message(
        key=f"progression:{seat.pk}:{event}", channel="mail", to=pupil.email,
        subject=subject % words, text=text % words, now=now, region_id=seat.region_id,
        expires_at=last, guard=GUARD, about=seat.pk,
    )  # fmt: skip
