"""Load the actor of a request: a pupil or parent who came in with a code and a birth date."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest

from warmwelkom.base.access.actor import Actor, Kind
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.rooms.transitions.models import AccessCode

CODE_KEY = "access_code"
OWN_DECISION_AT = 16


def load_pupil(request: HttpRequest) -> Actor | None:
    """The pupil or parent of this session, while the code it was opened with is in force."""
    opened = request.session.get(CODE_KEY)
    if not opened:
        return None
    with region_scope(opened["region"]):
        code = (
            AccessCode.objects.select_related("pupil")
            .filter(pk=opened["code"], ended_at__isnull=True, region__closed_at__isnull=True)
            .first()
        )
    if code is None or is_parent_too_late(code, now_for(code.region_id).date()):
        return None
    kind: Kind = "parent" if code.kind == AccessCode.Kind.PARENT else "pupil"
    name = code.pupil.full_name if kind == "pupil" else ""
    return Actor(kind=kind, name=name, pupil_id=code.pupil_id, region_id=code.region_id)


def is_parent_too_late(code: AccessCode, today: dt.date) -> bool:
    """From 16 a pupil decides alone (UAVG art. 5): then a parent's code opens nothing."""
    born = code.pupil.birth_date
    return code.kind == AccessCode.Kind.PARENT and (
        born is None or age_on(born, today) >= OWN_DECISION_AT
    )


def age_on(born: dt.date, day: dt.date) -> int:
    """Full years; who was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
