"""Who needs someone today and why: one line a pupil, the rule that comes first, who waits longest."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Min, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.domain.rules.signals import GROUPS, SignalRule
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE, sentence_of
from warmwelkom.rooms.transitions.models import Signal, Transition
from warmwelkom.rooms.transitions.rules_of_access import NO_PLACE_RULES

PER_PAGE = 50
ORDER = {code: place for place, code in enumerate(BY_CODE)}


@dataclass
class Waiting:
    """One pupil (or one line without a pupil) with everything that is open about it."""

    first: UUID
    rule: SignalRule
    since: dt.date
    nobody: bool
    groups: set[str] = field(default_factory=set)
    more: int = 0

    def is_in(self, tab: str) -> bool:
        return tab in ("", *self.groups) or (tab == "nobody" and self.nobody)


@dataclass(frozen=True, kw_only=True)
class Need:
    """A line of the table: the signal that comes first, in words, and how many more there are."""

    signal: Signal
    rule: SignalRule
    sentence: str
    more: int

    @property
    def transition(self) -> Transition | None:
        return self.signal.transition


@dataclass(frozen=True, kw_only=True)
class Needs:
    """How many pupils per tab, and one page of lines."""

    counts: Counter[str]
    rows: Page[Any]
    tab: str

    @property
    def total(self) -> int:
        return self.counts[""]

    @property
    def tabs(self) -> list[tuple[str, int]]:
        """Those with somebody in them, and the one we stand in."""
        names = ("", "nobody", *GROUPS)
        return [
            (name, self.counts[name])
            for name in names
            if not name or name == self.tab or self.counts[name]
        ]


def needs_for(*, actor: Actor, tab: str = "", number: str = "") -> Needs:
    """Two queries, whatever the number of pupils: all open signals in short, one page in full."""
    waiting = _waiting(actor)
    tab = tab if tab in ("nobody", *GROUPS) else ""
    counts: Counter[str] = Counter()
    for entry in waiting:
        counts.update(["", *entry.groups, *(["nobody"] if entry.nobody else [])])
    chosen: Any = [entry for entry in waiting if entry.is_in(tab)]
    page = Paginator(chosen, PER_PAGE).get_page(number)
    page.object_list = _in_full(list(page.object_list))
    return Needs(counts=counts, rows=page, tab=tab)


def _waiting(actor: Actor) -> list[Waiting]:
    """Without a place first, and of those who waits longest."""
    signals = (
        Signal.objects.visible_to(actor, "transitions.see_signal")
        .filter(ended_at__isnull=True, lifted_at__isnull=True, transition__gone_at__isnull=True)
        .values_list("pk", "transition_id", "rule", "since", "transition__on_it_id")
    )
    found: dict[Any, Waiting] = {}
    for pk, transition, code, since, on_it in sorted(signals, key=lambda row: ORDER[row[2]]):
        rule = BY_CODE[code]
        fresh = Waiting(first=pk, rule=rule, since=since, nobody=on_it is None, more=-1)
        entry = found.setdefault(transition or pk, fresh)
        entry.groups.add(rule.group)
        entry.more += 1
    return sorted(
        found.values(),
        key=lambda entry: (
            not entry.rule.no_place,
            entry.since,
            ORDER[entry.rule.code],
            entry.first,
        ),
    )


def _in_full(entries: list[Waiting]) -> list[Need]:
    signals = Signal.objects.select_related(
        "transition__pupil", "transition__on_it", "transition__location", "enrolment__school"
    ).in_bulk([entry.first for entry in entries])
    return [
        Need(
            signal=signals[entry.first],
            rule=entry.rule,
            sentence=sentence_of(rule=entry.rule.code, fact=signals[entry.first].fact),
            more=entry.more,
        )
        for entry in entries
        if entry.first in signals
    ]


def without_place_for(*, actor: Actor, number: str = "", known: int | None = None) -> Page[Any]:
    """For the Doorstroompunt: status and contact of who has no place, longest first."""
    open_now = Q(
        signals__rule__in=NO_PLACE_RULES,
        signals__ended_at__isnull=True,
        signals__lifted_at__isnull=True,
    )
    rows = (
        Transition.objects.visible_to(actor, "transitions.see_no_place")
        .filter(gone_at__isnull=True)
        .annotate(no_place_since=Min("signals__since", filter=open_now))
        .select_related("pupil", "on_it")
        .order_by("no_place_since", "pupil__surname", "pk")
    )
    paginator = Paginator(rows, PER_PAGE)
    if known is not None:
        paginator.count = known
    return paginator.get_page(number)
