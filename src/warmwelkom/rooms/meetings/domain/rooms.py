"""The region's own online rooms: an address that the coordinator sets (base/calendar/rooms makes the rooms)."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.models import MeetingSettings


class NotSafe(UserError):  # noqa: N818  reads as the sentence it is
    """An address that is not https."""


@command("meetings.settle", tell=("room_base",))
def settle_rooms(*, actor: Actor, room_base: str) -> MeetingSettings:
    """Set the address of the region's own rooms; empty takes it away, rooms that were made stay.

    Raises:
        NotSafe: it does not begin with https.
    """
    address = room_base.strip().rstrip("/")
    if address and not address.startswith("https://"):
        raise NotSafe(gettext_noop("Gebruik een adres dat met https:// begint."))
    row, _made = MeetingSettings.objects.update_or_create(
        region_id=actor.region, defaults={"room_base": address}
    )
    found: MeetingSettings = row
    return found


def own_rooms_address() -> str:
    """Where the region of the scope has its own rooms; empty where the coordinator set nothing."""
    row = MeetingSettings.objects.exclude(room_base="").first()
    return row.room_base if row else ""
