"""Where nothing may go any more: asked by the guards of the rooms above, as a message leaves."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.rooms.summer.models import ContactPoint

CLOSED = _("Hier wil of kan de leerling geen berichten krijgen. Het bericht is niet verstuurd.")


def closed_ways(transitions: set[UUID]) -> set[tuple[UUID, str, str]]:
    """(transition, channel, address in small letters) where nothing may go: the pupil said stop, or it is not theirs.

    One query; the ways stay as they are until the transaction that asks is over.
    """
    points = ContactPoint.objects.filter(transition__in=transitions).select_for_update()
    ways: dict[bool, set[tuple[UUID, str, str]]] = {True: set(), False: set()}
    for row in points:
        is_closed = any((row.stopped_at, row.broken_at, row.ended_at))
        ways[is_closed].add((row.transition_id, row.channel, row.address.lower()))
    return ways[True] - ways[False]
