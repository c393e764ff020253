"""Deal the pupils' backgrounds out anew, and see whether the bridge's list of who gets what changes.

What the bridge would do today is worked out inside a savepoint and taken back: which message to whom about which
task, which step because of silence, whom to call. Names, birth dates, sex, address, old school, class, leerweg and
level go to other pupils; what is open, sent, answered and seen stays where it is. To show that the list can change at
all, the same is done with what is open.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from django.db import transaction
from region import YEAR, World, at

from warmwelkom.rooms.summer.domain.plan_messages import plan_messages
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.summer.models import PupilTask, SilenceStep, SummerMessage
from warmwelkom.rooms.transitions.domain.derive import derive_states
from warmwelkom.rooms.transitions.models import Enrolment, Pupil, Signal, Transition

OF_PUPIL = ("given_name", "surname", "birth_date", "sex", "postcode", "house_number")
OF_WAY = ("location_id", "class_name", "leerweg", "profile", "pupil_number")
OF_LINE = ("level", "programme_name")
BY_LAW = ("not_admissible",)
"""The law itself asks for a diploma that fits the level: that rule of the overview looks at both, and says so."""
Lines = set[tuple[str, ...]]


def changed(world: World, day: dt.date, seed: int) -> dict[str, int]:
    """Lines of the list, how many differ with other backgrounds, and (to compare) with other open tasks."""
    chance = random.Random(seed)
    now = _listed(world, day, lambda: None)
    other = _listed(world, day, lambda: _backgrounds(chance))
    facts = _listed(world, day, lambda: _tasks(chance))
    return {"lines": len(now), "changed": len(now ^ other), "changed_by_facts": len(now ^ facts)}


def _listed(world: World, day: dt.date, before: Callable[[], None]) -> Lines:
    """What would happen on this day, and nothing of it happens."""
    mark = transaction.savepoint()
    before()
    earlier = set(SummerMessage.objects.values_list("pk", flat=True))
    derive_states(actor=world.house, school_year=YEAR, now=at(day, 7))
    walk_silence(actor=world.house, now=at(day, 7, 45))
    plan_messages(actor=world.house, school_year=YEAR, now=at(day, 8, 5))
    found: Lines = {
        ("message", str(row.transition_id), row.reason, str(row.task_id), str(row.step_id))
        for row in SummerMessage.objects.exclude(pk__in=earlier)
    }
    steps = SilenceStep.objects.filter(done_at=None)
    found |= {
        ("silence", str(key), kind, reason, str(since))
        for key, kind, reason, since in steps.values_list(
            "transition_id", "kind", "reason", "since"
        )
    }
    signals = Signal.objects.filter(ended_at=None).exclude(rule__in=BY_LAW)
    found |= {
        ("rule", str(key), rule) for key, rule in signals.values_list("transition_id", "rule")
    }
    transaction.savepoint_rollback(mark)
    return found


def _backgrounds(chance: random.Random) -> None:
    for model, names in ((Pupil, OF_PUPIL), (Transition, OF_WAY), (Enrolment, OF_LINE)):
        _deal(model, names, chance)


def _tasks(chance: random.Random) -> None:
    _deal(PupilTask, ("state",), chance)


def _deal(model: Any, names: tuple[str, ...], chance: random.Random) -> None:
    """Each of these fields goes to somebody else, each by a deal of its own; numbers are emptied first, for they are unique."""
    rows = list(model.objects.order_by("pk"))
    if "pupil_number" in names:
        model.objects.update(pupil_number="")
    for name in names:
        values = [getattr(row, name) for row in rows]
        if name != "location_id":
            chance.shuffle(values)
        for row, value in zip(rows, values, strict=True):
            setattr(row, name, value)
    model.objects.bulk_update(rows, [name.removesuffix("_id") for name in names], batch_size=1000)
