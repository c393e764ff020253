"""What the post room shows."""

from __future__ import annotations

from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message


def messages_in_the_demo(*, to: str = "") -> list[Message]:
    """The newest 500 messages of all demo regions, of one address when given."""
    from warmwelkom.base.access.scope import region_scope
    from warmwelkom.rooms.people.models import Region

    found: dict[object, Message] = {}
    for region_id in Region.objects.filter(is_demo=True).values_list("pk", flat=True)[:5]:
        with region_scope(region_id):
            rows = Message.objects.filter(to__icontains=to) if to else Message.objects.all()
            found.update({row.pk: row for row in rows[:500]})
    return sorted(found.values(), key=lambda row: row.planned_at, reverse=True)[:500]


def message_to_answer(*, actor: Actor, pk: UUID) -> Message:
    """A message of the region of whoever looks; raises MayNotKnow."""
    found = Message.objects.filter(pk=pk, region_id=actor.region).first()
    if found is None:
        raise MayNotKnow
    return found
