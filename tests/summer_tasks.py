"""Tasks, a bridge and a rota for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, YEAR, Cast
from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.domain.make_tasks import make_tasks
from warmwelkom.rooms.summer.models import (
    Bridge,
    BridgeStep,
    ContactPoint,
    DutyDay,
    PupilTask,
    SummerMessage,
    TaskStep,
    TaskTemplate,
)
from warmwelkom.rooms.transitions.models import Transition

FIRST_DAY = dt.date(2026, 8, 24)


def make(cast: Cast, now: dt.datetime = NOW) -> int:
    """The house makes the tasks of everybody who has a place."""
    return make_tasks(
        actor=system_actor(region_id=cast.places.region.pk), school_year=YEAR, now=now
    )


def task_of(of: Transition, kind: str) -> PupilTask:
    found: PupilTask = PupilTask.objects.select_related("template").get(
        transition=of, template__kind=kind, ended_at__isnull=True
    )
    return found


def reach(
    of: Transition, channel: str = "sms", address: str = "+31600000001", **fields: Any
) -> ContactPoint:
    """A way to reach this pupil that works."""
    usual: dict[str, Any] = {"source": "list", "added_at": NOW, "works_at": NOW}
    way: ContactPoint = ContactPoint.objects.create(
        region=of.region, transition=of, channel=channel, address=address, **usual | fields
    )
    return way


def cover(
    cast: Cast, who: str, first: dt.date, last: dt.date, school: School | None = None
) -> None:
    """Somebody is on duty on each day of these, weekends too."""
    school = school or cast.places.mondriaan
    DutyDay.objects.bulk_create(
        DutyDay(
            region=school.region,
            school=school,
            person=cast.people[who],
            day=first + dt.timedelta(days=n),
        )
        for n in range((last - first).days + 1)
    )


def make_summer(cast: Cast, *pupils: Transition, school: School, who: str) -> None:
    """A template of one task, a bridge, a rota; of each pupil the task, a step of it, a way and a message; in this region."""
    region = school.region
    asked = (
        _template(school, "laptop", title="Laptop", owner="intaker"),
        _template(school, "result_passed_on", title="Uitslag", owner="mentor"),
        _template(school, "advice", title="Advies", owner="decaan"),
    )
    bridge, _new = Bridge.objects.get_or_create(
        region=region, school=school, school_year=YEAR,
        defaults={"begins_on": dt.date(2026, 6, 1), "first_day": FIRST_DAY, "made_at": NOW},
    )  # fmt: skip
    step = BridgeStep.objects.create(
        region=region, bridge=bridge, kind="laptop", days_before=7, text="{taak} {datum} {naam}"
    )
    DutyDay.objects.get_or_create(
        region=region, school=school, day=FIRST_DAY, person=cast.people[who]
    )
    for of in pupils:
        if not PupilTask.objects.filter(
            transition=of, school=school
        ).exists():  # asked twice is once
            _around(of, asked, step)


def _template(school: School, kind: str, *, title: str, owner: str) -> TaskTemplate:
    """The first of this kind at this school; it may have its own already."""
    here = TaskTemplate.objects.filter(school=school, kind=kind)
    return here.order_by("pk").first() or TaskTemplate.objects.create(
        region=school.region,
        school=school,
        kind=kind,
        title=title,
        sentence="Regel het",
        owner=owner,
        days_from_start=-7,
    )


def _around(of: Transition, templates: tuple[TaskTemplate, ...], step: BridgeStep) -> None:
    """The tasks of one pupil, a step of the first, a way to reach them and a message."""
    school, region = step.bridge.school, of.region
    tasks = [
        PupilTask.objects.create(
            region=region, transition=of, template=each, school=school,
            enrolment=of.enrolments.filter(school=school).first(),
            deadline=dt.date(2026, 8, 17), made_at=NOW, state_at=NOW,
        )
        for each in templates
    ]  # fmt: skip
    TaskStep.objects.create(
        region=region,
        transition=of,
        task=tasks[0],
        state="open",
        source="hand",
        at=NOW,
        by_name="x",
    )
    SummerMessage.objects.create(
        region=region, transition=of, reason="step", bridge=step.bridge, step=step, task=tasks[0],
        contact=reach(of), sender_name="Joris", text="x", planned_at=NOW, key=f"t:{tasks[0].pk}",
    )  # fmt: skip
