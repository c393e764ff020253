"""Gather the facts of many transitions in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.models import ExamPeriod
from warmwelkom.rooms.transitions.domain.rules.facts import (
    MBO_KINDS,
    ApplicationFact,
    EnrolmentFact,
    Facts,
)
from warmwelkom.rooms.transitions.models import (
    Application,
    Enrolment,
    ListUpload,
    Move,
    State,
    Transition,
)

GIVEN_ABOVE = (State.HANDED_OVER, State.WELCOMED)  # by rooms above this one


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is the same for all transitions of a year."""

    today: dt.date
    results_day: dt.date | None
    mbo_lists_on: dt.date | None


def around(*, school_year: int, today: dt.date) -> Around:
    """The day of the results and the day of the newest mbo list; two queries."""
    period = (
        ExamPeriod.objects.filter(year=school_year + 1, name__icontains="uitslag")
        .order_by("begins")
        .first()
    )
    newest = (
        ListUpload.objects.filter(
            school_year=school_year,
            kind__in=MBO_KINDS,
            committed_at__isnull=False,
            undone_at__isnull=True,
        )
        .order_by("-committed_at")
        .values_list("committed_at", flat=True)
        .first()
    )
    return Around(
        today=today,
        results_day=period.begins if period else None,
        mbo_lists_on=day_of(newest),
    )


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """The day here, not the day in Greenwich: they differ after midnight."""
    return moment.astimezone(AMSTERDAM).date() if moment else None


def gather_facts(*, transitions: list[Transition], around_them: Around) -> dict[Any, Facts]:
    """Transition id -> facts. Three queries, whatever the number."""
    keys = [row.pk for row in transitions]
    moved = dict(
        Move.objects.filter(transition__in=keys, accepted_at__isnull=False)
        .order_by("accepted_at")
        .values_list("transition_id", "accepted_at")
    )
    applications: dict[Any, list[ApplicationFact]] = defaultdict(list)
    for application in _of_lists(Application, keys):
        applications[application.transition_id].append(_application(application))
    enrolments: dict[Any, list[EnrolmentFact]] = defaultdict(list)
    for enrolment in _of_lists(Enrolment, keys):
        enrolments[enrolment.transition_id].append(_enrolment(enrolment))
    return {
        row.pk: _facts(
            row,
            around_them,
            moved.get(row.pk),
            tuple(applications[row.pk]),
            tuple(enrolments[row.pk]),
        )
        for row in transitions
    }


def _of_lists(model: type[Any], keys: list[Any]) -> Any:
    rows = model.objects.filter(transition__in=keys, gone_at__isnull=True)
    return rows.select_related("school").order_by("pk")


def _facts(
    row: Transition,
    around_them: Around,
    moved_at: dt.datetime | None,
    applications: tuple[ApplicationFact, ...],
    enrolments: tuple[EnrolmentFact, ...],
) -> Facts:
    return Facts(
        today=around_them.today,
        school_year=row.school_year,
        start=row.start,
        listed_on=row.listed_at.astimezone(AMSTERDAM).date(),
        destination=row.destination,
        chosen_programme=row.chosen_programme,
        exam_result=row.exam_result,
        exam_result_on=row.exam_result_on,
        results_day=around_them.results_day,
        mbo_lists_on=around_them.mbo_lists_on,
        moved_on=day_of(moved_at),
        gone_on=day_of(row.gone_at),
        reached=row.state if row.state in GIVEN_ABOVE else "",
        reached_on=row.state_since if row.state in GIVEN_ABOVE else None,
        no_sign_since=row.no_sign_since,
        no_sign_why=row.no_sign_why,
        applications=applications,
        enrolments=enrolments,
    )


def _application(row: Application) -> ApplicationFact:
    return ApplicationFact(
        school=row.school.name,
        programme=row.programme_name,
        level=row.level,
        current=row.current_status,
        legal=row.legal_status,
        since=row.status_since,
        applied_on=row.applied_on,
        starts_on=row.starts_on,
    )


def _enrolment(row: Enrolment) -> EnrolmentFact:
    return EnrolmentFact(
        school=row.school.name,
        programme=row.programme_name,
        level=row.level,
        enrolled_on=row.enrolled_on,
        starts_on=row.starts_on,
        seen_on=row.seen_on,
        not_seen_on=row.not_seen_on,
        settled_on=row.settled_on,
    )
