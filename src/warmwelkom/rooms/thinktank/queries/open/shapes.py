"""The shapes in which the think tank's public facts leave. The one source of JSON, CSV and OpenAPI.

No name of a person is in any of them: who wrote something stands on its page, under its own rules.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

COUNTS_LICENCE = "CC0-1.0"
TEXTS_LICENCE = "CC-BY-4.0"

KindName = Literal["need", "idea", "plan", "offer"]


class OpenContribution(Struct, frozen=True, kw_only=True):
    """A need, an idea, a plan or an offer that everybody can read."""

    id: UUID
    kind: KindName
    title: Annotated[str, Meta(description="Empty for most needs.")]
    text: str
    organisation: Annotated[
        str | None, Meta(description="Whose partner wrote it; null for a need that a pupil said.")
    ]
    asked_of: Annotated[str | None, Meta(description="The organisation that must answer.")]
    received_on: Annotated[
        dt.date, Meta(description="Where a pupil said it, the Monday of that week.")
    ]
    state: str
    state_on: dt.date
    heard: Annotated[
        int, Meta(description="How many say this, each person or phone once, merged ones included.")
    ]
    labels: Annotated[list[str], Meta(description="Each as kind:slug, such as theme:reizen.")]
    merged_into: UUID | None
    answer_by: dt.date | None
    answered_on: dt.date | None
    licence: Annotated[
        Literal["CC-BY-4.0"] | None,
        Meta(description="Null for a pupil's words: quote them with their source."),
    ]
    url: Annotated[str, Meta(description="Its page, for people.")]


class OpenState(Struct, frozen=True, kw_only=True):
    """A contribution came into a state, with the reason in plain words."""

    contribution: UUID
    state: str
    on: dt.date
    reason: str
    organisation: str | None
    decided_in: Annotated[str | None, Meta(description="The meeting in which it was decided.")]


class OpenLink(Struct, frozen=True, kw_only=True):
    """One stitch of the thread: the later one came from the earlier one."""

    id: UUID
    earlier: UUID
    later: UUID
    kind: Literal["touches", "solves", "works_out", "tries", "measures"]
    note: str
    made_on: dt.date


class OpenLabel(Struct, frozen=True, kw_only=True):
    """A word to sort and filter by."""

    kind: Literal["line", "theme", "sector", "group"]
    slug: str
    name: str
    name_en: str


class CountOfState(Struct, frozen=True, kw_only=True):
    """How many contributions of a kind are in a state, merged ones left out."""

    kind: KindName
    state: str
    number: int


class LabelCounts(Struct, frozen=True, kw_only=True):
    """How many contributions of each kind have a label, and how many of them were answered in time."""

    label: str
    need: int
    idea: int
    plan: int
    offer: int
    due: int
    in_time: int


class Answers(Struct, frozen=True, kw_only=True):
    """Of how many the answer is there or its day has passed, and how many were answered by that day."""

    organisation: Annotated[str | None, Meta(description="Null for the whole region.")]
    due: Annotated[int | None, Meta(description="Null where it is fewer than five.")]
    in_time: Annotated[int | None, Meta(description="Null where `due` is.")]


class SchoolVoices(Struct, frozen=True, kw_only=True):
    """What pupils of one school said with a class code, in number."""

    school: str
    number: Annotated[
        int | None,
        Meta(description="Null: fewer than five, or it would give such a number away."),
    ]


class Step(Struct, frozen=True, kw_only=True):
    """How long a step took, in days, over the contributions that took it."""

    step: str
    cases: int
    median_days: Annotated[float | None, Meta(description="Null under five cases.")]


class Totals(Struct, frozen=True, kw_only=True):
    """Every total of the region; the same numbers as its page with figures."""

    states: list[CountOfState]
    labels: list[LabelCounts]
    steps: list[Step]
    answers: list[Answers]
    schools: list[SchoolVoices]
    pupils: Annotated[
        int | None, Meta(description="What pupils said with a class code, all schools together.")
    ]


class Thread(Struct, frozen=True, kw_only=True):
    """One contribution with all it came from and all that came from it."""

    contribution: OpenContribution
    states: list[OpenState]
    merged: Annotated[list[OpenContribution], Meta(description="What is merged into it.")]
    thread: Annotated[
        list[OpenContribution], Meta(description="The others of its thread, merged ones left out.")
    ]
    links: list[OpenLink]


class ContributionPage(Struct, frozen=True, kw_only=True):
    """One page of a list."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    results: list[OpenContribution]


class LinkList(Struct, frozen=True, kw_only=True):
    """One page of the links."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    results: list[OpenLink]


class StateList(Struct, frozen=True, kw_only=True):
    """The states of one page of contributions."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    results: list[OpenState]


class LabelList(Struct, frozen=True, kw_only=True):
    """Every label of the region."""

    results: list[OpenLabel]


class NewContribution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is sent to bring something."""

    kind: KindName
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    title: Annotated[str, Meta(max_length=120, description="Needed but for a need.")] = ""


class NewState(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is sent to bring a contribution into another state."""

    to: str
    reason: Annotated[str, Meta(min_length=1, max_length=2000)]
