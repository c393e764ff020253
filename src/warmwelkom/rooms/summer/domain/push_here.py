"""A pupil lets this phone show messages, and takes that back."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID

from django.db import transaction as database
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.addresses import BadMessageError
from warmwelkom.base.outbox.push import clean_endpoint
from warmwelkom.rooms.summer.models import ContactPoint
from warmwelkom.rooms.transitions.models import Transition

KEYS = {"p256dh": re.compile(r"[\w-]{87}=?"), "auth": re.compile(r"[\w-]{22}={0,2}")}
"""A point of 65 bytes and a secret of 16 (RFC 8291), as a browser writes them."""
UNFIT = gettext_noop(
    "Deze telefoon kan geen meldingen ontvangen. Je krijgt gewoon een sms of mail."
)


class PhoneUnfit(UserError):  # noqa: N818  reads as the sentence it is
    """A push address at a service that we know, with the keys that it came with."""


@command("summer.allow_push", on="transition")
def allow_push(
    *, actor: Actor, transition: Transition, address: str, keys: dict[str, str], now: dt.datetime  # noqa: ARG001  asked by the command
) -> ContactPoint:  # fmt: skip
    """From now on messages may come on this phone; it is one pupil's at a time. Twice is once.

    Raises:
        PhoneUnfit: it is no address of a push service, or its keys are not there.
    """
    try:
        endpoint = clean_endpoint(address)
    except BadMessageError as bad:
        raise PhoneUnfit(UNFIT) from bad
    if not all(fits.fullmatch(keys.get(name, "")) for name, fits in KEYS.items()):
        raise PhoneUnfit(UNFIT)
    kept = {name: keys[name] for name in KEYS}
    with database.atomic():
        here = ContactPoint.objects.filter(channel="push", address=endpoint, ended_at=None)
        here.exclude(transition=transition).update(ended_at=now)
        row, _is_new = ContactPoint.objects.update_or_create(
            transition=transition, channel=ContactPoint.Channel.PUSH, address=endpoint, ended_at=None,
            defaults={"keys": kept, "works_at": now, "broken_at": None, "stopped_at": None},
            create_defaults={
                "region_id": transition.region_id, "keys": kept, "source": "pupil",
                "added_at": now, "works_at": now,
            },
        )  # fmt: skip
    found: ContactPoint = row
    return found


@command("summer.allow_push", on="transition")
def end_push(*, actor: Actor, transition: Transition, address: str, now: dt.datetime) -> int:  # noqa: ARG001  asked by the command
    """No more messages on this phone. Returns how many ways that ended."""
    rows = ContactPoint.objects.filter(
        transition=transition, channel="push", address=address, ended_at=None
    )
    return int(rows.update(ended_at=now))


def end_every_push(*, transition_id: UUID, now: dt.datetime) -> int:
    """No more messages on any phone of this pupil, inside a command of a room above. Returns how many ways that ended."""
    rows = ContactPoint.objects.filter(transition=transition_id, channel="push", ended_at=None)
    return int(rows.update(ended_at=now))
