"""Who stands on more lists than one, or on none: found by the links of `transitions`, shown where the summer begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.api import sentence_of
from warmwelkom.rooms.transitions.models import Signal

READS = ("mentor", "decaan", "coach")
ON_MORE, ON_NONE = ("two_places",), ("missing", "applied_nowhere", "not_applied", "fell_back")
MOST = 10


@dataclass(frozen=True, kw_only=True)
class Astray:
    """One pupil with the line of the overview that says it."""

    signal: Signal
    is_on_more: bool

    @property
    def sentence(self) -> str:
        return sentence_of(rule=self.signal.rule, fact=self.signal.fact)


def astray_for(*, actor: Actor) -> tuple[list[Astray], int]:
    """Of the pupils whose whole way this actor reads: who is on more lists first, then who waits longest; and how many.

    Two queries, none for who reads nobody's whole way. A pupil stands here once.
    """
    if not actor.has(*READS):
        return [], 0
    rows = Signal.objects.visible_to(actor, "transitions.see_signal").filter(
        rule__in=(*ON_MORE, *ON_NONE), ended_at__isnull=True, lifted_at__isnull=True,
        transition__gone_at__isnull=True,
    )  # fmt: skip
    told: dict[Any, Any] = {}
    for pk, key, rule, since in rows.values_list("pk", "transition_id", "rule", "since"):
        turn = (rule not in ON_MORE, since, str(pk))
        told[key] = min(told.get(key, turn), turn)
    first = sorted(told.values())[:MOST]
    found = rows.select_related("transition__pupil").in_bulk([turn[2] for turn in first])
    by_key = {str(pk): row for pk, row in found.items()}
    shown = [by_key[turn[2]] for turn in first if turn[2] in by_key]
    return [Astray(signal=row, is_on_more=row.rule in ON_MORE) for row in shown], len(told)
