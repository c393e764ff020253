"""What goes in and out; the names of these types are part of the promise."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

Number = Annotated[
    str, Meta(description="The school's own: of the student at an mbo, of the pupil at a vo.")
]


class OpenTask(Struct, frozen=True, kw_only=True):
    """One task that is not settled. No name: the school knows its own numbers."""

    id: UUID
    number: Number
    task: str
    kind: str
    deadline: dt.date
    state: Literal["open", "says_done"]
    since: dt.datetime


class TaskPage(Struct, frozen=True, kw_only=True):
    total: int
    page: int
    size: int
    tasks: list[OpenTask]


class TaskQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which tasks, and which page of them."""

    kind: Annotated[str, Meta(max_length=30)] = ""
    number: Annotated[str, Meta(max_length=40)] = ""
    page: Annotated[int, Meta(ge=1, le=100_000)] = 1
    size: Annotated[int, Meta(ge=1, le=200, description="How many on a page.")] = 100


class Said(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the owner says of one task."""

    id: UUID
    state: Literal["confirmed", "not_applicable", "open"]
    reason: Annotated[
        str, Meta(max_length=200, description="Asked where a task does not apply.")
    ] = ""


class Confirmations(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    tasks: Annotated[list[Said], Meta(min_length=1, max_length=500)]


class Kept(Struct, frozen=True, kw_only=True):
    """Sent twice, the second changes nothing: what was known already stands in `known`."""

    changed: int
    known: int
    unknown: Annotated[list[UUID], Meta(description="Not there, or not this school's to confirm.")]
