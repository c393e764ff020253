"""A plan as a file to take along, and its effect as a file to send back. No name of a person travels."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Region, Role, School
from warmwelkom.rooms.thinktank.kits.canonical import sealed
from warmwelkom.rooms.thinktank.kits.formats import EFFECT, KIT, MOST_MATERIAL
from warmwelkom.rooms.thinktank.models import Plan, PlanAttachment
from warmwelkom.rooms.thinktank.queries.pilot_page import DAYS, FIELDS, PilotPage, pilot_page
from warmwelkom.rooms.thinktank.queries.plan_page import PlanPage, Step
from warmwelkom.rooms.thinktank.queries.plans import plan_of

COLLEAGUE = "een collega"


@dataclass(frozen=True, kw_only=True)
class Here:
    """Where the plan is from, which names stay behind, and which organisations may be named."""

    region: str
    people: frozenset[str]
    schools: frozenset[str]


def kit_of(*, actor: Actor, plan: Plan) -> dict[str, Any] | None:
    """The kit of a plan that is chosen or further; None where it may not travel. Three queries."""
    page = plan_of(actor=actor, contribution=plan.contribution)
    if page is None or not page.may_travel or plan.contribution.published_at is None:
        return None
    here = _here(plan)
    bare = _without(here.people | {plan.contribution.author_name, page.puller_name})
    return sealed(
        {
            "format": KIT,
            "plan": str(plan.contribution_id),
            "version": page.version,
            "from": {"region": here.region, "site": settings.PUBLIC_ADDRESS},
            "title": bare(plan.contribution.title),
            "text": bare(plan.contribution.text),
            "goal": bare(page.goal),
            "for_whom": bare(page.for_whom),
            "steps": [_step(step, page, here, bare) for step in page.steps],
            "needs": [
                {"kind": n.kind, "what": bare(n.what), "amount": n.amount, "unit": bare(n.unit)}
                for n in page.needs
            ],
            "costs": [{"what": bare(what), "cents": cents} for what, cents in page.costs],
            "materials": _materials(plan, bare),
            "effects": [_pilot(pilot, bare) for pilot in page.pilots if pilot.verdict],
        }
    )


def effect_of(*, actor: Actor, plan: Plan) -> dict[str, Any] | None:
    """What came of a plan that was taken over, for where it came from; None without a verdict."""
    page = plan_of(actor=actor, contribution=plan.contribution)
    if page is None or not plan.kit or plan.taken_plan is None:
        return None
    here = _here(plan)
    bare = _without(here.people | {plan.contribution.author_name, page.puller_name})
    effects = [_pilot(pilot, bare) for pilot in page.pilots if pilot.verdict]
    if not effects:
        return None
    return sealed(
        {
            "format": EFFECT,
            "kit": plan.kit,
            "plan": str(plan.taken_plan),
            "from": {"region": here.region, "site": settings.PUBLIC_ADDRESS},
            "effects": effects,
        }
    )


def pilots_in(document: dict[str, Any]) -> list[PilotPage]:
    """The effects of a checked file, as a page shows them."""
    return [pilot_page(found, found["numbers"]) for found in document["effects"]]


def _here(plan: Plan) -> Here:
    """One query: the region's name, everybody who ever had a role in it, its organisations."""
    people = Role.objects.order_by().values("person__name").distinct()
    schools = School.objects.order_by().values("name")
    names: Any = {"people_names": ArraySubquery(people), "school_names": ArraySubquery(schools)}
    row: Any = Region.objects.annotate(**names).get(pk=plan.region_id)
    return Here(
        region=row.name, people=frozenset(row.people_names), schools=frozenset(row.school_names)
    )


def _without(names: frozenset[str] | set[str]) -> Callable[[str], str]:
    """A function that takes full names out of a text; a name of one word only as it is written."""
    known = sorted((name for name in names if name.strip()), key=len, reverse=True)
    if not known:
        return lambda text: text
    words = [f"(?i:{re.escape(name)})" if " " in name else re.escape(name) for name in known]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
    return lambda text: pattern.sub(COLLEAGUE, text)


def _step(step: Step, page: PlanPage, here: Here, bare: Callable[[str], str]) -> dict[str, Any]:
    """Who only where it is an organisation; the day counted from the start."""
    days = (step.due - page.starts_on).days if step.due and page.starts_on else None
    who = step.who if step.who in here.schools else ""
    within = days if days is not None and abs(days) <= 3660 else None
    return {"what": bare(step.what), "who": who, "day": within}


def _pilot(pilot: PilotPage, bare: Callable[[str], str]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(pilot, name)
        plain[name] = (
            bare(value) if isinstance(value, str) and name not in ("measure", "verdict") else value
        )
    days = {name: _text(getattr(pilot, name)) for name in DAYS}
    numbers = [
        {
            "group": group,
            "moment": moment,
            "n": found.n,
            "number": getattr(found, "number", None),
            "mean": None if pilot.is_share else _number(found.value),
            "sd": _number(getattr(found, "sd", None)),
        }
        for (group, moment), found in sorted(pilot.groups.items())
    ]
    return plain | days | {"numbers": numbers}


def _materials(plan: Plan, bare: Callable[[str], str]) -> list[dict[str, Any]]:
    """Every file by name and hash; the small ones with what is in them, two megabytes together."""
    found, room = [], MOST_MATERIAL
    for row in PlanAttachment.objects.filter(plan=plan):
        content = ""
        if row.size <= room and row.file.storage.exists(row.file.name or ""):
            with row.file.open("rb") as file:
                content = base64.b64encode(file.read()).decode()
            room -= row.size
        found.append(
            {
                "name": bare(row.name),
                "type": row.type,
                "size": row.size,
                "sha256": row.sha256,
                "content": content,
            }
        )
    return found


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def _text(value: Any) -> str | None:
    return value.isoformat() if value else None
