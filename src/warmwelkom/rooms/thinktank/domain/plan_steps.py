"""A step is done, or after all not. Progress is counted from this, never typed."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.thinktank.models import Plan, PlanStep


@command("thinktank.edit_plan", on="plan")
def finish_step(*, actor: Actor, plan: Plan, step: PlanStep, now: dt.datetime) -> None:
    """It is done; who said so first stays."""
    if step.plan_id != plan.pk:
        raise MayNotKnow
    PlanStep.objects.filter(pk=step.pk, done_on=None).update(
        done_on=now.date(), done_by_name=actor.name
    )


@command("thinktank.edit_plan", on="plan")
def open_step_again(*, actor: Actor, plan: Plan, step: PlanStep) -> None:  # noqa: ARG001  who may, the decorator asks
    """It is not done after all."""
    if step.plan_id != plan.pk:
        raise MayNotKnow
    PlanStep.objects.filter(pk=step.pk).update(done_on=None, done_by_name="")
