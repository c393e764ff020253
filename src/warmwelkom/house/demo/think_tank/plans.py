"""A plan of the demo: worked out, chosen, tried, and measured."""

from __future__ import annotations

from typing import Any

from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.think_tank.stage import Row, Stage
from warmwelkom.rooms.people.models import Person, School
from warmwelkom.rooms.thinktank.domain.pilots import save_pilot
from warmwelkom.rooms.thinktank.domain.plan_people import pledge
from warmwelkom.rooms.thinktank.domain.plan_steps import finish_step
from warmwelkom.rooms.thinktank.domain.plans import begin_plan, save_part
from warmwelkom.rooms.thinktank.domain.states import change_state
from warmwelkom.rooms.thinktank.models import Contribution, Plan, PlanPartner

SHARE = (
    "question",
    "where",
    "pupils",
    "begins",
    "ends",
    "indicator",
    "source",
    "result",
    "verdict",
)
STARTS = "under_way"
ENDS = "pilot_done"


def live_through_plan(stage: Stage, row: Row, *, plan: Contribution) -> None:
    """Its parts on the day it was brought, then its states, with the pilot before it ends."""
    author = stage.people[row["by"]]
    worked_out = begin_plan(actor=author, contribution=plan)
    _write(stage, row, worked_out)
    for state, day, reason in row["states"]:
        if state == ENDS:
            _try(stage, row, worked_out)
        fresh = Contribution.objects.get(pk=plan.pk)
        change_state(
            actor=stage.coordinator, contribution=fresh, to=state, reason=reason, now=moment(day)
        )
    _finish(stage, row, worked_out)


def _write(stage: Stage, row: Row, plan: Plan) -> None:
    puller = Person.objects.get(pk=stage.people[row["puller"]].person_id)
    aim = {
        "goal": row["goal"], "for_whom": row["for_whom"], "starts_on": row["starts"],
        "puller": puller,
    }  # fmt: skip
    steps = [{"what": what, "who": who, "due": due} for what, who, due, _done in row["steps"]]
    needs = [
        {"kind": kind, "what": what, "amount": amount, "unit": ""}
        for kind, what, amount, _pledged in row["needs"]
    ]
    costs = [{"what": what, "cents": cents} for what, cents in row["costs"]]
    parts: dict[str, Any] = {"aim": aim, "steps": steps, "needs": needs, "costs": costs}
    for part, values in parts.items():
        fresh = Plan.objects.get(pk=plan.pk)
        save_part(
            actor=stage.coordinator, plan=fresh, part=part, seen=fresh.version, values=values,
            now=moment(row["on"]),
        )  # fmt: skip
    _gather(stage, row, plan)


def _gather(stage: Stage, row: Row, plan: Plan) -> None:
    """Who takes part, and what was pledged for what it needs."""
    for brin in row["partners"]:
        PlanPartner.objects.create(
            region_id=plan.region_id, plan=plan, school=School.objects.get(brin=brin),
            asked_on=row["on"], joined_on=row["starts"],
        )  # fmt: skip
    amounts = {what: pledged for _kind, what, _amount, pledged in row["needs"]}
    for need in plan.needs.all():
        if amounts[need.what]:
            pledge(
                actor=stage.people[row["puller"]], plan=plan, need=need,
                amount=amounts[need.what], now=moment(row["starts"]),
            )  # fmt: skip


def _try(stage: Stage, row: Row, plan: Plan) -> None:
    found = row["pilot"]
    save_pilot(
        actor=stage.people[row["puller"]],
        plan=plan,
        pilot=None,
        seen=0,
        values={name: found[name] for name in SHARE} | {"measure": "share"},
        numbers={
            ("here", when): {"number": found[when], "n": found[f"{when}_n"]}
            for when in ("before", "after")
        },
        now=moment(found["ends"]),
    )


def _finish(stage: Stage, row: Row, plan: Plan) -> None:
    done = {what for what, _who, _due, is_done in row["steps"] if is_done}
    due = {what: day for what, _who, day, _done in row["steps"]}
    for step in plan.steps.all():
        if step.what in done:
            finish_step(actor=stage.coordinator, plan=plan, step=step, now=moment(due[step.what]))
