"""The date poll: everybody's answers as a table, and which moment fits best, with why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.meetings.models import DatePoll, Meeting, PollAnswer, PollMoment

Value = PollAnswer.Value


@dataclass
class Row:
    """One moment: who can, who can if need be, who can't."""

    moment: PollMoment
    values: dict[UUID, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: {value: [] for value in Value})
    mine: str = ""
    is_past: bool = False

    def count(self, value: str) -> int:
        return len(self.names[value])

    @property
    def yes(self) -> int:
        return self.count(Value.YES)

    @property
    def maybe(self) -> int:
        return self.count(Value.MAYBE)

    @property
    def no(self) -> int:
        return self.count(Value.NO)

    @property
    def by_word(self) -> list[tuple[str, list[str]]]:
        """(what they say, their names)."""
        return [(str(label), self.names[value]) for value, label in Value.choices]

    @property
    def weight(self) -> tuple[int, int]:
        """First as many as possible who can come at all, then as many as possible without trouble."""
        return (self.yes + self.maybe, self.yes)


def poll_for(*, actor: Actor, meeting: Meeting, now: dt.datetime) -> dict[str, Any]:
    """The poll of a meeting with its rows, its people and the best rows; raises MayNotKnow. Three queries."""
    poll = DatePoll.objects.filter(meeting=meeting).first()
    if poll is None:
        raise MayNotKnow
    rows = {one.pk: Row(one) for one in PollMoment.objects.filter(poll=poll)}
    answers = PollAnswer.objects.filter(moment__poll=poll).select_related("person")
    people: dict[UUID, str] = {}
    for answer in answers.order_by("person__name", "person_id"):
        row = rows[answer.moment_id]
        people[answer.person_id] = answer.person.name
        row.values[answer.person_id] = answer.value
        row.names[answer.value].append(answer.person.name)
        if answer.person_id == actor.user_id:
            row.mine = answer.value
    for row in rows.values():
        row.is_past = row.moment.starts_at <= now
    listed = list(rows.values())
    return {
        "poll": poll,
        "rows": listed,
        "people": _matrix(people, listed),
        "best": best_of(listed),
        "is_open": poll.is_open(now) and not meeting.starts_at and not meeting.cancelled_at,
        "has_mine": any(row.mine for row in listed),
    }


def poll_of(*, meeting: Meeting) -> dict[str, Any]:
    """The poll, if there is one, and its moments; two queries."""
    poll = DatePoll.objects.filter(meeting=meeting).first()
    moments = list(PollMoment.objects.filter(poll=poll)) if poll else []
    return {"poll": poll, "moments": moments}


def best_of(rows: list[Row]) -> list[Row]:
    """The moments to come that fit best; more than one when they fit equally, none without answers."""
    coming = [row for row in rows if not row.is_past and row.values]
    top = max((row.weight for row in coming), default=(0, 0))
    return [row for row in coming if row.weight == top and top[0]]


def _matrix(people: dict[UUID, str], rows: list[Row]) -> list[tuple[str, list[tuple[str, str]]]]:
    """(name, [(value, label) of each moment]); a moment without an answer is ("", "")."""
    label: dict[str, str] = {str(value): str(name) for value, name in Value.choices}
    return [
        (name, [(row.values.get(pk, ""), label.get(row.values.get(pk, ""), "")) for row in rows])
        for pk, name in people.items()
    ]
