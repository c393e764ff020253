"""The messages of the example mbo: somebody on duty on every day, then started; what is due, and what was confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.summer.whom import Summer
from warmwelkom.rooms.summer.domain.bridges import add_step, start_bridge
from warmwelkom.rooms.summer.domain.plan_messages import plan_messages
from warmwelkom.rooms.summer.domain.rota import copy_week, set_duty
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.summer.domain.tasks import settle_tasks
from warmwelkom.rooms.summer.models import Bridge, PupilTask, TaskTemplate

MONDAY = dt.date(2026, 6, 8)
ON_DUTY = ("m.visser", "i.brouwer", "m.visser", "i.brouwer", "m.visser")
"""From Monday to Friday; the intaker and the coach by turns."""
EARLY = 40
TRAVEL = (
    "Hoi {voornaam}, regel dit vóór je vakantie: {taak}, uiterlijk {datum}. {doe} Gelukt? Stuur dan "
    "'gedaan'. Vragen mag altijd. Groet, {naam}"
)
"""The school's own message before the holidays, of those who may be away later."""
LEFT_OPEN = 2  # of every so many of those whom the summer is about, one is left


def start(summer: Summer) -> None:
    """Once there is a place at the example mbo: a rota for the whole summer, and the messages begin."""
    bridge = Bridge.objects.filter(school=summer.school, started_at=None).first()
    if bridge is None:
        return
    intaker, people = summer.actor("m.visser"), summer.cast
    days = {
        MONDAY + dt.timedelta(days=number): people.person(name).pk
        for number, name in enumerate(ON_DUTY)
    }
    set_duty(actor=intaker, bridge=bridge, days=days)
    copy_week(actor=intaker, bridge=bridge, monday=MONDAY)
    template = TaskTemplate.objects.get(school=summer.school, kind="travel", ended_at=None)
    add_step(actor=intaker, bridge=bridge, template=template, days_before=EARLY, text=TRAVEL)
    start_bridge(actor=intaker, bridge=bridge, now=moment(MONDAY, 9))


def confirm(summer: Summer, *, by: str, kind: str, now: dt.datetime) -> int:
    """The owner confirms a task of everybody who still has it; of the own pupils here and there one is left."""
    told = {row.pk for row in (summer.pupils[1:] + summer.coached)[::LEFT_OPEN]}
    owner = summer.actor(by)
    rows = PupilTask.objects.visible_to(owner, "summer.confirm_task").filter(
        template__kind=kind, state__in=(PupilTask.State.OPEN, PupilTask.State.SAYS_DONE)
    )
    keys = rows.exclude(transition__in=told).values_list("pk", flat=True)
    return settle_tasks(actor=owner, tasks=list(keys), state=PupilTask.State.CONFIRMED, now=now)


def go_on(summer: Summer, *, plan: Iterable[dt.date] = (), walk: Iterable[dt.date] = ()) -> None:
    """What the house does by itself on these days, in their order: plan what is due, and follow who stays silent."""
    planned, walked = set(plan), set(walk)
    for day in sorted(planned | walked):
        if day in walked:
            walk_silence(actor=summer.house, now=moment(day, 7))
        if day in planned:
            plan_messages(actor=summer.house, school_year=summer.year, now=moment(day))
