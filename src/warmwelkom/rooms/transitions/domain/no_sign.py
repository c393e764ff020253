"""A fact that a room above brings: there is no sign of a pupil, or more is needed. It makes a line for the round table."""

from __future__ import annotations

import datetime as dt

from warmwelkom.rooms.transitions.domain.derive import derive_one
from warmwelkom.rooms.transitions.models import Transition


def note_no_sign(
    *, transition: Transition, since: dt.date | None, why: str, now: dt.datetime
) -> bool:
    """No sign since this day, and why; None: there is one. Call inside the command that says so. True when new.

    Who works on the pupil reads it on the overview and at the round table; nobody is told by it who does not see
    the pupil already. Whether the attendance officer is asked, a person decides.
    """
    rows = Transition.objects.filter(pk=transition.pk)
    wanted = {"no_sign_since": since, "no_sign_why": why if since else ""}
    if not rows.exclude(**wanted).exists():
        return False
    rows.update(**wanted)
    derive_one(transition=transition, now=now)
    return True
