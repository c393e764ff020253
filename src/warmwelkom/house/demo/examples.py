"""What the example people need beside lists: codes for the pupil and parent, cases for the coach."""

from __future__ import annotations

import datetime as dt

from warmwelkom.house.demo.fixed import EXAMPLE_CAMPUS, EXAMPLE_CODES, EXAMPLE_NUMBER
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.domain.access_codes import hash_of
from warmwelkom.rooms.transitions.models import AccessCode, Transition


def give_example_codes(*, region: Region, now: dt.datetime) -> None:
    """The example pupil and parent come in with codes that are printed at every start."""
    found = Transition.objects.filter(
        location__code=EXAMPLE_CAMPUS, pupil_number=EXAMPLE_NUMBER
    ).first()
    if found is None:
        return
    for kind, code in EXAMPLE_CODES.items():
        AccessCode.objects.create(
            region=region,
            pupil_id=found.pupil_id,
            kind=kind,
            code_hash=hash_of(code),
            made_at=now,
        )
