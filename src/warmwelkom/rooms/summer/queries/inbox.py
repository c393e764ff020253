"""What pupils wrote back, for who answers; and how long they wait."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Q, Value, When
from django.utils.translation import get_language

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.replies.rules import EVERY
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.summer.fixed_texts import READY_ANSWERS
from warmwelkom.rooms.summer.models import Reply, SummerMessage
from warmwelkom.rooms.summer.working_hours import (
    HOURS_A_DAY,
    share_within,
    working_hours_between,
)

PER_PAGE = 25
LATELY = dt.timedelta(days=60)
LEAST = 5
GOAL_MEDIAN, GOAL_MOST = 4, HOURS_A_DAY
FIRST = Case(When(kind="distress", then=Value(0)), default=Value(1))


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One reply in the list, with why it was sorted so and how long it waits."""

    reply: Reply
    why: str
    hours: float

    @property
    def is_late(self) -> bool:
        return self.reply.human_at is None and self.hours > HOURS_A_DAY


@dataclass(frozen=True, kw_only=True)
class AnswerTime:
    """Hours until a person took it up, of one school, over the last sixty days."""

    school: str
    number: int
    median: float | None
    most: float | None
    """95 of 100 within so many hours."""


def why_of(reply: Reply) -> str:
    """Why it was sorted so, in the reader's language, with the pupil's own words."""
    rule = EVERY.get(reply.rule)
    if rule is None:
        return ""
    text = rule.english if get_language() == "en" else rule.dutch
    return text.format(words=reply.words)


def replies_for(*, actor: Actor, tab: str, number: str, now: dt.datetime) -> tuple[Page[Any], Any]:
    """One page of (waiting, how many wait): distress first, then who waits longest. Three queries."""
    rows = Reply.objects.visible_to(actor, "summer.see_reply")
    still = rows.filter(closed_at__isnull=True)
    shown = {
        "mine": still.filter(claimed_by_id=actor.user_id),
        "done": rows.filter(closed_at__isnull=False).order_by("-closed_at", "pk"),
    }.get(tab, still)
    if tab != "done":
        shown = shown.order_by(FIRST, "received_at", "pk")
    page = Paginator(
        shown.select_related("transition__pupil", "school", "claimed_by"), PER_PAGE
    ).get_page(number)
    page.object_list = [_waiting(row, now) for row in page.object_list]
    return page, still


def _waiting(row: Reply, now: dt.datetime) -> Waiting:
    until = row.human_at or now
    return Waiting(reply=row, why=why_of(row), hours=working_hours_between(row.received_at, until))


def state_of_inbox(*, actor: Actor) -> list[Any]:
    """What a page that is open compares: changes when anything in the list does. One query."""
    rows = Reply.objects.visible_to(actor, "summer.see_reply").order_by("pk")
    return list(rows.values_list("pk", "claimed_by", "human_at", "closed_at"))


@dataclass(frozen=True, kw_only=True)
class Thread:
    """One reply with what was said before and after, and who may take it over."""

    waiting: Waiting
    lines: list[Any]
    steps: list[Any]
    colleagues: list[Person]
    ready: list[str]


def thread_for(*, actor: Actor, reply: Reply, now: dt.datetime) -> Thread:
    """The talk with this pupil as far as this reader may know it. Five queries."""
    name = reply.transition.pupil.given_name if reply.transition else ""
    words = {"name": name, "sender": actor.name}
    return Thread(
        waiting=_waiting(reply, now),
        lines=_lines(actor, reply),
        steps=list(reply.steps.select_related("by")),
        colleagues=colleagues_for(actor=actor, reply=reply),
        ready=[str(text) % words for text in READY_ANSWERS],
    )


def _lines(actor: Actor, reply: Reply) -> list[Any]:
    """Messages and replies in the order of time; an mbo reads those of its own school only."""
    if reply.transition_id is None:
        return [reply]
    replies = Reply.objects.visible_to(actor, "summer.see_reply").filter(
        transition=reply.transition_id
    )
    about = Q(pk__in=replies.values("message_id"))
    if reply.school_id:
        about |= Q(bridge__school=reply.school_id) | Q(task__school=reply.school_id)
    sent = SummerMessage.objects.filter(
        about | Q(sender_id=actor.user_id), transition=reply.transition_id
    )
    both: list[Any] = [*replies, *sent.distinct()]
    return sorted(both, key=lambda row: getattr(row, "received_at", None) or row.planned_at)[-30:]


def colleagues_for(*, actor: Actor, reply: Reply) -> list[Person]:
    """Who may take it over: who works where I work, at the school it is about, and the coaches."""
    schools = {grant.school_id for grant in actor.grants if grant.school_id} | {reply.school_id}
    roles = Role.objects.filter(
        Q(school__in=schools - {None}, kind__in=["decaan", "intaker", "mentor", "class_mentor"])
        | Q(kind__in=["coach", "decaan"] if reply.transition_id is None else ["coach"]),
        ended_at=None,
    )
    people = Person.objects.filter(pk__in=roles.values("person_id")).exclude(pk=actor.person_id)
    return list(people.order_by("name", "pk"))


def answer_times(*, schools: set[UUID] | None, now: dt.datetime) -> list[AnswerTime]:
    """Per school, of these or (None) of all; no figure of fewer than five replies. One query.

    Who still waits counts with the time until now.
    """
    rows = Reply.objects.filter(received_at__gte=now - LATELY, school__isnull=False)
    if schools is not None:
        rows = rows.filter(school__in=schools)
    counted = rows.exclude(closed_at__isnull=False, human_at__isnull=True).order_by("school__name")
    found: dict[str, list[float]] = defaultdict(list)
    told = counted.values_list("school__name", "received_at", "human_at")
    for name, group in groupby(told, key=lambda row: row[0]):
        found[name] += [working_hours_between(at, human or now) for _n, at, human in group]
    return [
        AnswerTime(
            school=name, number=len(hours),
            median=share_within(hours, part=0.5) if len(hours) >= LEAST else None,
            most=share_within(hours, part=0.95) if len(hours) >= LEAST else None,
        )
        for name, hours in found.items()
    ]  # fmt: skip
