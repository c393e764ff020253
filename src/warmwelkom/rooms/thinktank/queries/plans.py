"""A plan with all that hangs from it, in one query; and the short lists around it."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Model, OuterRef
from django.db.models.functions import JSONObject

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    CostLine,
    EffectElsewhere,
    Kind,
    Measurement,
    Pilot,
    Plan,
    PlanAttachment,
    PlanNeed,
    PlanPartner,
    PlanStep,
    Pledge,
)
from warmwelkom.rooms.thinktank.queries.pilot_page import FIELDS, day_of, pilot_page
from warmwelkom.rooms.thinktank.queries.plan_page import (
    Attachment,
    Elsewhere,
    Need,
    Partner,
    PlanPage,
    PledgeLine,
    Step,
)

Row = dict[str, Any]


def plan_of(*, actor: Actor, contribution: Contribution) -> PlanPage | None:
    """What is to be seen of the plan of a contribution; None for what is no plan. One query."""
    rows = Contribution.objects.visible_to(actor, "thinktank.see").filter(pk=contribution.pk)
    row = rows.annotate(plan_rows=plan_rows(actor)).first()
    return plan_in(row) if row else None


def plan_in(row: Any) -> PlanPage | None:
    """The plan of a contribution that was fetched with `plan_rows`; None for what is no plan."""
    return _page(row.plan_rows[0], row) if row.plan_rows and row.kind == Kind.PLAN else None


def plan_rows(actor: Actor) -> ArraySubquery:
    """Beside a contribution: its plan as one row of JSON with all that hangs from it. No query more."""
    plans: Any = Plan.objects.filter(contribution=OuterRef("pk"))
    in_hand = Plan.objects.visible_to(actor, "thinktank.edit_plan").filter(pk=OuterRef("pk"))
    moves = Contribution.objects.visible_to(actor, "thinktank.answer")
    values: dict[str, Any] = {name: F(name) for name in PLAIN} | _parts()
    values["may_edit"] = Exists(in_hand)
    values["may_move"] = Exists(moves.filter(pk=OuterRef("contribution_id")))
    return ArraySubquery(plans.values(row=JSONObject(**values)))


PLAIN = ("id", "goal", "for_whom", "puller_name", "puller_id", "starts_on", "version", "taken_from",
         "kit")  # fmt: skip


def _parts() -> dict[str, ArraySubquery]:
    """All rows around a plan, as arrays of JSON."""
    pilot = ("id", *FIELDS, "begins", "ends", "verdict_on")
    return {
        "step_rows": _rows(PlanStep, "place", "id", "what", "who", "due", "done_on", "done_by_name"),
        "need_rows": _rows(PlanNeed, "place", "id", "kind", "what", "amount", "unit"),
        "pledge_rows": _rows(
            Pledge, "on", "id", "need_id", "amount", "note", "person_name", "person_id", "offer_id",
            plan="need__plan", organisation_name="organisation__name",
        ),
        "cost_rows": _rows(CostLine, "place", "what", "cents"),
        "partner_rows": _rows(
            PlanPartner, "school__name", "school_id", "asked_on", "joined_on",
            school_name="school__name",
        ),
        "file_rows": _rows(PlanAttachment, "added_on", "id", "name", "type", "size"),
        "pilot_rows": _rows(Pilot, "made_on", *pilot),
        "number_rows": _rows(
            Measurement, "id", "pilot_id", "group", "moment", "n", "number", "mean", "sd",
            plan="pilot__plan",
        ),
        "elsewhere_rows": _rows(
            EffectElsewhere, "received_at", "id", "from_region", "effects", "received_at", "shown_on"
        ),
    }  # fmt: skip


def _rows(
    model: type[Model], order: str, *fields: str, plan: str = "plan", **more: str
) -> ArraySubquery:
    manager: Any = model
    named = {name: F(name) for name in fields} | {name: F(path) for name, path in more.items()}
    rows = manager.objects.filter(**{plan: OuterRef("pk")}).order_by(order, "pk")
    return ArraySubquery(rows.values(row=JSONObject(**named)))


def _page(row: Row, of: Contribution) -> PlanPage:
    values = {name: row[name] for name in (*PLAIN, "may_edit", "may_move")}
    return PlanPage(
        **values | {"starts_on": day_of(row["starts_on"])},
        contribution_id=of.pk,
        state=of.state,
        steps=tuple(_step(step) for step in row["step_rows"]),
        needs=tuple(_need(need, row["pledge_rows"]) for need in row["need_rows"]),
        costs=tuple((line["what"], line["cents"]) for line in row["cost_rows"]),
        partners=tuple(_partner(partner) for partner in row["partner_rows"]),
        attachments=tuple(Attachment(**file) for file in row["file_rows"]),
        pilots=tuple(
            pilot_page(pilot, [n for n in row["number_rows"] if n["pilot_id"] == pilot["id"]])
            for pilot in row["pilot_rows"]
        ),
        elsewhere=tuple(_elsewhere(found) for found in row["elsewhere_rows"]),
    )


def _step(row: Row) -> Step:
    return Step(**row | {"due": day_of(row["due"]), "done_on": day_of(row["done_on"])})


def _need(row: Row, pledges: list[Row]) -> Need:
    lines = tuple(
        PledgeLine(
            organisation=line["organisation_name"] or "",
            **{name: line[name] for name in ("id", "amount", "note", "person_name", "person_id", "offer_id")},
        )
        for line in pledges
        if line["need_id"] == row["id"]
    )  # fmt: skip
    return Need(**row, label=PlanNeed.Kind(row["kind"]).label, pledges=lines)


def _partner(row: Row) -> Partner:
    return Partner(
        school_id=row["school_id"],
        name=row["school_name"],
        asked_on=day_of(row["asked_on"]),
        joined_on=day_of(row["joined_on"]),
    )


def _elsewhere(row: Row) -> Elsewhere:
    return Elsewhere(
        id=row["id"],
        from_region=row["from_region"],
        pilots=tuple(pilot_page(found, found["numbers"]) for found in row["effects"]),
        received_on=day_of(row["received_at"][:10]),  # type: ignore[arg-type]  # a text here, so a day
        shown_on=day_of(row["shown_on"]),
    )
