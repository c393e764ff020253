"""What happened around one pupil, from six tables in one query: each with moment, source and name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    F,
    JSONField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import (
    Assignment,
    ContactNote,
    Link,
    Signal,
    StateChange,
    StatusMessage,
    Transition,
)

COLUMNS: dict[str, Any] = {
    "what": CharField,
    "key": UUIDField,
    "when": DateTimeField,
    "day": DateField,
    "code": CharField,
    "text": CharField,
    "who": CharField,
    "by": UUIDField,
    "more": JSONField,
    "until": DateTimeField,
    "undone": DateTimeField,
}


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that happened. What the columns hold differs by `what`.

    state (code = state, text = source, who = rule), message (code = status, text = programme,
    who = school), assignment (code = role, text = reason, who = person, until = ended), note
    (code = kind, day = appointment), signal (code = rule, more = fact, until = ended, undone =
    lifted, text = reason, who = lifted by), link (code = outcome, more = reasons, key = the line).
    """

    what: str
    key: UUID
    when: dt.datetime
    day: dt.date | None
    code: str
    text: str
    who: str
    by: UUID | None
    more: dict[str, Any] | None
    until: dt.datetime | None
    undone: dt.datetime | None


def happenings_for(*, actor: Actor, transition: Transition) -> list[Happening]:
    """Everything this reader may see, newest first. One query, whatever happened."""
    parts = [
        part.filter(transition=transition)
        for part in (
            _state_changes(actor),
            _assignments(actor),
            _notes(actor),
            _signals(actor),
            _links(actor),
        )
    ]
    parts.append(_messages(actor).filter(application__transition=transition))
    first, *rest = [_columns(part) for part in parts]
    rows = first.union(*rest, all=True).order_by("-e_when", "e_what", "e_key")
    return [Happening(**dict(zip(COLUMNS, row, strict=True))) for row in rows]


def _columns(rows: Any) -> Any:
    """The same columns of the same types for each table; what a table has not is empty."""
    missing = {
        f"e_{name}": Cast(Value(None), field())
        for name, field in COLUMNS.items()
        if f"e_{name}" not in rows.query.annotations
    }
    return rows.annotate(**missing).values_list(*(f"e_{name}" for name in COLUMNS))


def _text(name: str) -> Any:
    return Coalesce(Cast(F(name), CharField()), Value(""), output_field=CharField())


def _what(name: str) -> Any:
    return Value(name, output_field=CharField())


def _state_changes(actor: Actor) -> Any:
    return StateChange.objects.visible_to(actor, "transitions.see_state_change").annotate(
        e_what=_what("state"),
        e_key=F("pk"),
        e_when=Cast(F("since"), DateTimeField()),
        e_day=F("since"),
        e_code=_text("state"),
        e_text=_text("source"),
        e_who=_text("rule"),
    )


def _assignments(actor: Actor) -> Any:
    return Assignment.objects.visible_to(actor, "transitions.see_assignment").annotate(
        e_what=_what("assignment"),
        e_key=F("pk"),
        e_when=F("given_at"),
        e_code=_text("role"),
        e_text=_text("reason"),
        e_who=_text("person__name"),
        e_by=F("given_by_id"),
        e_until=F("ended_at"),
    )


def _notes(actor: Actor) -> Any:
    return ContactNote.objects.visible_to(actor, "transitions.see_note").annotate(
        e_what=_what("note"),
        e_key=F("pk"),
        e_when=F("at"),
        e_day=F("next_on"),
        e_code=_text("kind"),
        e_text=_text("text"),
        e_who=_text("by_name"),
        e_by=F("by_id"),
    )


def _signals(actor: Actor) -> Any:
    return Signal.objects.visible_to(actor, "transitions.see_signal").annotate(
        e_what=_what("signal"),
        e_key=F("pk"),
        e_when=Cast(F("since"), DateTimeField()),
        e_day=F("since"),
        e_code=_text("rule"),
        e_text=_text("lifted_reason"),
        e_who=_text("lifted_by__name"),
        e_by=F("lifted_by_id"),
        e_more=F("fact"),
        e_until=F("ended_at"),
        e_undone=F("lifted_at"),
    )


def _messages(actor: Actor) -> Any:
    return StatusMessage.objects.visible_to(actor, "transitions.see_message").annotate(
        e_what=_what("message"),
        e_key=F("pk"),
        e_when=Cast(F("begins"), DateTimeField()),
        e_day=F("begins"),
        e_code=_text("status"),
        e_text=_text("application__programme_name"),
        e_who=_text("application__school__name"),
    )


def _links(actor: Actor) -> Any:
    """Why a line counts as this pupil's; only for who may read the whole course."""
    return Link.objects.visible_to(actor, "transitions.read_link").annotate(
        e_what=_what("link"),
        e_key=Coalesce(F("application_id"), F("enrolment_id")),
        e_when=Coalesce(F("decided_at"), F("made_at")),
        e_code=_text("outcome"),
        e_who=_text("decided_by__name"),
        e_by=F("decided_by_id"),
        e_more=F("reasons"),
        e_until=F("decided_at"),
    )
