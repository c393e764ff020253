"""The rows of a plan: written as they were handed in, in that order; what is left out goes.

A row with the `id` of a row of this plan is that row; any other is a new one, with that id only where
it comes back from a version (`is_return`). Rows of another plan are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.thinktank.models import CostLine, Plan, PlanNeed, PlanStep, Pledge

Rows = Sequence[dict[str, Any]]


class NeedHasPledges(UserError):  # noqa: N818  reads as the sentence it is
    """What somebody pledged for does not vanish."""


def write_steps(*, plan: Plan, rows: Rows) -> None:
    """`what`, `who`, `due`; a step that comes back from a version brings its `done_on` along."""
    people = _people_by_name({row["who"] for row in rows if row["who"]})
    values = [
        {name: row[name] for name in ("what", "who", "due")} | {"person_id": people.get(row["who"])}
        for row in rows
    ]
    done = [
        {name: row[name] for name in ("done_on", "done_by_name") if row.get(name)} for row in rows
    ]
    _write(plan, PlanStep, rows, values, at_birth=done)


def write_needs(*, plan: Plan, rows: Rows) -> None:
    """`kind`, `what`, `amount`, `unit`.

    Raises:
        NeedHasPledges: one that is left out has pledges.
    """
    kept = {_id_of(row) for row in rows}
    held = Pledge.objects.filter(need__plan=plan).exclude(need_id__in=kept - {None})
    loose = held.select_related("need").first()
    if loose:
        raise NeedHasPledges(
            gettext_noop(
                "Voor ‘%(what)s’ zegde iemand al iets toe. Laat die toezegging eerst weghalen."
            ),
            what=loose.need.what,
        )
    values = [{name: row[name] for name in ("kind", "what", "amount", "unit")} for row in rows]
    _write(plan, PlanNeed, rows, values)


def write_costs(*, plan: Plan, rows: Rows) -> None:
    """`what` and `cents`."""
    _write(plan, CostLine, rows, [{"what": row["what"], "cents": row["cents"]} for row in rows])


def _write(
    plan: Plan,
    model: type[Any],
    rows: Rows,
    values: list[dict[str, Any]],
    *,
    at_birth: list[dict[str, Any]] | None = None,
) -> None:
    is_return = any(row.get("is_return") for row in rows)
    old = {row.pk: row for row in model.objects.filter(plan=plan)}
    known = [_id_of(row) for row in rows]
    model.objects.filter(plan=plan).exclude(pk__in=[pk for pk in known if pk in old]).delete()
    for place, (pk, fields) in enumerate(zip(known, values, strict=True), start=1):
        if pk in old:
            model.objects.filter(pk=pk).update(place=place, **fields)
            continue
        born = at_birth[place - 1] if at_birth else {}
        again = {"pk": pk} if is_return else {}
        model.objects.create(
            region_id=plan.region_id, plan=plan, place=place, **fields, **born, **again
        )


def _id_of(row: dict[str, Any]) -> UUID | None:
    return UUID(str(row["id"])) if row.get("id") else None


def _people_by_name(names: set[str]) -> dict[str, UUID]:
    """The person behind a name, where exactly one with a role here has it."""
    found: dict[str, set[UUID]] = {}
    rows = Role.objects.filter(ended_at=None, person__name__in=names)
    for name, pk in rows.values_list("person__name", "person_id"):
        found.setdefault(name, set()).add(pk)
    return {name: next(iter(pks)) for name, pks in found.items() if len(pks) == 1}
