"""Who a pupil is in this world: drawn by number and purpose, so that both worlds have the same pupils."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from assumptions import Assumptions


@dataclass
class Life:
    """One pupil: whether they would melt away, what was done about it, and the rows of the house about them."""

    number: int
    seed: int
    is_placed: bool
    melts: bool
    has_other_plan: bool
    transition: Any = None
    enrolment: Any = None
    school: int = 0
    told: bool = False
    """Somebody knows of the other plan."""
    has_had_text: bool = False
    has_had_call: bool = False
    has_had_call_on_arrival: bool = False
    messages: dict[str, int] = field(default_factory=dict)

    def chance(self, *what: object) -> float:
        """From 0 to 1: the same for the same pupil and the same question, in whichever order it is asked."""
        text = ":".join(map(str, (self.seed, self.number, *what)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7]) / 2**56

    @property
    def comes(self) -> bool:
        return self.is_placed and not self.melts


def lives(number: int, seed: int, say: Assumptions) -> list[Life]:
    made = []
    for each in range(number):
        one = Life(each, seed, is_placed=True, melts=False, has_other_plan=False)
        one.is_placed = one.chance("place") >= say.no_place
        one.melts = one.is_placed and one.chance("melt") < say.melt
        one.has_other_plan = (one.melts or not one.is_placed) and one.chance(
            "plan"
        ) < say.other_plan
        made.append(one)
    return made


def gets_text(one: Life, say: Assumptions) -> None:
    """The first message about an open task may be what brings a pupil over."""
    if not one.has_had_text and one.melts and not one.has_other_plan:
        one.melts = one.chance("text helps") >= say.text_helps
    one.has_had_text = True


def is_spoken_with(one: Life, say: Assumptions, *, on_arrival: bool) -> None:
    """Somebody reached them: a plan is told; who has none is helped, in the summer and on arrival once each."""
    if one.has_other_plan:
        one.told = True
        return
    what = "has_had_call_on_arrival" if on_arrival else "has_had_call"
    if getattr(one, what):
        return
    setattr(one, what, True)
    if one.melts:
        one.melts = one.chance("person helps", on_arrival) >= say.person_helps
    elif not one.is_placed:
        one.is_placed = one.chance("finds place", on_arrival) < say.finds_place


def is_there(one: Life, day: int, say: Assumptions) -> bool:
    """In class on this day of the first week, counted from 1."""
    if not one.comes:
        return False
    is_late = one.chance("late") < say.late_on_day_one
    return not is_late or day >= 2 + int(3 * one.chance("until"))
