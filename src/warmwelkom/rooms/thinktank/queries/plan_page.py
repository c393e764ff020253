"""What a plan's part of the page says, as small values; counted here, never typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.rooms.thinktank.queries.pilot_page import PilotPage


@dataclass(frozen=True, kw_only=True)
class Step:
    id: str
    what: str
    who: str
    due: dt.date | None
    done_on: dt.date | None
    done_by_name: str

    def is_late(self, today: dt.date) -> bool:
        return self.done_on is None and self.due is not None and self.due < today


@dataclass(frozen=True, kw_only=True)
class PledgeLine:
    id: str
    amount: int | None
    note: str
    organisation: str
    person_name: str
    person_id: str | None
    offer_id: str | None


@dataclass(frozen=True, kw_only=True)
class Need:
    """`gap` is what nobody gives yet; without an amount one yes closes it (`gap` None or 0)."""

    id: str
    kind: str
    label: Any
    what: str
    amount: int | None
    unit: str
    pledges: tuple[PledgeLine, ...]

    @property
    def pledged(self) -> int:
        return sum(line.amount or 0 for line in self.pledges)

    @property
    def gap(self) -> int:
        return max(0, (self.amount or 0) - self.pledged)

    @property
    def is_open(self) -> bool:
        return self.gap > 0 if self.amount else not self.pledges

    @property
    def share(self) -> float:
        """Of 100, for the bar."""
        if not self.amount:
            return 100 if self.pledges else 0
        return round(min(100, 100 * self.pledged / self.amount), 1)


@dataclass(frozen=True, kw_only=True)
class Partner:
    school_id: str
    name: str
    asked_on: dt.date | None
    joined_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Attachment:
    id: str
    name: str
    type: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What another region tells of this plan; `shown_on` None: somebody here has yet to read it."""

    id: str
    from_region: str
    pilots: tuple[PilotPage, ...]
    received_on: dt.date
    shown_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """Everything of one plan, read in one query.

    Whoever reads it may work on it (`may_edit`), or bring it into another state (`may_move`).
    """

    id: str
    contribution_id: UUID
    state: str
    goal: str
    for_whom: str
    puller_name: str
    puller_id: str | None
    starts_on: dt.date | None
    version: int
    taken_from: str
    kit: str
    may_edit: bool
    may_move: bool
    steps: tuple[Step, ...]
    needs: tuple[Need, ...]
    costs: tuple[tuple[str, int], ...]
    partners: tuple[Partner, ...]
    attachments: tuple[Attachment, ...]
    pilots: tuple[PilotPage, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def done(self) -> int:
        return sum(1 for step in self.steps if step.done_on)

    @property
    def cents(self) -> int:
        return sum(cents for _what, cents in self.costs)

    @property
    def joined(self) -> list[Partner]:
        return [row for row in self.partners if row.joined_on]

    @property
    def asked(self) -> list[Partner]:
        return [row for row in self.partners if not row.joined_on]

    @property
    def shown_elsewhere(self) -> list[Elsewhere]:
        return [row for row in self.elsewhere if row.shown_on]

    @property
    def waiting_elsewhere(self) -> list[Elsewhere]:
        return [row for row in self.elsewhere if not row.shown_on]

    def late_steps(self, today: dt.date) -> list[Step]:
        return [step for step in self.steps if step.is_late(today)]

    @property
    def may_travel(self) -> bool:
        """Whether another region may take it over: from chosen on, unless it stopped."""
        return self.state in TRAVELS

    @property
    def has_verdict(self) -> bool:
        return any(pilot.verdict for pilot in self.pilots)


TRAVELS = frozenset({"chosen", "under_way", "pilot_done", "goes_on", "changed"})
