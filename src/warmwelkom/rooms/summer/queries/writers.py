"""Whose number or address this may be: the pupils that this reader keeps in reach, by name."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import Transition

MOST = 20
NAMES = ("given_name", "prefix", "surname")


def pupils_who_may_be(*, actor: Actor, words: str) -> list[Transition]:
    """Those whose name has each of these words; none without words. One query."""
    if not words.strip():
        return []
    rows: Any = Transition.objects.visible_to(actor, "summer.add_contact").filter(gone_at=None)
    for word in words.split()[:5]:
        has_word = Q()
        for name in NAMES:
            has_word |= Q(**{f"pupil__{name}__icontains": word})
        rows = rows.filter(has_word)
    return list(rows.select_related("pupil", "location").order_by("pupil__surname", "pk")[:MOST])
