"""Work a plan out: its goal and puller, steps, needs and costs. Each save is a version."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.thinktank.domain.plan_mail import tell_puller
from warmwelkom.rooms.thinktank.domain.plan_rows import write_costs, write_needs, write_steps
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Plan, PlanVersion
from warmwelkom.rooms.thinktank.queries.plan_content import EMPTY, content_of, same_part


class PlanChangedMeanwhile(ChangedMeanwhile):
    """Somebody else saved the same part of the plan since one opened it."""


class NotHere(UserError):  # noqa: N818  reads as the sentence it is
    """A puller works in this region."""


WRITERS = {"steps": write_steps, "needs": write_needs, "costs": write_costs}


def make_plan(contribution: Contribution) -> Plan:
    """The empty plan of a contribution; the second time the one that is there."""
    plan, _made = Plan.objects.get_or_create(
        contribution=contribution, defaults={"region_id": contribution.region_id}
    )
    return plan


@command("thinktank.edit", on="contribution")
def begin_plan(*, actor: Actor, contribution: Contribution) -> Plan:  # noqa: ARG001  who may, the decorator asks
    """Begin to work out a contribution of kind plan.

    Raises:
        ValueError: it is no plan.
    """
    if contribution.kind != Kind.PLAN:
        raise ValueError("Only a contribution of kind plan is worked out.")
    return make_plan(contribution)


@command("thinktank.edit_plan", on="plan", tell=("part",))
def save_part(
    *,
    actor: Actor,
    plan: Plan,
    part: str,
    seen: int,
    values: Any,
    now: dt.datetime,
    note: str = "",
) -> Plan:
    """Save one part of the plan: "aim" (a mapping), or "steps", "needs", "costs" (a list of rows).

    `seen` is the version that was on the screen; another's save of another part is no hindrance. The
    aim has `goal`, `for_whom`, `starts_on` and `puller` (a Person or None).

    Raises:
        PlanChangedMeanwhile: this part was saved by somebody else since that version.
        NotHere: the puller has no role in this region.
        NeedHasPledges: a need that somebody pledged for would go.
    """
    fresh = Plan.objects.select_for_update().get(pk=plan.pk)
    before = content_of(fresh)
    if fresh.version != seen and not same_part(part, _content_at(fresh, seen), before):
        raise PlanChangedMeanwhile(
            gettext_noop(
                "Iemand anders bewaarde dit deel terwijl jij schreef. Kijk wat er nu staat, en bewaar dan jouw tekst."
            )
        )
    if part == "aim":
        _write_aim(actor, fresh, values, now)
    else:
        WRITERS[part](plan=fresh, rows=values)
    add_version(actor=actor, plan=fresh, before=before, note=note, now=now)
    return fresh


def _content_at(plan: Plan, number: int) -> dict[str, Any]:
    found = PlanVersion.objects.filter(plan=plan, number=number).first()
    return found.content if found else EMPTY


def add_version(
    *, actor: Actor, plan: Plan, before: dict[str, Any], note: str, now: dt.datetime
) -> None:
    """Write down how the plan is now, unless nothing changed. For commands of this room."""
    content = content_of(plan)
    if content == before:
        return
    plan.version += 1
    plan.save(update_fields=["version"])
    PlanVersion.objects.create(
        region_id=plan.region_id,
        plan=plan,
        number=plan.version,
        content=content,
        note=note,
        at=now,
        by_id=actor.user_id,
        by_name=actor.name,
    )


def _write_aim(actor: Actor, plan: Plan, values: dict[str, Any], now: dt.datetime) -> None:
    puller: Person | None = values["puller"]
    is_new = puller is not None and puller.pk != plan.puller_id
    if puller is not None and is_new:
        if not Role.objects.filter(person=puller, ended_at=None).exists():
            raise NotHere(
                gettext_noop("De trekker werkt niet in deze regio. Kies iemand van hier.")
            )
        tell_puller(actor=actor, plan=plan, puller=puller, now=now)
    plan.goal, plan.for_whom = values["goal"], values["for_whom"]
    plan.starts_on = values["starts_on"]
    plan.puller, plan.puller_name = puller, puller.name if puller else ""
    plan.save(update_fields=["goal", "for_whom", "starts_on", "puller", "puller_name"])
