"""Pilots and what came of them, as steps of the red thread."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from warmwelkom.rooms.thinktank.models import Pilot
from warmwelkom.rooms.thinktank.queries.pilots import PilotStation, pilot_rows, stations_of
from warmwelkom.rooms.thinktank.queries.thread import BESIDE, Beside, Extra

PLACES = {"pilot": 4, "effect": 5}
DID_NOT_WORK = (Pilot.Verdict.NO_DIFFERENCE, Pilot.Verdict.WORKS_NOT)


def steps_of_plan(contribution_id: UUID, rows: list[dict[str, Any]]) -> list[Extra]:
    """For a plan, each pilot and each effect; for anything else nothing."""
    return [_extra(found) for found in stations_of(contribution_id, rows)]


def _extra(found: PilotStation) -> Extra:
    return Extra(
        of=found.contribution_id,
        place=PLACES[found.kind],
        heading=found.title,
        on=found.on,
        template="thinktank/plan/_station.html",
        values={"pilot": found.page, "words": found.words, "is_effect": found.kind == "effect"},
        did_not_work=found.kind == "effect" and found.verdict in DID_NOT_WORK,
    )


BESIDE["pilot_rows"] = Beside(rows=pilot_rows, steps=steps_of_plan)
