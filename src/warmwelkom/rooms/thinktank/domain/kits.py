"""Take a plan over from another region, and bring back what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.domain.contribute import contribute
from warmwelkom.rooms.thinktank.domain.plan_attachments import attach_file
from warmwelkom.rooms.thinktank.domain.plan_rows import write_costs, write_needs, write_steps
from warmwelkom.rooms.thinktank.domain.plans import add_version, make_plan
from warmwelkom.rooms.thinktank.kits.formats import read_effect, read_kit
from warmwelkom.rooms.thinktank.models import EffectElsewhere, Plan
from warmwelkom.rooms.thinktank.queries.plan_content import content_of

MOST_WAITING = 50


class NotThisPlan(UserError):  # noqa: N818  reads as the sentence it is
    """An effect of another plan."""


class NotOnThisSite(UserError):  # noqa: N818  reads as the sentence it is
    """The plan that it came from is not here."""


@command("thinktank.import_kit")
def take_over_kit(
    *, actor: Actor, content: bytes, starts_on: dt.date | None, now: dt.datetime
) -> tuple[Plan, list[str]]:
    """Make a plan in the making out of a kit; also the names of files that we do not keep.

    Raises:
        KitError: it is no kit that we can take; nothing is made.
    """
    kit = read_kit(content)
    made = contribute(actor=actor, kind="plan", title=kit["title"], text=kit["text"], now=now)
    plan = make_plan(made)
    before = content_of(plan)
    plan.goal, plan.for_whom, plan.starts_on = kit["goal"], kit["for_whom"], starts_on
    plan.taken_from, plan.taken_plan, plan.kit = kit["from"]["region"], kit["plan"], kit["sha256"]
    plan.save()
    write_steps(plan=plan, rows=[_step(row, starts_on) for row in kit["steps"]])
    write_needs(plan=plan, rows=kit["needs"])
    write_costs(plan=plan, rows=kit["costs"])
    note = gettext("Overgenomen uit %(region)s.") % {"region": plan.taken_from}
    add_version(actor=actor, plan=plan, before=before, note=note[:200], now=now)
    if kit["effects"]:
        _keep(plan, kit, now, shown_by=actor.name)
    return plan, _attach(actor, plan, kit["materials"], now)


def _step(row: dict[str, Any], starts_on: dt.date | None) -> dict[str, Any]:
    due = None
    if starts_on and row["day"] is not None:
        due = starts_on + dt.timedelta(days=row["day"])
    return {"what": row["what"], "who": row["who"], "due": due}


def _attach(
    actor: Actor, plan: Plan, materials: list[dict[str, Any]], now: dt.datetime
) -> list[str]:
    lost = []
    for material in materials:
        name, content = material["name"], material["content"]
        if not content:
            lost.append(name)
            continue
        try:
            attach_file(actor=actor, plan=plan, name=name, content=content, now=now)
        except FileRefused:
            lost.append(name)
    return lost


@command("thinktank.edit_plan", on="plan")
def receive_effect(
    *,
    actor: Actor,  # noqa: ARG001  who may, the decorator asks
    plan: Plan,
    content: bytes,
    now: dt.datetime,
) -> EffectElsewhere:
    """Take in the effect that another region sends back; shown after somebody here says so.

    Raises:
        KitError: it is no effect that we can read.
        NotThisPlan: it is of another plan.
    """
    found = read_effect(content)
    if found["plan"] != str(plan.contribution_id):
        raise NotThisPlan(
            gettext_noop("Dit effect hoort bij een ander plan. Open dat plan en kies het daar.")
        )
    return _keep(plan, found, now)


@command("thinktank.edit_plan", on="plan")
def send_effect(
    *,
    actor: Actor,  # noqa: ARG001  who may, the decorator asks
    plan: Plan,
    content: bytes,
    now: dt.datetime,
) -> None:
    """Bring the effect to the plan it was taken from, where that region is on this site.

    `content` is the same file that can be downloaded. Nobody there sees it before somebody who works on
    that plan has read it.

    Raises:
        NotOnThisSite: that region, or that plan, is not here.
    """
    found = read_effect(content)
    there = Region.objects.filter(name=plan.taken_from, closed_at=None).first()
    if there is None or plan.taken_plan is None or found["plan"] != str(plan.taken_plan):
        raise _not_on_this_site()
    with region_scope(there.pk):
        first = Plan.objects.filter(
            contribution_id=plan.taken_plan, contribution__published_at__isnull=False
        ).first()
        if first is None or first.pk == plan.pk:
            raise _not_on_this_site()
        if EffectElsewhere.objects.filter(plan=first, shown_on=None).count() >= MOST_WAITING:
            raise _not_on_this_site()
        _keep(first, found, now)


def _not_on_this_site() -> NotOnThisSite:
    return NotOnThisSite(
        gettext_noop("Die regio vinden we hier niet. Neem het bestand mee en stuur het zelf op.")
    )


def _keep(
    plan: Plan, found: dict[str, Any], now: dt.datetime, *, shown_by: str = ""
) -> EffectElsewhere:
    row, _made = EffectElsewhere.objects.get_or_create(
        region_id=plan.region_id,
        plan=plan,
        sha256=found["sha256"],
        defaults={
            "kit": found.get("kit", found["sha256"]),
            "from_region": found["from"]["region"],
            "effects": found["effects"],
            "received_at": now,
            "shown_on": now.date() if shown_by else None,
            "shown_by_name": shown_by,
        },
    )
    return row


@command("thinktank.edit_plan", on="plan")
def show_effect(*, actor: Actor, plan: Plan, effect: EffectElsewhere, now: dt.datetime) -> None:
    """Show what another region found beside the plan."""
    _must_be_of(plan, effect)
    effect.shown_on, effect.shown_by_name = now.date(), actor.name
    effect.save(update_fields=["shown_on", "shown_by_name"])


@command("thinktank.edit_plan", on="plan")
def discard_effect(*, actor: Actor, plan: Plan, effect: EffectElsewhere) -> None:  # noqa: ARG001  who may, the decorator asks
    """Leave out what another region sent, or take it away again."""
    _must_be_of(plan, effect)
    effect.delete()


def _must_be_of(plan: Plan, effect: EffectElsewhere) -> None:
    if effect.plan_id != plan.pk:
        raise MayNotKnow
