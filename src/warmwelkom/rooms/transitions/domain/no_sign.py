"""A fact that a room above brings: there is no sign of a pupil, or more is needed. It makes a line for the round table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from warmwelkom.rooms.transitions.domain.bulk import write_fields
from warmwelkom.rooms.transitions.domain.derive import derive_some
from warmwelkom.rooms.transitions.models import Transition

NoSign = tuple[dt.date | None, str]
"""No sign since this day, and why; None: there is one."""


def note_no_sign(*, said: Mapping[UUID, NoSign], now: dt.datetime) -> int:
    """Transition -> what is known of its sign. Call inside the command that says so. Returns for how many it is new.

    Who works on the pupil reads it on the overview and at the round table; nobody is told by it who does not see
    the pupil already. Whether the attendance officer is asked, a person decides. A fixed number of queries.
    """
    moved = []
    for row in Transition.objects.filter(pk__in=said):
        since, why = said[row.pk]
        wanted = (since, why if since else "")
        if wanted != (row.no_sign_since, row.no_sign_why):
            row.no_sign_since, row.no_sign_why = wanted
            moved.append(row)
    write_fields(moved, ["no_sign_since", "no_sign_why"])
    derive_some(transitions=moved, now=now)
    return len(moved)
