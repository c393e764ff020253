"""Each day: plan a message about a task that is still open and near its deadline, from a person the pupil knows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.summer.domain.arms import MOST_EARLIER, Arm, arm_for, arms_of
from warmwelkom.rooms.summer.domain.bridges import MOST_DAYS
from warmwelkom.rooms.summer.domain.notes import ways_that_work
from warmwelkom.rooms.summer.domain.planning import HELD, Letter, keep_held, plan_letters
from warmwelkom.rooms.summer.guard_of_sending import COUNTED
from warmwelkom.rooms.summer.models import (
    Bridge,
    BridgeStep,
    ContactPoint,
    PupilTask,
    SummerMessage,
)
from warmwelkom.rooms.summer.rules_of_sending import (
    LAST_HOUR,
    MOST_IN_A_WEEK,
    MOST_IN_ALL,
    in_week_before,
)
from warmwelkom.rooms.summer.senders import Sender, hello_of, sender_of
from warmwelkom.rooms.summer.wording import Words, fill

FURTHEST = dt.timedelta(days=MOST_DAYS + MOST_EARLIER)
Before = dict[UUID, list[tuple[str, dt.datetime]]]


@dataclass(frozen=True, kw_only=True)
class Around:
    """What the plan of one day looks at, read once."""

    now: dt.datetime
    steps: dict[tuple[UUID, str], list[BridgeStep]]
    contacts: dict[UUID, ContactPoint]
    before: Before
    people: dict[str, Person]
    arms: dict[UUID, Arm]


@command("summer.plan_messages")
def plan_messages(*, actor: Actor, school_year: int, now: dt.datetime) -> int:  # noqa: ARG001  asked by the command
    """Plan what is due today for every running bridge of this region. Returns how many messages are new.

    At most one a day to a pupil, two a week and fourteen in all; run twice on a day, the second plans nothing.
    What can't be said in time is not said later. A fixed number of queries.
    """
    today = now.astimezone(AMSTERDAM).date()
    bridges = {
        row.school_id: row
        for row in Bridge.objects.filter(
            school_year=school_year, started_at__isnull=False, stopped_at__isnull=True,
            begins_on__lte=today,
        ).select_related("school")
    }  # fmt: skip
    tasks = _open_tasks(bridges, today, school_year)
    around = _around(bridges, tasks, now)
    letters, told = [], set()
    for task in tasks:
        key = task.transition_id
        if key in told or key not in around.contacts or not _has_room(around.before[key], now):
            continue
        letter = _letter(task, bridges[task.school_id], around)
        if letter:
            letters.append(letter)
            told.add(key)
    return plan_letters(keep_held(letters), now=now)


def _open_tasks(bridges: dict[UUID, Bridge], today: dt.date, school_year: int) -> list[PupilTask]:
    """What the pupil still has to do, the nearest deadline first. What the pupil calls done waits for its owner."""
    rows = PupilTask.objects.filter(
        school__in=bridges, state=PupilTask.State.OPEN, ended_at__isnull=True,
        transition__school_year=school_year, deadline__range=(today, today + FURTHEST),
    )  # fmt: skip
    rows = rows.select_related("template", "enrolment", "transition__pupil")
    return list(rows.order_by("deadline", "template__order", "pk"))


def _around(bridges: dict[UUID, Bridge], tasks: list[PupilTask], now: dt.datetime) -> Around:
    keys = {task.transition_id for task in tasks}
    steps: dict[tuple[UUID, str], list[BridgeStep]] = defaultdict(list)
    for step in BridgeStep.objects.filter(bridge__in=bridges.values(), ended_at__isnull=True):
        steps[step.bridge_id, step.kind].append(step)
    contacts = ways_that_work(keys)
    before: Before = defaultdict(list)
    reasons = (*COUNTED, SummerMessage.Reason.HELD)
    rows = SummerMessage.objects.filter(transition__in=keys, reason__in=reasons)
    for key, name, at in rows.values_list("transition_id", "key", "planned_at"):
        before[key].append((name, at))
    mails = {task.transition.mentor_email.lower() for task in tasks} | {
        task.enrolment.class_mentor_email.lower() for task in tasks if task.enrolment
    }
    people = {row.email: row for row in Person.objects.filter(email__in=mails - {""})}
    arms = arms_of(keys, today=now.astimezone(AMSTERDAM).date())
    return Around(now=now, steps=steps, contacts=contacts, before=before, people=people, arms=arms)


def _has_room(before: list[tuple[str, dt.datetime]], now: dt.datetime) -> bool:
    day = now.astimezone(AMSTERDAM).date()
    is_told_today = any(at.astimezone(AMSTERDAM).date() == day for _key, at in before)
    in_week = in_week_before(now, [at for _key, at in before])
    return not is_told_today and in_week < MOST_IN_A_WEEK and len(before) < MOST_IN_ALL


def _letter(task: PupilTask, bridge: Bridge, around: Around) -> Letter | None:
    """The message that is due about this task; before the first of a new sender, the joint one of both."""
    step = _due_step(task, bridge, around)
    if step is None:
        return None
    known = {key for key, _at in around.before[task.transition_id]}
    key = f"summer:{task.pk}:{step.pk}:v{step.version}"
    sender = sender_of(task, bridge, around.people)
    if key in known or sender is None:
        return None
    arm = arm_for(around.arms, task)
    if arm.is_held:
        held = f"{HELD}{key}"
        if held in known:
            return None
        return _made(task, bridge, around, sender, text="", key=held, step=step, is_held=True)
    hello = f"summer:hello:{task.transition_id}:{task.school_id}"
    if sender.is_new and hello not in known:
        text = hello_of(task, sender)
        return _made(task, bridge, around, sender, text=text, key=hello, step=None)
    text = fill(arm.text or step.text, words_of(task, sender))
    return _made(task, bridge, around, sender, text=text, key=key, step=step)


def _due_step(task: PupilTask, bridge: Bridge, around: Around) -> BridgeStep | None:
    """Of the steps whose day has come, the last one."""
    left = (task.deadline - around.now.astimezone(AMSTERDAM).date()).days
    left -= arm_for(around.arms, task).days_earlier
    steps = around.steps.get((bridge.pk, task.template.kind), [])
    return min(
        (step for step in steps if left <= step.days_before),
        key=lambda step: step.days_before,
        default=None,
    )


def words_of(task: PupilTask, sender: Sender) -> Words:
    """What stands in the spots of a text for this pupil."""
    return Words(
        first_name=task.transition.pupil.given_name or task.transition.pupil.full_name,
        task=task.template.title,
        day=task.deadline,
        action=task.template.sentence,
        name=sender.name,
    )


def _made(
    task: PupilTask,
    bridge: Bridge,
    around: Around,
    sender: Sender,
    *,
    text: str,
    key: str,
    step: BridgeStep | None,
    is_held: bool = False,
) -> Letter:
    reasons = SummerMessage.Reason
    usual = reasons.STEP if step else reasons.HELLO
    row = SummerMessage(
        region_id=task.region_id, transition_id=task.transition_id, bridge=bridge, step=step,
        reason=reasons.HELD if is_held else usual, task=task if step else None, key=key,
        contact=around.contacts[task.transition_id], sender=sender.person,
        sender_name=sender.name[:200], text=text, planned_at=around.now,
    )  # fmt: skip
    last = dt.datetime.combine(task.deadline, dt.time(LAST_HOUR), tzinfo=AMSTERDAM)
    return Letter(
        row=row, subject=task.template.title if step else bridge.school.name, expires_at=last
    )
