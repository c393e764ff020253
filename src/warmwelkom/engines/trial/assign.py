"""Who gets the extra layer: drawn by a keyed hash, so that nobody can choose and everybody can check."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from warmwelkom.engines.trial.log import WITH, WITHOUT, Assigned, TrialLog
from warmwelkom.engines.trial.plan import Plan, TrialError

LEAST_KEY = 16


@dataclass(frozen=True, kw_only=True)
class Person:
    """`unit` is what is drawn: the pupil, or the class or school; `groups` in the order of the plan."""

    id: str
    unit: str
    groups: tuple[str, ...] = ()


def assign(plan: Plan, people: Iterable[Person], *, key: bytes) -> TrialLog:
    """Draw everybody once. The same key, plan and person give the same arm, whoever else is there.

    Raises:
        TrialError: the plan is not frozen, somebody is there twice or has no number, the key is short.
    """
    if plan.frozen_on is None:
        raise TrialError("Freeze the plan first: say on which day in `frozen_on`.")
    if len(key) < LEAST_KEY:
        raise TrialError(f"The key is shorter than {LEAST_KEY} signs.")
    seen: set[str] = set()
    rows = []
    for person in people:
        if not person.id or not person.unit:
            raise TrialError("Somebody has no number, or is in no unit that can be drawn.")
        if person.id in seen:
            raise TrialError(f"{person.id} stands in the list twice.")
        seen.add(person.id)
        arm = arm_of(plan, person.unit, key=key)
        rows.append(Assigned(id=person.id, arm=arm, unit=person.unit, groups=person.groups))
    if {row.arm for row in rows} != {WITH, WITHOUT}:
        raise TrialError("Everybody was drawn for the same: there are too few to compare.")
    return TrialLog(plan=plan, assigned=tuple(rows))


def arm_of(plan: Plan, unit: str, *, key: bytes) -> str:
    """What one unit is drawn for: HMAC-SHA-256 (RFC 2104) of its number, as a share between 0 and 1."""
    drawn = hmac.new(key, f"{plan.number}\n{unit}".encode(), hashlib.sha256).digest()
    return WITH if int.from_bytes(drawn[:8]) < plan.share * 2**64 else WITHOUT
