"""Tasks follow the places: made when a place comes, ended when it goes, settled where the lists say so."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.days import first_day_at
from warmwelkom.rooms.summer.domain.facts_of_tasks import settle_by_facts
from warmwelkom.rooms.summer.domain.prepare import prepare_schools
from warmwelkom.rooms.summer.models import Bridge, PupilTask, TaskTemplate
from warmwelkom.rooms.transitions.models import Enrolment

AT_A_TIME = 1000
Key = tuple[UUID, UUID]
"""(transition, school): one set of tasks, whatever the number of lines there."""


@command("summer.make_tasks")
def make_tasks(*, actor: Actor, school_year: int, now: dt.datetime) -> int:
    """Make what is missing for every placed pupil of this region, end what no longer stands. Returns how many are new.

    Run twice, the second writes nothing. A fixed number of queries for each thousand tasks.
    """
    Region.objects.select_for_update(no_key=True).get(pk=actor.region)  # of two at once, one waits
    places = _places(school_year)
    prepare_schools(school_ids={key[1] for key in places}, school_year=school_year, now=now)
    wanted = _wanted(places, _templates(), _first_days(school_year))
    standing = PupilTask.objects.filter(
        transition__school_year=school_year, ended_at__isnull=True
    ).in_bulk()
    known = {(task.transition_id, task.template_id): task for task in standing.values()}
    _end([task for key, task in known.items() if key not in wanted], now)
    _move(known, wanted)
    new = [_task(place, template, deadline, now) for key, (place, template, deadline) in wanted.items() if key not in known]  # fmt: skip
    PupilTask.objects.bulk_create(new, batch_size=AT_A_TIME)
    settle_by_facts(actor=actor, school_year=school_year, now=now)
    return len(new)


def _places(school_year: int) -> dict[Key, Enrolment]:
    """The place of each pupil at each school; of two lines at one school the earliest."""
    rows = Enrolment.objects.filter(
        school_year=school_year, transition__isnull=False, gone_at__isnull=True,
        transition__gone_at__isnull=True,
    ).select_related("transition", "programme")  # fmt: skip
    found: dict[Key, Enrolment] = {}
    for row in rows.order_by("enrolled_on", "pk"):
        if row.transition_id:
            found.setdefault((row.transition_id, row.school_id), row)
    return found


def _templates() -> dict[UUID, list[TaskTemplate]]:
    found: dict[UUID, list[TaskTemplate]] = defaultdict(list)
    for row in TaskTemplate.objects.filter(ended_at__isnull=True):
        found[row.school_id].append(row)
    return found


def _first_days(school_year: int) -> dict[UUID, dt.date]:
    return dict(
        Bridge.objects.filter(school_year=school_year).values_list("school_id", "first_day")
    )


def asked_of(place: Enrolment, templates: list[TaskTemplate]) -> list[TaskTemplate]:
    """What a school asks of who has this place: what it says of the programme goes before what it says of all."""
    path = place.learning_path or (place.programme.learning_path if place.programme else "")
    fits = [
        row
        for row in templates
        if row.programme_id in (None, place.programme_id)
        and (not row.learning_path or row.learning_path == path.upper())
    ]
    own = {row.kind for row in fits if row.programme_id}
    return [row for row in fits if row.programme_id or row.kind not in own]


def _wanted(
    places: dict[Key, Enrolment],
    templates: dict[UUID, list[TaskTemplate]],
    first_days: dict[UUID, dt.date],
) -> dict[tuple[UUID, UUID], tuple[Enrolment, TaskTemplate, dt.date]]:
    found = {}
    for (transition_id, school_id), place in places.items():
        first = first_day_at(place, first_days.get(school_id))
        for template in asked_of(place, templates[school_id]):
            deadline = first + dt.timedelta(days=template.days_from_start)
            found[transition_id, template.pk] = (place, template, deadline)
    return found


def _end(tasks: list[PupilTask], now: dt.datetime) -> None:
    PupilTask.objects.filter(pk__in=[task.pk for task in tasks]).update(ended_at=now)


def _move(
    known: dict[Any, PupilTask], wanted: dict[Any, tuple[Enrolment, TaskTemplate, dt.date]]
) -> None:
    """A first day that moved takes its deadlines along; a line that came anew is the place from then on."""
    moved = []
    for key, task in known.items():
        if key not in wanted:
            continue
        place, _template, deadline = wanted[key]
        if (task.deadline, task.enrolment_id) != (deadline, place.pk):
            task.deadline, task.enrolment = deadline, place
            moved.append(task)
    PupilTask.objects.bulk_update(moved, ["deadline", "enrolment"], batch_size=AT_A_TIME)


def _task(
    place: Enrolment, template: TaskTemplate, deadline: dt.date, now: dt.datetime
) -> PupilTask:
    return PupilTask(
        region_id=place.region_id, transition=place.transition, template=template,
        enrolment=place, school_id=place.school_id, deadline=deadline, made_at=now, state_at=now,
    )  # fmt: skip
