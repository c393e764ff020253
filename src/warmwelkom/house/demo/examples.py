"""What the example people need beside lists: codes for the pupil and parent, cases for the coach."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.house.demo.fixed import EXAMPLE_CAMPUS, EXAMPLE_CODES, EXAMPLE_NUMBER
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.people.models import Region, Role
from warmwelkom.rooms.transitions.domain.access_codes import hash_of
from warmwelkom.rooms.transitions.domain.bulk import write_fields
from warmwelkom.rooms.transitions.models import AccessCode, Assignment, Signal, Transition
from warmwelkom.rooms.transitions.rules_of_access import NO_PLACE_RULES

CASES = 12  # for each coach, of those who have waited longest
WHY = "De school bereikt deze leerling niet meer. (voorbeeld)"


def give_example_codes(*, region: Region, day: dt.date) -> None:
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
            made_at=moment(day),
        )


def give_coaches_cases(*, region: Region, day: dt.date) -> None:
    """The decanen put a coach on some who have no place, so that each coach has work on every day."""
    year = {"region": region, "school_year": region.school_year, "ended_at": None}
    decanen: dict[Any, Any] = dict(
        Role.objects.filter(kind="decaan", **year).values_list("location", "person")
    )
    waiting = _waiting(region)
    given: list[Assignment] = []
    for coach in Role.objects.filter(kind="coach", **year).order_by("given_at", "pk"):
        mine = Assignment.objects.filter(person=coach.person_id, ended_at=None)
        room = max(0, CASES - mine.filter(transition__needs_someone=True).count())
        for row in waiting[:room]:
            row.on_it_id, row.on_it_role = coach.person_id, "coach"
            given.append(
                Assignment(
                    region=region,
                    transition=row,
                    person_id=coach.person_id,
                    role="coach",
                    given_at=moment(day, 11),
                    given_by_id=decanen.get(row.location_id),
                    reason=WHY,
                )
            )
        waiting = waiting[room:]
    Assignment.objects.bulk_create(given)
    write_fields([row.transition for row in given], ("on_it", "on_it_role"))


def _waiting(region: Region) -> list[Transition]:
    """Who has no place and no person put on it, the longest first."""
    signals = (
        Signal.objects.filter(region=region, ended_at=None, lifted_at=None, rule__in=NO_PLACE_RULES)
        .exclude(transition__assignments__ended_at=None, transition__assignments__isnull=False)
        .filter(transition__gone_at=None)
        .select_related("transition")
        .order_by("since", "transition__pupil_number", "transition__location__code")
    )
    found = {row.transition_id: row.transition for row in signals if row.transition}
    return list(found.values())
