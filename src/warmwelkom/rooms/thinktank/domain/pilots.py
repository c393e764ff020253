"""Try a plan and say what came of it: the question, what was counted, the verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow, UserError
from warmwelkom.rooms.thinktank.models import Measurement, Pilot, Plan

FEWEST = 5
Numbers = Mapping[tuple[str, str], Mapping[str, Any]]


class SmallCount(UserError):  # noqa: N818  reads as the sentence it is
    """A count under five could be about somebody in particular; so could all but four."""


class ReasonMissing(UserError):  # noqa: N818  reads as the sentence it is
    """A verdict says why."""


class PilotChangedMeanwhile(ChangedMeanwhile):
    """Somebody else saved this pilot since one opened it."""


@command("thinktank.edit_plan", on="plan")
def save_pilot(
    *,
    actor: Actor,
    plan: Plan,
    pilot: Pilot | None,
    seen: int,
    values: Mapping[str, Any],
    numbers: Numbers,
    now: dt.datetime,
) -> Pilot:
    """Save a pilot as it was handed in; without one a new one begins.

    `seen` is the number of saves of the pilot that was on the screen; `values` are fields of Pilot by
    name; `numbers` has (group, moment) -> `n` with `number`, or `mean` and `sd`, and what it lacks goes.

    Raises:
        PilotChangedMeanwhile: somebody else saved it since.
        SmallCount: fewer than five pupils, or all but so few.
        ReasonMissing: there is a verdict and no reason where one is needed.
    """
    row = _row(actor, plan, pilot, seen, now)
    _must_have_reason(values)
    for found in numbers.values():
        must_not_be_small(found)
    for name, value in values.items():
        setattr(row, name, value)
    row.verdict_on = (row.verdict_on or now.date()) if row.verdict else None
    row.saves += 1
    row.saved_by_name = actor.name
    row.save()
    row.measurements.all().delete()
    Measurement.objects.bulk_create(
        Measurement(region_id=plan.region_id, pilot=row, group=group, moment=moment, **found)
        for (group, moment), found in numbers.items()
    )
    return row


def _row(actor: Actor, plan: Plan, pilot: Pilot | None, seen: int, now: dt.datetime) -> Pilot:
    if pilot is None:
        return Pilot(
            region_id=plan.region_id, plan=plan, made_on=now.date(), made_by_id=actor.user_id
        )
    if pilot.plan_id != plan.pk:
        raise MayNotKnow
    fresh = Pilot.objects.select_for_update().get(pk=pilot.pk)
    if fresh.saves != seen:
        raise PilotChangedMeanwhile(
            gettext_noop(
                "Iemand anders bewaarde deze proef terwijl jij schreef. Kijk wat er nu staat, en bewaar dan jouw tekst."
            )
        )
    return fresh


def _must_have_reason(values: Mapping[str, Any]) -> None:
    if values.get("verdict") == Pilot.Verdict.NOT_MEASURED and not values.get("reason", "").strip():
        raise ReasonMissing(gettext_noop("Schrijf waarom er niets is gemeten."))


def must_not_be_small(found: Mapping[str, Any]) -> None:
    """Raises SmallCount for fewer than five, or for all but fewer than five."""
    number = found.get("number")
    parts = [found["n"]] if number is None else [number, found["n"] - number]
    if min(parts) < FEWEST:
        raise SmallCount(
            gettext_noop(
                "Minder dan vijf leerlingen, of op minder dan vijf na allemaal, tellen we niet: dan weet iemand wie het zijn. Neem een grotere groep, of vertel het in woorden bij het resultaat."
            )
        )


@command("thinktank.edit_plan", on="plan")
def say_not_measured(*, actor: Actor, plan: Plan, reason: str, now: dt.datetime) -> Pilot:
    """Say that nothing was measured, and why: an honest end of a plan.

    Raises:
        ReasonMissing: there is no reason.
    """
    if not reason.strip():
        raise ReasonMissing(gettext_noop("Schrijf waarom er niets is gemeten."))
    return Pilot.objects.create(
        region_id=plan.region_id,
        plan=plan,
        verdict=Pilot.Verdict.NOT_MEASURED,
        reason=reason.strip(),
        verdict_on=now.date(),
        made_on=now.date(),
        made_by_id=actor.user_id,
        saves=1,
        saved_by_name=actor.name,
    )


@command("thinktank.edit_plan", on="plan")
def remove_pilot(*, actor: Actor, plan: Plan, pilot: Pilot) -> None:  # noqa: ARG001  who may, the decorator asks
    """Take back a pilot that was made by mistake."""
    if pilot.plan_id != plan.pk:
        raise MayNotKnow
    pilot.delete()
