"""Hand a dossier over: an act, to one school, for the programme of one placement, once."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.events import publish
from warmwelkom.rooms.handover.domain.parts import locked
from warmwelkom.rooms.handover.domain.telling import tell_of_delivery
from warmwelkom.rooms.handover.domain.telling_of_class import tell_class_mentors, tell_of_end
from warmwelkom.rooms.handover.events import DeliveryEnded, DossierDelivered
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.handover.ready import LONG_AGO, is_complete, may_open_c, silence_ends
from warmwelkom.rooms.thinktank.api import school_holidays
from warmwelkom.rooms.transitions.api import note_handed_over, take_back_handed_over
from warmwelkom.rooms.transitions.models import Enrolment


class NotPlaced(UserError):  # noqa: N818  reads as the sentence it is
    """A dossier goes to a school only after placement there."""


class NotDone(UserError):  # noqa: N818  reads as the sentence it is
    """The mentor's part is not done, so there is nothing to hand over yet."""


class NotRead(UserError):  # noqa: N818  reads as the sentence it is
    """The pupil did not say that it was read, and the ten working days are not over."""


@command("handover.deliver", on="dossier")
def deliver_dossier(
    *, actor: Actor, dossier: Dossier, enrolment: Enrolment, now: dt.datetime
) -> Delivery:
    """Open the dossier for the school of this placement; an earlier delivery elsewhere ends with it.

    Asked twice for the same placement, it is one delivery.

    Raises:
        NotPlaced: this is no placement of the pupil, or no longer.
        NotDone: part B is not done.
        NotRead: no school had it yet, and the pupil had no time to read it.
        DossierErased: the term is over.
    """
    fresh = locked(dossier)
    place = placements_of(fresh).filter(pk=enrolment.pk).select_related("school").first()
    if place is None:
        raise NotPlaced(
            gettext_noop("Overdragen kan pas als de leerling op een opleiding geplaatst is.")
        )
    if fresh.b_done_at is None:
        raise NotDone(gettext_noop("Zet eerst deel B op klaar. Daarna kun je overdragen."))
    if waits_until(fresh, now=now) and not Delivery.objects.filter(dossier=fresh).exists():
        raise NotRead(
            gettext_noop(
                "De leerling heeft dit dossier nog niet gelezen. Heeft het haast? Vraag de leerling het nu te lezen en op ‘Ik heb alles gelezen’ te tikken."
            )
        )
    before = Delivery.objects.filter(dossier=fresh, ended_at__isnull=True).first()
    if before and _is_to(before, place):
        return before
    if before:
        _end(before, Delivery.Ended.ELSEWHERE, now, to=place)
    return _deliver(fresh, place, actor, now)


def waits_until(dossier: Dossier, *, now: dt.datetime) -> dt.date | None:
    """The day from which it may go without an answer of the pupil; None when it may go now.

    By hand as by night: what the pupil had no time to read does not travel. A dossier that a school
    could read already waits for nothing, also on its way to a next school: that is asked by the caller.
    """
    closed = school_holidays(since=(now - LONG_AGO).date())
    if is_complete(dossier, today=now.date(), closed=closed):
        return None
    return silence_ends(dossier, closed=closed)


def placements_of(dossier: Dossier) -> QuerySet[Enrolment]:
    """The placements that stand, on the lists of mbo schools."""
    rows: QuerySet[Enrolment] = Enrolment.objects.filter(
        transition_id=dossier.transition_id, gone_at__isnull=True
    )
    return rows.order_by("pk")


def _is_to(delivery: Delivery, place: Enrolment) -> bool:
    here = (place.pk, place.school_id, place.programme_id)
    return (delivery.enrolment_id, delivery.school_id, delivery.programme_id) == here


def _deliver(dossier: Dossier, place: Enrolment, actor: Actor, now: dt.datetime) -> Delivery:
    delivery = Delivery.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        enrolment=place,
        school_id=place.school_id,
        programme_id=place.programme_id,
        delivered_at=now,
        delivered_by_id=actor.user_id,
    )
    if dossier.c_done_at and not dossier.c_open_at:
        _open_c_where_it_may(dossier, now)
    note_handed_over(
        transition=dossier.transition, source=place.school.name, actor_name=actor.name, now=now
    )
    tell_of_delivery(delivery=delivery, place=place, now=now)
    tell_class_mentors(delivery=delivery, place=place, now=now)
    publish(
        DossierDelivered(
            region_id=dossier.region_id,
            transition_id=dossier.transition_id,
            delivery_id=delivery.pk,
            school_id=place.school_id,
        )
    )
    return delivery


def _open_c_where_it_may(dossier: Dossier, now: dt.datetime) -> None:
    """Part C goes along when the pupil had time to read it; else it opens later, and holds up nothing."""
    closed = school_holidays(since=(now - LONG_AGO).date())
    if may_open_c(dossier, today=now.date(), closed=closed):
        dossier.c_open_at = now
        dossier.save(update_fields=["c_open_at"])


@command("handover.end_delivery", on="delivery", tell=("because",))
def end_delivery(*, actor: Actor, delivery: Delivery, because: str, now: dt.datetime) -> None:
    """Close a delivery: the placement is gone, or the term is over. Ended twice, it ended once."""
    fresh = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if fresh.ended_at:
        return
    _end(fresh, because, now)
    take_back_handed_over(
        transition=fresh.dossier.transition,
        source=fresh.school.name,
        actor_name=actor.name,
        now=now,
    )


def _end(
    delivery: Delivery, because: str, now: dt.datetime, *, to: Enrolment | None = None
) -> None:
    delivery.ended_at, delivery.ended_because = now, because
    delivery.save(update_fields=["ended_at", "ended_because"])
    if because != Delivery.Ended.ERASED:
        tell_of_end(delivery=delivery, to=to, now=now)
    publish(
        DeliveryEnded(
            region_id=delivery.region_id,
            transition_id=delivery.dossier.transition_id,
            delivery_id=delivery.pk,
            because=because,
        )
    )
