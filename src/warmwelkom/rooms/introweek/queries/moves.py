"""Where one part of one group is, and what happens when it goes elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.engines.timetable import moves_of
from warmwelkom.rooms.introweek.levels import BLOCK, IGNORE, level_of, words_of
from warmwelkom.rooms.introweek.models import WeekPart, WeekPlan, WeekSlot
from warmwelkom.rooms.introweek.queries.document import stock_of, week_of
from warmwelkom.rooms.introweek.queries.plan_words import PlanWords


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One other slot: what breaks, what it costs, with which part it changes places."""

    slot: WeekSlot
    room: str
    breaks: list[str]
    is_blocked: bool
    familiar: int
    swapped: str
    lost: list[str]

    @property
    def is_free(self) -> bool:
        """Nothing breaks and nobody misses a familiar face."""
        return not self.breaks and not self.costs

    @property
    def costs(self) -> int:
        return max(-self.familiar, 0)


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One part of one group, and where it is in the newest plan of a week."""

    plan: WeekPlan
    group: str
    name: str
    part: WeekPart
    slot: WeekSlot
    room: str
    is_pinned: bool
    words: PlanWords

    def may_go_to(self, slot: str) -> bool:
        """Whether this is another slot in which the part may be at all; what breaks there is not looked at."""
        is_known = slot in self.words.slots and slot != self.slot.code
        return is_known and (not self.part.slots or slot in self.part.slots)

    @cached_property
    def choices(self) -> list[Choice]:
        """Every other slot with what it breaks and costs, without harm first; each is a whole plan to judge."""
        return _choices(self.plan, self.words, group=self.group, part=self.part.key)


def placed_for(*, actor: Actor, pk: UUID, group: str, part: str) -> Placed:
    """A part of a group in the newest plan; ten queries. Raises MayNotKnow."""
    plan: WeekPlan | None = (
        WeekPlan.objects.visible_to(actor, "introweek.see_plan")
        .filter(week_id=pk)
        .select_related("week__school")
        .first()
    )
    if plan is None:
        raise MayNotKnow
    stock = stock_of(plan.week)
    words = PlanWords(stock, plan.rows)
    here = next(
        (r for r in plan.rows["sessions"] if (r["group"], r["type"]) == (group, part)), None
    )
    if here is None or here["slot"] not in words.slots or part not in words.parts:
        raise MayNotKnow
    room = words.rooms.get(here["room"])
    return Placed(
        plan=plan, group=group, name=words.groups[group], part=words.parts[part],
        slot=words.slots[here["slot"]], room=room.name if room else "?",
        is_pinned=bool(here.get("pinned")), words=words,
    )  # fmt: skip


def _choices(plan: WeekPlan, words: PlanWords, *, group: str, part: str) -> list[Choice]:
    week = week_of(words.stock)
    found = []
    for one in moves_of(week, plan.rows, group=group, kind=part):
        levels = {fault: level_of(plan.week, fault.kind) for fault in one.faults}
        room = words.rooms.get(one.room)
        found.append(
            Choice(
                slot=words.slots[one.slot],
                room=room.name if room else "?",
                breaks=list(dict.fromkeys(words_of(f) for f, lv in levels.items() if lv != IGNORE)),
                is_blocked=BLOCK in levels.values(),
                familiar=one.familiar,
                swapped=words.parts[one.swapped].title if one.swapped else "",
                lost=[words.teachers[each].name for each in one.lost if each in words.teachers],
            )
        )
    return sorted(
        found, key=lambda one: (bool(one.breaks), one.costs, one.slot.day, one.slot.begins)
    )
