"""A plan of Haaglanden that may travel, with names in every corner; and how it is taken over."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from tests.cast import NOW, Cast
from tests.thinktank import add_file, add_pilot, add_plan, add_step

from warmwelkom.rooms.thinktank.domain.kits import take_over_kit
from warmwelkom.rooms.thinktank.models import Contribution, CostLine, Plan, PlanNeed

START = dt.date(2026, 8, 24)
HERE = {"here before": (189, 310), "here after": (231, 312)}


def plan_of_pelle(cast: Cast) -> Plan:
    """A plan that runs, with names in every corner."""
    with cast.scope():
        plan = add_plan(
            cast.places.region, "De week van Pelle", author=cast.pelle, state="under_way",
            goal="Alice en Pelle helpen", puller=cast.alice, puller_name="Alice", starts_on=START,
        )  # fmt: skip
        Contribution.objects.filter(pk=plan.contribution_id).update(author_name="Pelle")
        add_step(
            plan, "Bel Alice", who="Alice", person=cast.alice, due=START + dt.timedelta(days=3)
        )
        add_step(plan, "Kies een dag", who="Johan de Witt")
        add_step(plan, "Eten", who="de moeder van Sem")
        CostLine.objects.create(region=plan.region, plan=plan, place=1, what="Bus", cents=12550)
        PlanNeed.objects.create(
            region=plan.region, plan=plan, place=1, kind="hours", what="uren", amount=40
        )
        add_file(plan)
        add_pilot(plan, HERE, verdict="works", verdict_on=NOW.date(), source="Geteld door Noor")
        return Plan.objects.select_related("contribution").get(pk=plan.pk)


def address(plan: Plan, name: str = "plan_kit", region: str = "haaglanden") -> str:
    return reverse(f"thinktank:{name}", args=[region, plan.contribution_id])


def kit_file(cast: Cast, plan: Plan) -> bytes:
    answer = cast.client("anonymous").get(address(plan))
    assert answer.status_code == 200
    return bytes(answer.content)


def taken(cast: Cast, plan: Plan) -> Plan:
    """The plan in Rijnmond, tried there."""
    content = kit_file(cast, plan)
    with cast.scope("lars"):
        made, _lost = take_over_kit(
            actor=cast.actor("lars"), content=content, starts_on=None, now=NOW
        )
        add_pilot(made, HERE, verdict="little", verdict_on=NOW.date())
        return Plan.objects.select_related("contribution").get(pk=made.pk)
