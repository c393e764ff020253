"""The agenda proposes itself: what was promised and put off the last time, then what weighs most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Decision, Meeting
from warmwelkom.rooms.thinktank.api import waiting_for_agenda, waiting_for_decision
from warmwelkom.rooms.thinktank.models import Contribution

MOST = 12


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Something that asks for a place on the agenda. `key` names it; the factors as in AgendaItem."""

    key: str
    heading: str
    why: str = ""
    contribution: Contribution | None = None
    postponed_from: AgendaItem | None = None
    action: ActionItem | None = None
    heard: int | None = None
    weeks: int | None = None
    readiness: int | None = None

    @property
    def rank(self) -> int | None:
        if self.heard is None or self.weeks is None or self.readiness is None:
            return None
        return self.heard * self.weeks * self.readiness

    def fields(self) -> dict[str, Any]:
        """The fields of the AgendaItem that it becomes."""
        before, own = self.postponed_from, self.action
        title = before.title if before else own.what[:200] if own else ""
        return {
            "title": title,
            "about": before.about if before else "",
            "minutes": before.minutes if before else 10,
            "brought_by": before.brought_by if before else "",
            **{name: getattr(self, name) for name in FACTORS},
        }


FACTORS = ("contribution", "postponed_from", "action", "heard", "weeks", "readiness")


def proposals_for(
    *,
    actor: Actor,
    meeting: Meeting,
    today: dt.date,
    items: Iterable[AgendaItem],
    promised: Iterable[ActionItem],
) -> list[Proposal]:
    """At most twelve that are not among `items` yet, in the order they should; three queries.

    `promised` is what `promised_before` found.
    """
    known: set[Any] = set()
    for item in items:
        known.update((item.contribution_id, item.action_id))
    before = [*_promised(promised, today), *_put_off(meeting)]
    found = [one for one in before if _is_new(one, known)]
    known.update(one.contribution.pk for one in found if one.contribution)
    weighed = [one for one in _weighed(actor, today) if _is_new(one, known)]
    weighed.sort(key=lambda one: -(one.rank or 0))
    return [*found, *weighed][:MOST]


def _is_new(one: Proposal, known: set[Any]) -> bool:
    about = one.action or one.contribution
    return about is None or about.pk not in known


def _promised(rows: Iterable[ActionItem], today: dt.date) -> Iterator[Proposal]:
    """Promises that are late; what is open but in time is told at the head of the agenda anyway."""
    for row in rows:
        if row.is_late(today):
            yield Proposal(key=f"a:{row.pk}", heading=row.what, why="promised", action=row)


def _put_off(meeting: Meeting) -> Iterator[Proposal]:
    """Points of the series that were put off, and stand on no later agenda or were not reached there."""
    moved = AgendaItem.objects.filter(removed_at=None).exclude(postponed_from=None)
    not_reached = Q(decisions=None, meeting__ended_at__isnull=False) & ~Q(postponed_from=None)
    rows = AgendaItem.objects.filter(
        Q(decisions__kind=Decision.Kind.POSTPONED) | not_reached,
        meeting__series=meeting.series, removed_at=None,
    ).exclude(meeting=meeting)  # fmt: skip
    rows = rows.exclude(pk__in=moved.values("postponed_from")).distinct()
    for row in rows.select_related("contribution").order_by("meeting__starts_at", "place", "id"):
        shown = row.shown_contribution
        if row.title or shown:
            yield Proposal(
                key=f"p:{row.pk}", heading=row.heading, why="postponed", postponed_from=row,
                contribution=shown,
            )  # fmt: skip


def _weighed(actor: Actor, today: dt.date) -> Iterator[Proposal]:
    for need in waiting_for_agenda(region_id=actor.region, today=today):
        yield _of(need.need, need)
    for waiting in waiting_for_decision(region_id=actor.region, today=today):
        yield _of(waiting.row, waiting)


def _of(row: Contribution, weight: Any) -> Proposal:
    return Proposal(
        key=f"c:{row.pk}", heading=row.heading, contribution=row, heard=weight.heard,
        weeks=weight.weeks, readiness=weight.readiness,
    )  # fmt: skip
