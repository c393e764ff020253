"""Tell a pupil by mail: signed up, moved up, called off, on after all, changed. Each act is told once."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.progression.guard_of_seats import GUARD
from warmwelkom.rooms.progression.models import OfferSeat, OfferSession, ProgressionOffer

NOT_LEFT = (Message.State.PLANNED, Message.State.FAILED)


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
            event=_called_off(now),
            subject=_("%(title)s gaat niet door"),
            text=_(
                "Hoi %(name)s,\n\n%(title)s van %(school)s gaat niet door. De reden: %(reason)s\n\n"
                "Wat er nog meer is, staat hier:\n%(address)s"
            ),
            now=now,
        )


@override("nl")
def tell_goes_on(offer: ProgressionOffer, *, ended_at: dt.datetime, now: dt.datetime) -> None:
    """It takes place after all: to whom the message of that calling off left, and nobody else."""
    rows = list(_standing(offer))
    keys = {_key(seat, _called_off(ended_at)): seat.pk for seat in rows}
    not_left = Message.objects.filter(key__in=keys, state__in=NOT_LEFT).values_list(
        "key", flat=True
    )
    heard_nothing = {keys[key] for key in not_left}
    for seat in rows:
        if seat.pk not in heard_nothing:
            _tell(
                seat,
                event=f"goes-on:{_moment(now)}",
                subject=_("%(title)s gaat toch door"),
                text=_(
                    "Hoi %(name)s,\n\nGoed nieuws: %(title)s van %(school)s gaat toch door. Hier staat wanneer en waar "
                    "het is, en of je een plek hebt. Kun je niet meer? Haal je dan hier weg:\n%(address)s"
                ),
                now=now,
            )


@override("nl")
def tell_changed(offer: ProgressionOffer, *, now: dt.datetime) -> None:
    """Another day, time or place. It says where to look and no more, so one that waits to leave tells of this too."""
    rows = list(_standing(offer))
    waits = Message.objects.filter(
        about__in=[seat.pk for seat in rows], guard=GUARD, key__contains=":changed:",
        state=Message.State.PLANNED,
    )  # fmt: skip
    told = set(waits.values_list("about", flat=True))
    for seat in rows:
        if seat.pk not in told:
            _tell(
                seat,
                event=f"changed:{_moment(now)}",
                subject=_("Kijk even: %(title)s is op een andere dag, tijd of plek"),
                text=_(
                    "Hoi %(name)s,\n\nDe dag, de tijd of de plek van %(title)s van %(school)s is veranderd. Hier staat hoe het "
                    "nu is. Kun je dan niet? Haal je dan hier weg:\n%(address)s"
                ),
                now=now,
            )


def _called_off(ended_at: dt.datetime) -> str:
    return f"called-off:{_moment(ended_at)}"


def _moment(at: dt.datetime) -> str:
    """In the key, so that what happens again is told again."""
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}"


def _key(seat: OfferSeat, event: str) -> str:
    return f"progression:{seat.pk}:{event}"


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
        key=_key(seat, event), channel="mail", to=pupil.email,
        subject=subject % words, text=text % words, now=now, region_id=seat.region_id,
        expires_at=last, guard=GUARD, about=seat.pk,
    )  # fmt: skip
