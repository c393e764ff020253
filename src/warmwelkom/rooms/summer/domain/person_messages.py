"""Write a message to one pupil down outside a journey: an answer by hand, help, a test, a second way."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.rooms.summer.models import ContactPoint, SummerMessage

GUARD = "summer"
UNGUARDED = (SummerMessage.Reason.STOPPED,)
"""The one confirmation of a stop leaves after the stop."""


def write_to(
    *, contact: ContactPoint, reason: str, text: str, sender_name: str, key: str, now: dt.datetime,
    at_once: bool = False, **about: Any,
) -> SummerMessage | None:  # fmt: skip
    """Plan one message, inside a command; None when this key was planned before. Three queries."""
    if SummerMessage.objects.filter(key=key).exists():
        return None
    row: SummerMessage = SummerMessage.objects.create(
        region_id=contact.region_id, transition_id=contact.transition_id, reason=reason,
        contact=contact, sender_name=sender_name, text=text, planned_at=now, key=key, **about,
    )  # fmt: skip
    is_mail = contact.channel == ContactPoint.Channel.MAIL
    plan_many(
        [
            Planned(
                key=key, channel=contact.channel, to=contact.address, text=text,
                subject=_("Bericht van %(name)s") % {"name": sender_name} if is_mail else "",
                sender_name=sender_name, region_id=contact.region_id, at_once=at_once,
                guard="" if reason in UNGUARDED else GUARD, about=row.pk,
            )
        ],
        now=now,
    )  # fmt: skip
    row.message_id = Message.objects.values_list("pk", flat=True).get(key=key)
    row.save(update_fields=["message_id"])
    return row
