"""Around whom the demo's summer is written: the example class, whom the coach helps, and who answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.outbox.events import ReplyReceived
from warmwelkom.house.demo.fixed import EXAMPLE_MBO
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.summer.domain.receive_reply import receive_reply
from warmwelkom.rooms.summer.models import ContactPoint, Reply, SummerMessage
from warmwelkom.rooms.transitions.models import Transition

MOST_COACHED = 16


@dataclass(frozen=True, kw_only=True)
class Summer:
    """`pupils`: the example class, the example pupil first. `coached`: whom the example coach helps."""

    region: Region
    cast: Cast
    house: Actor
    school: School
    pupils: list[Transition]
    coached: list[Transition]
    year: int

    def actor(self, name: str) -> Actor:
        return self.cast.actor(name)

    def say(self, of: Transition, text: str, at: dt.datetime) -> Reply | None:
        """This pupil writes back by sms; None where no number is known."""
        contact = ContactPoint.objects.filter(
            transition=of, channel="sms", ended_at=None, added_at__lte=at
        ).first()
        if contact is None:
            return None
        last = SummerMessage.objects.filter(contact=contact, planned_at__lte=at).last()
        event = ReplyReceived(
            region_id=self.region.pk, incoming_id=uuid5(NAMESPACE_URL, f"{of.pk} {at} {text}"),
            channel="sms", address=contact.address, text=text, received_at=at,
            answers=last.message_id if last else None,
        )  # fmt: skip
        return receive_reply(actor=self.house, event=event, now=at)


def summer_of(region: Region) -> Summer | None:
    """The people of this region's summer; None in another region of the demo, which has no example people."""
    pupils = example_class()
    school = School.objects.filter(brin=EXAMPLE_MBO).first()
    if not pupils or school is None:
        return None
    cast = Cast(region)
    mine = Transition.objects.visible_to(cast.actor("i.brouwer"), "summer.check_contacts")
    coached = mine.filter(gone_at=None).exclude(pk__in=[row.pk for row in pupils])
    return Summer(
        region=region, cast=cast, house=system_actor(region_id=region.pk), school=school,
        pupils=pupils, year=region.school_year,
        coached=list(coached.select_related("pupil").order_by("location__code", "pupil_number")[:MOST_COACHED]),
    )  # fmt: skip
