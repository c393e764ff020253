"""The calls of a region, one call's page, and who answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.newsletters.models import Call, CallAnswer
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.models import Label

NOBODY = UUID(int=0)
FEWEST = 5
"""A count under this is not told to the public."""


@dataclass(frozen=True, kw_only=True)
class CallPage:
    """`organisations` is None where fewer than five answered; `mine` what one brought oneself."""

    call: Call
    is_open: bool
    organisations: int | None
    writes: bool
    mine: CallAnswer | None = None


def calls_for(*, actor: Actor, now: dt.datetime) -> dict[str, list[Call]]:
    """Drafts (for who writes them), those that are open, and those that are over; one query."""
    rows = list(Call.objects.visible_to(actor, "calls.see")[:100])
    return {
        "drafts": [row for row in rows if row.opened_at is None],
        "open": [row for row in rows if row.is_open(now.date())],
        "over": [row for row in rows if row.opened_at and not row.is_open(now.date())],
    }


def open_calls(*, actor: Actor, now: dt.datetime) -> list[Call]:
    """Those that can be answered today; one query."""
    return calls_for(actor=actor, now=now)["open"]


def call_for(*, actor: Actor, slug: str, now: dt.datetime) -> CallPage:
    """One call; raises MayNotKnow. At most three queries."""
    call: Call = Call.objects.select_related("region").get_for(actor, "calls.see", slug=slug)
    number = len(_organisations(call))
    mine = None
    if may(actor, "newsletters.own_mail") or actor.grants:
        own = CallAnswer.objects.visible_to(actor, "calls.bring_own")
        mine = own.filter(call=call).first()
    return CallPage(
        call=call, is_open=call.is_open(now.date()), mine=mine, writes=may(actor, "calls.make"),
        organisations=number if number >= FEWEST else None,
    )  # fmt: skip


def _organisations(call: Call) -> set[str]:
    """Each organisation once, whatever the capitals and spaces."""
    names = CallAnswer.objects.filter(call=call, confirmed_at__isnull=False)
    return {
        " ".join(name.casefold().split()) for name in names.values_list("organisation", flat=True)
    }


@dataclass(frozen=True, kw_only=True)
class AnswersPage:
    """Who answered, by what is to be done; `unconfirmed` is a number, for they may be nobody."""

    call: Call
    waiting: list[CallAnswer] = field(default_factory=list)
    let_in: list[CallAnswer] = field(default_factory=list)
    declined: list[CallAnswer] = field(default_factory=list)
    unconfirmed: int = 0


def answers_to(*, actor: Actor, call: Call) -> AnswersPage:
    """The answers to a call; two queries."""
    found = CallAnswer.objects.visible_to(actor, "calls.let_in").filter(call=call)
    rows = list(found.select_related("school", "invitation").prefetch_related("themes"))
    sure = [row for row in rows if row.confirmed_at]
    return AnswersPage(
        call=call, unconfirmed=len(rows) - len(sure),
        waiting=[row for row in sure if not row.let_in_at and not row.declined_at],
        let_in=[row for row in sure if row.let_in_at],
        declined=[row for row in sure if row.declined_at],
    )  # fmt: skip


def answer_for(*, actor: Actor, pk: UUID, action: str = "calls.let_in") -> CallAnswer:
    """One confirmed answer with its call; raises MayNotKnow. Two queries."""
    found = CallAnswer.objects.select_related("call", "school", "invitation", "contribution")
    row: CallAnswer = found.prefetch_related("themes").get_for(actor, action, pk=pk)
    if row.confirmed_at is None:
        raise MayNotKnow
    return row


def answer_of_link(pk: UUID | None) -> CallAnswer:
    """The answer behind the link of a mail; raises MayNotKnow. One query."""
    row: CallAnswer | None = (
        CallAnswer.objects.select_related("call").filter(pk=pk or NOBODY).first()
    )
    if row is None:
        raise MayNotKnow
    return row


def organisations_here() -> list[School]:
    """Who takes part in this region, schools and partners; one query."""
    return list(School.objects.filter(left_at=None))


def same_organisation(name: str, schools: Iterable[School]) -> School | None:
    """The organisation of that name, whatever the capitals."""
    wanted = " ".join(name.casefold().split())
    return next((row for row in schools if row.name.casefold() == wanted), None)


def themes_here() -> list[Label]:
    """The themes of the think tank, to choose from; one query."""
    return list(Label.objects.filter(kind=Label.Kind.THEME))
