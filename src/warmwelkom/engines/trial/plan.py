"""What is compared, written down before it starts and never changed after it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

FORMAT = "warm-welkom-trial/1"
LAYERS = ("layer", "timing", "wording")
NEVER = "Help is never drawn by lot: say in `everybody` what everybody gets, and in `extra` what only some get on top."


class TrialError(Exception):
    """What is wrong with a plan, a log or a file; the message is a sentence for who made it."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One comparison.

    `layer`: whether some get an extra automated layer, the same at another time, or in other words.
    `unit`: each pupil by themselves (`pupil`), or whole groups by the column of this name (a class, a school).
    `outcome`: what counts, in words; `counted_on`: on which day. Who has no outcome counts as "no".
    `groups`: columns by which the result is told too. `harm`: how much worse it may be before it is stopped.
    """

    name: str
    question: str
    layer: str
    everybody: str
    extra: str
    outcome: str
    counted_on: dt.date
    base: float
    share: float = 0.5
    unit: str = "pupil"
    groups: tuple[str, ...] = field(default_factory=tuple)
    harm: float = 0.03
    frozen_on: dt.date | None = None

    @cached_property
    def number(self) -> str:
        """The hash of what was frozen: another plan has another number."""
        return hashlib.sha256(as_text(self).encode()).hexdigest()


def as_text(plan: Plan) -> str:
    """The plan as JSON, always the same signs in the same order."""
    values = {"format": FORMAT, **asdict(plan), "groups": list(plan.groups)}
    return json.dumps(values, default=str, ensure_ascii=False, sort_keys=True)


def read_plan(text: str) -> Plan:
    """A plan from JSON.

    Raises:
        TrialError: no JSON, an unknown or a missing word, a value that can't be.
    """
    try:
        given = json.loads(text)
    except ValueError as fault:
        raise TrialError(f"The plan is no JSON: {fault}.") from fault
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise TrialError(f'A plan begins with "format": "{FORMAT}".')
    return made_of({name: value for name, value in given.items() if name != "format"})


def made_of(given: dict[str, Any]) -> Plan:
    """A plan from its values by name; raises TrialError."""
    known = Plan.__dataclass_fields__
    for name in given:
        if name not in known:
            raise TrialError(f"The plan has a word that is not known: {name}.")
    words = {name: value for name, value in given.items() if value is not None}
    for name in ("counted_on", "frozen_on"):
        if name in words:
            words[name] = _day(name, words[name])
    if "groups" in words:
        words["groups"] = tuple(map(str, words["groups"]))
    try:
        plan = Plan(**words)
    except TypeError as fault:
        missing = str(fault).partition("argument")[2].lstrip("s: ")
        raise TrialError(f"The plan does not say {missing}.") from fault
    _check(plan)
    return plan


def _day(name: str, value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as fault:
        raise TrialError(f"{name} is {value!r}; write it as 2026-08-24.") from fault


def _check(plan: Plan) -> None:
    for name in ("name", "question", "everybody", "extra", "outcome"):
        value = getattr(plan, name)
        if not isinstance(value, str) or not value.strip():
            raise TrialError(NEVER if name in ("everybody", "extra") else f"{name} is empty.")
    if plan.layer not in LAYERS:
        raise TrialError(f"layer is {plan.layer!r}; it is one of {', '.join(LAYERS)}. {NEVER}")
    for name, low, high in (("base", 0, 1), ("share", 0, 1), ("harm", 0, 1)):
        value = getattr(plan, name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low < value < high:
            raise TrialError(f"{name} is {value!r}; it lies between {low} and {high}.")
    if plan.frozen_on and plan.frozen_on > plan.counted_on:
        raise TrialError("The outcome is counted before the plan was frozen: that is no plan.")
