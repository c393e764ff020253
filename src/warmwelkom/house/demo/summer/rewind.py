"""Take back what the summer did after an earlier day of the demo; what was said before stands as it stood."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Model, OuterRef, Subquery

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Message
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.script import end_of
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.make_tasks import make_tasks
from warmwelkom.rooms.summer.domain.presence import untick
from warmwelkom.rooms.summer.models import (
    Bridge,
    ContactPoint,
    DutyDay,
    PresenceTick,
    PupilTask,
    Reply,
    ReplyStep,
    SilenceStep,
    SummerMessage,
    TaskStep,
)
from warmwelkom.rooms.transitions.models import AccessCode, Transition
from warmwelkom.rooms.welcome.models import Question, WelcomeLink, WelcomeWord

MADE: tuple[tuple[type[Model], str], ...] = (
    (Question, "asked_at"),
    (WelcomeWord, "written_at"),
    (WelcomeLink, "made_at"),
    (ReplyStep, "at"),
    (Reply, "received_at"),
    (SilenceStep, "made_at"),
    (SummerMessage, "planned_at"),
    (TaskStep, "at"),
    (PupilTask, "made_at"),
    (ContactPoint, "added_at"),
    (Bridge, "made_at"),
)
"""What the summer and the own page made, with the moment at which it was made."""
LATER: tuple[tuple[type[Model], str, dict[str, Any]], ...] = (
    (Question, "answered_at", {"answer": "", "answered_by_name": ""}),
    (WelcomeLink, "sent_at", {"sent_by": None, "sent_by_name": ""}),
    (WelcomeLink, "ended_at", {}),
    (Reply, "human_at", {"claimed_by": None}),
    (Reply, "closed_at", {}),
    (SilenceStep, "done_at", {"outcome": "", "note": "", "by": None, "by_name": ""}),
    (PupilTask, "ended_at", {}),
    (ContactPoint, "asked_at", {}),
    (ContactPoint, "broken_at", {}),
    (ContactPoint, "stopped_at", {}),
    (ContactPoint, "ended_at", {}),
    (Bridge, "started_at", {"started_by": None}),
    (Bridge, "stopped_at", {}),
)
"""What came over such a row later, and what was said with it."""


def untick_after(*, region: Region, day: dt.date) -> None:
    """Take ticks of later days back, the newest first, before the lists go: each puts back what it found."""
    rows = PresenceTick.objects.filter(region=region, day__gt=day).select_related("enrolment")
    for row in rows.order_by("-at"):
        untick(actor=system_actor(region_id=region.pk), enrolment=row.enrolment, now=row.at)


def forget_summer_after(*, region: Region, day: dt.date) -> None:
    """What was planned, written, said and done in the summer after this day never was."""
    Region.objects.select_for_update(no_key=True).get(pk=region.pk)  # the job of tasks waits
    end = end_of(day)
    Message.objects.filter(
        region_id=region.pk, planned_at__gt=end, guard__in=("summer", "welcome_link")
    ).delete()
    links = WelcomeLink.objects.filter(region=region, made_at__gt=end)
    codes = list(links.values_list("code_id", flat=True))
    for model, name in MADE:
        model._default_manager.filter(region=region, **{f"{name}__gt": end}).delete()
    AccessCode.objects.filter(pk__in=codes).delete()
    for model, name, said in LATER:
        rows = model._default_manager.filter(region=region, **{f"{name}__gt": end})
        rows.update(**{name: None}, **said)
    at_table = SilenceStep.objects.filter(kind=SilenceStep.Kind.TABLE, done_at__isnull=True)
    Transition.objects.filter(region=region, no_sign_since__isnull=False).exclude(
        pk__in=at_table.values("transition_id")
    ).update(no_sign_since=None, no_sign_why="")
    _as_they_were(region, end)
    _settle_again(region, moment(day, 11))


def _as_they_were(region: Region, end: dt.datetime) -> None:
    """A task is what the last word of it says, a way works since the last answer, a rota belongs to its bridge."""
    PupilTask.objects.filter(region=region, enrolment=None).delete()
    last = TaskStep.objects.filter(task=OuterRef("pk")).order_by("-at", "-pk")
    moved = PupilTask.objects.filter(region=region, state_at__gt=end)
    for row in moved.annotate(was=Subquery(last.values("state")[:1]), since=Subquery(last.values("at")[:1])):  # fmt: skip
        state, at = row.was or PupilTask.State.OPEN, row.since or row.made_at
        PupilTask.objects.filter(pk=row.pk).update(state=state, state_at=at)
    heard = Reply.objects.filter(contact=OuterRef("pk")).exclude(kind=Reply.Kind.WRONG_NUMBER)
    answered = Subquery(heard.order_by("-received_at").values("received_at")[:1])
    ContactPoint.objects.filter(region=region, works_at__gt=end).update(works_at=answered)
    still = Bridge.objects.filter(region=region, started_at__isnull=False)
    DutyDay.objects.filter(region=region).exclude(school__in=still.values("school_id")).delete()


def _settle_again(region: Region, now: dt.datetime) -> None:
    """What later lists had confirmed, while the house still stood at this day, never was: no word of it stays."""
    house, facts = system_actor(region_id=region.pk), TaskStep.Source.FACTS
    make_tasks(actor=house, school_year=region.school_year, now=now)
    opened = TaskStep.objects.filter(region=region, source=facts, state="open", at=now)
    TaskStep.objects.filter(
        task__in=list(opened.values_list("task_id", flat=True)), source=facts
    ).delete()
