"""The door of the think tank: what the rooms above it may call. Inside a region's scope.

Everything else in here is its own affair; its models may be read and pointed at (decision 0012).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.working_days import Period
from warmwelkom.rooms.people.api import holidays_of
from warmwelkom.rooms.thinktank.domain.contribute import contribute
from warmwelkom.rooms.thinktank.domain.decidable import name_of_state, states_to_decide
from warmwelkom.rooms.thinktank.domain.from_above import (
    add_origin,
    set_state_from_meeting,
    undo_state_from_meeting,
)
from warmwelkom.rooms.thinktank.domain.telling import speakers_for
from warmwelkom.rooms.thinktank.meetings_above import show_meetings_at
from warmwelkom.rooms.thinktank.models import Contribution, Kind, ThinkTank
from warmwelkom.rooms.thinktank.queries.agenda import Waiting
from warmwelkom.rooms.thinktank.queries.agenda import waiting_for_agenda as _waiting
from warmwelkom.rooms.thinktank.queries.answered import answered_in_time as _answered
from warmwelkom.rooms.thinktank.queries.pilots import PilotStation
from warmwelkom.rooms.thinktank.queries.pilots import pilots_of as _pilots
from warmwelkom.rooms.thinktank.queries.undecided import Undecided, waiting_for_decision
from warmwelkom.rooms.thinktank.ways import add_way

__all__ = [
    "PilotStation",
    "Undecided",
    "Waiting",
    "add_origin",
    "add_way",
    "answered_in_time",
    "contribute",
    "contributions_by_ids",
    "name_of_state",
    "pilots_for",
    "school_holidays",
    "set_state_from_meeting",
    "show_meetings_at",
    "speakers_for",
    "states_to_decide",
    "undo_state_from_meeting",
    "waiting_for_agenda",
    "waiting_for_decision",
]


def waiting_for_agenda(*, region_id: UUID, today: dt.date) -> list[Waiting]:
    """Needs that nobody answered in time, the heaviest first, each with its factors; one query."""
    return _waiting(region_id=region_id, today=today)


def contributions_by_ids(*, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Contribution]:
    """Those of these contributions that the actor may see, by id, with their school; one query."""
    rows = Contribution.objects.visible_to(actor, "thinktank.see").filter(pk__in=list(ids))
    return {row.pk: row for row in rows.select_related("school")}


def school_holidays(*, since: dt.date) -> list[Period]:
    """The school holidays of the region we are in that end on `since` or later; two queries."""
    tank = ThinkTank.objects.first() or ThinkTank()
    return holidays_of(zone=tank.holiday_zone, since=since)


def answered_in_time(*, today: dt.date) -> tuple[int | None, int]:
    """(asked, answered in time) of the needs whose day was in the last quarter; asked is None under five. One query."""
    found = _answered(today=today)
    return found["asked"], found["in_time"]


def pilots_for(*, actor: Actor) -> list[PilotStation]:
    """The pilots of the plans that the actor may see, each followed by its effect, the newest first; two queries."""
    plans = Contribution.objects.visible_to(actor, "thinktank.see").filter(kind=Kind.PLAN)
    found = _pilots(plans.values_list("pk", flat=True))
    return sorted(found, key=lambda station: station.on, reverse=True)
