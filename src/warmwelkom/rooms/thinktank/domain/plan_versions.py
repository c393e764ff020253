"""Back to an earlier version: that is a new version too, so nothing in between is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.thinktank.domain.plan_rows import write_costs, write_needs, write_steps
from warmwelkom.rooms.thinktank.domain.plans import add_version
from warmwelkom.rooms.thinktank.models import Plan, PlanVersion
from warmwelkom.rooms.thinktank.queries.plan_content import content_of

RETURN = {"is_return": True}


@command("thinktank.edit_plan", on="plan", tell=("number",))
def restore_version(*, actor: Actor, plan: Plan, number: int, now: dt.datetime) -> Plan:
    """Write the plan as it was in version `number`. The puller, pledges and what is done stay as they are.

    Raises:
        PlanVersion.DoesNotExist: there is no such version.
        NeedHasPledges: a need that came later has pledges.
    """
    fresh = Plan.objects.select_for_update().get(pk=plan.pk)
    then = PlanVersion.objects.get(plan=fresh, number=number).content
    before = content_of(fresh)
    aim = then["aim"]
    fresh.goal, fresh.for_whom = aim["goal"], aim["for_whom"]
    fresh.starts_on = _day(aim["starts_on"])
    fresh.save(update_fields=["goal", "for_whom", "starts_on"])
    write_steps(plan=fresh, rows=[_with_days(row) for row in then["steps"]])
    write_needs(plan=fresh, rows=[row | RETURN for row in then["needs"]])
    write_costs(plan=fresh, rows=[row | RETURN for row in then["costs"]])
    note = gettext("Versie %(number)d teruggezet.") % {"number": number}
    add_version(actor=actor, plan=fresh, before=before, note=note, now=now)
    return fresh


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    return row | RETURN | {"due": _day(row["due"]), "done_on": _day(row["done_on"])}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
