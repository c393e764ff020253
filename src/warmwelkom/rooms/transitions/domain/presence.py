"""Who was in class, said by hand in a room above; the same fields as the list of presence fills."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.events import publish
from warmwelkom.rooms.transitions.domain.derive import derive_one
from warmwelkom.rooms.transitions.domain.lists.presence import WEEK_SIX
from warmwelkom.rooms.transitions.domain.rules.facts import first_day_of
from warmwelkom.rooms.transitions.events import PupilNotSeen, PupilNotSeenTakenBack
from warmwelkom.rooms.transitions.models import Enrolment

FIELDS = ("seen_on", "not_seen_on", "settled_on")


def write_presence(
    *,
    enrolment: Enrolment,
    day: dt.date,
    is_seen: bool | None,
    now: dt.datetime,
    values: dict[str, Any] | None = None,
) -> None:
    """Seen or not seen on this day, or (None) exactly these values; call inside the command that says so.

    The first day of several counts for seen and settled, the last for not seen, as on a list. So a line says whether
    somebody was ever seen, and "not seen" is never seen until now; who was there on one day, the tick of that day says.
    """
    words: dict[str, Any] = dict(values or {})
    if is_seen is False:
        words["not_seen_on"] = max(day, enrolment.not_seen_on or day)
    elif is_seen:
        words["seen_on"] = min(day, enrolment.seen_on or day)
        start = enrolment.starts_on
        first = first_day_of(start, enrolment.school_year) if start else words["seen_on"]
        if day - first >= WEEK_SIX:
            words["settled_on"] = min(day, enrolment.settled_on or day)
    Enrolment.objects.filter(pk=enrolment.pk).update(**words)
    if enrolment.transition:
        derive_one(transition=enrolment.transition, now=now)
    if enrolment.transition_id and is_seen is False and enrolment.seen_on is None:
        told = {"region_id": enrolment.region_id, "transition_id": enrolment.transition_id}
        publish(PupilNotSeen(**told, day=day))


def presence_before(enrolment: Enrolment) -> dict[str, str]:
    """What stands there now, to be kept with a tick: it is what undo puts back."""
    days = {name: getattr(enrolment, name) for name in FIELDS}
    return {name: day.isoformat() if day else "" for name, day in days.items()}


def put_back_presence(
    *, enrolment: Enrolment, day: dt.date, before: dict[str, str], now: dt.datetime
) -> None:
    """Put back what a tick of this day changed; what a list changed since then stays."""
    back: dict[str, Any] = {}
    for name in FIELDS:
        if getattr(enrolment, name) == day and before.get(name) != day.isoformat():
            was = before.get(name)
            back[name] = dt.date.fromisoformat(was) if was else None
    write_presence(enrolment=enrolment, day=day, is_seen=None, now=now, values=back)
    if enrolment.transition_id and "not_seen_on" in back:
        told = {"region_id": enrolment.region_id, "transition_id": enrolment.transition_id}
        publish(PupilNotSeenTakenBack(**told, day=day))
