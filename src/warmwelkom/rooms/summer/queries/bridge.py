"""The messages of a school: what they say to whom, and who is on duty on which day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Count

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.working_days import is_working_day
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.summer.models import (
    Bridge,
    BridgeStep,
    DutyDay,
    PupilTask,
    SummerMessage,
    SummerTrial,
    TaskTemplate,
)
from warmwelkom.rooms.summer.policies_of_tasks import people_of
from warmwelkom.rooms.summer.queries.tasks import own_bridge
from warmwelkom.rooms.summer.rules_of_sending import (
    UNTIL_AFTER_FIRST_DAY,
    days_to_cover,
    days_without_anybody,
)
from warmwelkom.rooms.summer.wording import Words, fill, parts_of_sms

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """One message: the task it is about (None when the template no longer has it) and how long an example is."""

    step: BridgeStep
    template: TaskTemplate | None
    example: str
    letters: int
    parts: int


@dataclass(frozen=True, kw_only=True)
class BridgePage:
    """Everything the page of messages shows; `missing` are the days that nobody answers."""

    bridge: Bridge
    rows: list[StepRow]
    templates: list[TaskTemplate]
    missing: list[dt.date]
    planned: int
    compared: SummerTrial | None

    @property
    def is_running(self) -> bool:
        return bool(self.bridge.started_at and not self.bridge.stopped_at)


def bridge_page_for(*, actor: Actor, today: dt.date) -> BridgePage | None:
    """The messages of one's own school; None while it has no placed pupil yet. Six queries."""
    bridge = own_bridge(actor=actor)
    if bridge is None:
        return None
    templates = list(TaskTemplate.objects.filter(school=bridge.school_id, ended_at__isnull=True))
    by_kind = {row.kind: row for row in reversed(templates)}
    steps = BridgeStep.objects.filter(bridge=bridge, ended_at__isnull=True)
    rows = [_row(step, by_kind.get(step.kind), bridge) for step in steps]
    order = {row.kind: row.order for row in templates}
    rows.sort(key=lambda row: (order.get(row.step.kind, 99), -row.step.days_before))
    return BridgePage(
        bridge=bridge,
        rows=rows,
        templates=templates,
        missing=missing_days(bridge, today=today),
        planned=SummerMessage.objects.filter(bridge=bridge)
        .exclude(reason="held")
        .aggregate(n=Count("pk"))["n"],
        compared=_compared(bridge, today),
    )


def _compared(bridge: Bridge, today: dt.date) -> SummerTrial | None:
    """The comparison that runs with programmes of this school: who sends them should know."""
    rows = SummerTrial.objects.filter(
        frozen_at__isnull=False, stopped_at__isnull=True, counted_on__gte=today,
        programmes__school=bridge.school_id,
    )  # fmt: skip
    found: SummerTrial | None = rows.defer("log").first()
    return found


def _row(step: BridgeStep, template: TaskTemplate | None, bridge: Bridge) -> StepRow:
    text = ""
    if template:
        day = bridge.first_day + dt.timedelta(days=template.days_from_start)
        text = fill(step.text, _words("Yara", template, day, f"Karim ({bridge.school.name})"))
    return StepRow(
        step=step, template=template, example=text, letters=len(text), parts=parts_of_sms(text)
    )


def _words(first: str, template: TaskTemplate, day: dt.date, name: str) -> Words:
    return Words(
        first_name=first, task=template.title, day=day, action=template.sentence, name=name
    )


def missing_days(bridge: Bridge, *, today: dt.date) -> list[dt.date]:
    """The working days on which nobody is on duty yet. One query."""
    wanted = days_to_cover(begins_on=bridge.begins_on, first_day=bridge.first_day, today=today)
    rows = DutyDay.objects.filter(school=bridge.school_id, day__in=wanted)
    return days_without_anybody(wanted=wanted, on_duty=rows.values_list("day", flat=True))


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What one pupil would read."""

    name: str
    text: str
    letters: int
    parts: int


def previews_of(*, actor: Actor, step: BridgeStep, most: int = 5) -> list[Preview]:
    """What the next pupils with this task open would read, as their own names and dates make it. Two queries."""
    rows = PupilTask.objects.visible_to(actor, "summer.see_task").filter(
        school=step.bridge.school_id, template__kind=step.kind, ended_at__isnull=True,
        state=PupilTask.State.OPEN,
    )  # fmt: skip
    found = []
    for task in rows.select_related("template", "transition__pupil", "enrolment").order_by("deadline", "pk")[:most]:  # fmt: skip
        place, pupil = task.enrolment, task.transition.pupil
        name = (place.class_mentor if place else "") or task.transition.mentor_name
        text = fill(step.text, _words(pupil.given_name, task.template, task.deadline, name))
        found.append(
            Preview(name=pupil.full_name, text=text, letters=len(text), parts=parts_of_sms(text))
        )
    return found


@dataclass(frozen=True, kw_only=True)
class RotaDay:
    """One working day: who, and whether it must have somebody."""

    day: dt.date
    person_id: UUID | None
    is_past: bool


@dataclass(frozen=True, kw_only=True)
class Rota:
    """The weeks of the rota: (Monday, its working days); `people` may be on duty."""

    bridge: Bridge
    weeks: list[tuple[dt.date, list[RotaDay]]]
    people: list[Person]
    missing: list[dt.date]


def rota_for(*, actor: Actor, today: dt.date) -> Rota | None:
    """The rota of one's own school from today on; None while there is no bridge. Four queries."""
    bridge = own_bridge(actor=actor)
    if bridge is None:
        return None
    first, last = max(bridge.begins_on, today), bridge.first_day + UNTIL_AFTER_FIRST_DAY
    first -= DAY * first.weekday()
    rows = DutyDay.objects.filter(school=bridge.school_id, day__range=(first, last))
    there = dict(rows.values_list("day", "person_id"))
    days = [first + DAY * number for number in range(max((last - first).days + 1, 0))]
    shown = [
        RotaDay(day=day, person_id=there.get(day), is_past=day < today)
        for day in days
        if is_working_day(day)
    ]
    by_week = groupby(shown, key=lambda row: row.day - DAY * row.day.weekday())
    people = Person.objects.filter(people_of(bridge.school_id)).order_by("name").distinct()
    wanted = days_to_cover(begins_on=bridge.begins_on, first_day=bridge.first_day, today=today)
    return Rota(
        bridge=bridge,
        weeks=[(monday, list(week)) for monday, week in by_week],
        people=list(people),
        missing=days_without_anybody(wanted=wanted, on_duty=there),
    )
