"""A receiving school begins with a template and a bridge that work; the bridge waits until somebody starts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.kinds import KINDS, STEPS, TEXT
from warmwelkom.rooms.summer.models import Bridge, BridgeStep, TaskTemplate
from warmwelkom.rooms.transitions.api import usual_first_day


def prepare_schools(*, school_ids: Iterable[UUID], school_year: int, now: dt.datetime) -> None:
    """Give every school that has none its template, and its bridge of this summer; four queries when there is nothing to do."""
    wanted = set(school_ids)
    has_template = set(
        TaskTemplate.objects.filter(school__in=wanted).values_list("school_id", flat=True)
    )
    has_bridge = set(
        Bridge.objects.filter(school__in=wanted, school_year=school_year).values_list(
            "school_id", flat=True
        )
    )
    for school in School.objects.filter(pk__in=wanted - (has_template & has_bridge)):
        if school.pk not in has_template:
            TaskTemplate.objects.bulk_create(_template(school))
        if school.pk not in has_bridge:
            _make_bridge(school, school_year, now)


def _template(school: School) -> list[TaskTemplate]:
    return [
        TaskTemplate(
            region_id=school.region_id, school=school, kind=kind.code, title=kind.title,
            sentence=kind.sentence, proof=kind.proof, owner=kind.owner,
            learning_path=kind.learning_path, days_from_start=kind.days, order=number,
        )
        for number, kind in enumerate(KINDS)
    ]  # fmt: skip


def _make_bridge(school: School, school_year: int, now: dt.datetime) -> None:
    first_day = usual_first_day(school_year, "august")
    bridge = Bridge.objects.create(
        region_id=school.region_id, school=school, school_year=school_year, made_at=now,
        begins_on=dt.date(school_year + 1, 6, 1), first_day=first_day,
    )  # fmt: skip
    BridgeStep.objects.bulk_create(
        BridgeStep(
            region_id=school.region_id, bridge=bridge, kind=kind, days_before=days, text=TEXT
        )
        for kind, days in STEPS
    )
