"""A comparison as the engine reads it: the plan, who can take part, and what can be seen."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.suppression import FEWEST, in_fives
from warmwelkom.engines.trial import Plan, detectable
from warmwelkom.rooms.summer.kinds import KINDS
from warmwelkom.rooms.summer.models import PupilTask, SummerTrial, TrialSeat
from warmwelkom.rooms.transitions.models import Enrolment, State, StateChange, Transition

EVERYBODY = (
    "een eigen takenlijst, een mens die antwoordt, een telefoontje bij stilte en de overstaptafel"
)
EXTRA = {
    "layer": "automatische berichten over {what}",
    "timing": "automatische berichten over {what}, {days} dagen eerder",
    "wording": "automatische berichten over {what}, in deze woorden: {text}",
}
OUTCOMES = {"place": "een plek op {day}", "present": "in de klas gezien, uiterlijk {day}"}

WITH_A_PLACE = (State.PLACED, State.HANDED_OVER, State.WELCOMED, State.STARTED, State.SETTLED)


def plan_of(trial: SummerTrial, *, frozen_on: dt.date | None = None) -> Plan:
    """The plan, in words that are frozen with it."""
    what = f"de taak {task_title(trial)}" if trial.kind else "taken die nog openstaan"
    return Plan(
        name=trial.name, question=trial.question, layer=trial.layer, everybody=EVERYBODY,
        extra=EXTRA[trial.layer].format(what=what, days=trial.days_earlier, text=trial.text),
        outcome=OUTCOMES[trial.counts].format(day=trial.counted_on.isoformat()),
        counted_on=trial.counted_on, base=trial.base / 100, share=trial.share / 100,
        frozen_on=frozen_on,
    )  # fmt: skip


def task_title(trial: SummerTrial) -> str:
    """What the one task is called that it is about; empty where it is about all."""
    return next((kind.title for kind in KINDS if kind.code == trial.kind), trial.kind)


def who_can_take_part(trial: SummerTrial) -> Any:
    """Pupils with a place in one of the programmes and a task of this kind still open. A query, after one.

    A programme in which fewer than five can is left out: with it and without it would tell how many those are.
    """
    tasks = _open_tasks(trial).filter(enrolment__programme__in=list(_of_programmes(trial)))
    return Transition.objects.filter(pk__in=tasks.values("transition_id"))


def size_beforehand(trial: SummerTrial) -> int:
    """At least so many can take part, each programme down to a multiple of five. One query.

    Whoever draws up one plan after another, with one programme more or about another task, must not be able to
    work a small group out: the sum of the rounded parts gives nothing away that a part does not.
    """
    return sum(in_fives(number) for number in _of_programmes(trial).values())


def _of_programmes(trial: SummerTrial) -> dict[UUID, int]:
    """Programme -> how many of it can take part, where those are no few."""
    rows = _open_tasks(trial).order_by().values_list("enrolment__programme")
    found = rows.annotate(number=Count("transition", distinct=True))
    return {key: number for key, number in found if number >= FEWEST}


def _open_tasks(trial: SummerTrial) -> Any:
    tasks = PupilTask.objects.filter(
        enrolment__programme__in=trial.programmes.values("pk"), enrolment__gone_at__isnull=True,
        state=PupilTask.State.OPEN, ended_at__isnull=True,
        transition__school_year=trial.school_year, transition__gone_at__isnull=True,
    )  # fmt: skip
    return tasks.filter(template__kind=trial.kind) if trial.kind else tasks


def who_has_it(trial: SummerTrial) -> set[UUID]:
    """The drawn of whom the outcome is so on the day that was frozen, whatever changed after it. One query.

    A line counts that stood on that day: not gone by then, and enrolled by then or (without a day, or with a
    later one, as of a contract that begins in August) the house knew of a place by then.
    """
    day = trial.counted_on
    over = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=AMSTERDAM)
    drawn = TrialSeat.objects.filter(trial=trial).values("transition_id")
    lines = Enrolment.objects.filter(Q(gone_at=None) | Q(gone_at__gte=over), transition__in=drawn)
    if trial.counts == SummerTrial.Counts.PRESENT:
        lines = lines.filter(seen_on__lte=day)
    else:
        known = StateChange.objects.filter(
            transition=OuterRef("transition"), state__in=WITH_A_PLACE, since__lte=day
        )
        lines = lines.filter(Q(enrolled_on__lte=day) | Exists(known))
    return set(lines.values_list("transition_id", flat=True))


def smallest_difference(trial: SummerTrial, size: int) -> float | None:
    """In percentage points, with 80 per cent power; None where so few pupils can show none."""
    if size < 2:
        return None
    found = detectable(base=trial.base / 100, size=size, share=trial.share / 100)
    return None if found is None else 100 * found
