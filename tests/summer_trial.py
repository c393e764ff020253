"""A fair comparison for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from tests.cast import NOW, YEAR, Cast
from tests.pupils import add_pupil, enrol
from tests.summer_tasks import make
from warmwelkom.engines.trial import TrialLog, write_log
from warmwelkom.engines.trial.log import Assigned
from warmwelkom.rooms.people.models import Programme, Region
from warmwelkom.rooms.summer.domain.trials import freeze_trial, set_up_trial
from warmwelkom.rooms.summer.models import SummerTrial, TrialSeat
from warmwelkom.rooms.summer.plan_of_trial import plan_of
from warmwelkom.rooms.transitions.models import Transition

COUNTED = dt.date(2026, 8, 28)
VALUES: dict[str, Any] = {
    "name": "Zomer 2026", "question": "Komen er meer aan met berichten?", "layer": "layer",
    "kind": "", "days_earlier": 0, "text": "", "counts": "present", "counted_on": COUNTED,
    "base": 90, "share": 50,
}  # fmt: skip


def make_trial(*pupils: Transition, region: Region) -> SummerTrial:
    """A comparison that runs, with these pupils drawn for the extra."""
    row: SummerTrial = SummerTrial.objects.create(
        region=region, school_year=YEAR, made_at=NOW, frozen_at=NOW, key="x", **VALUES
    )
    for of in pupils:
        TrialSeat.objects.create(region=region, trial=row, transition=of, code=uuid4(), arm="with")
    return row


def log_of(row: SummerTrial, *, drawn: int, size: int = 24) -> str:
    """A log in which so many of so many got the extra."""
    arms = ["with"] * drawn + ["without"] * (size - drawn)
    rows = tuple(Assigned(id=f"n{each}", unit=f"n{each}", arm=arm) for each, arm in enumerate(arms))
    return write_log(TrialLog(plan=plan_of(row, frozen_on=NOW.date()), assigned=rows))


def many_placed(cast: Cast, number: int = 24) -> list[Transition]:
    """So many pupils with a place in care, with their tasks."""
    found = []
    for each in range(number):
        of = add_pupil(cast, f"Evi{each}", f"Vos{each}")
        enrol(
            cast, of, f"S{of.pk.hex[-12:]}", class_name="VZ-1b", programme=cast.places.care,
            class_mentor="Joris", class_mentor_email="joris@school.example",
        )  # fmt: skip
        found.append(of)
    make(cast)
    return found


def draft(cast: Cast, *programmes: Programme, **words: Any) -> SummerTrial:
    """A plan of Hanna's, of the programme of care where no other is named."""
    return set_up_trial(
        actor=cast.actor("hanna"), school_year=YEAR, values=VALUES | words,
        programmes=programmes or [cast.places.care], now=NOW,
    )  # fmt: skip


def freeze(cast: Cast, row: SummerTrial) -> int:
    return freeze_trial(actor=cast.actor("hanna"), trial=row, now=NOW)


def arms(row: SummerTrial) -> dict[Any, str]:
    return dict(TrialSeat.objects.filter(trial=row).values_list("transition_id", "arm"))
