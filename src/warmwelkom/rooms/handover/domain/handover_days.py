"""A day with many talks: make it, offer a row, put talks on it, and fill the slots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.handover_day import Day, Pair, Plan, Row
from warmwelkom.rooms.handover.domain.telling_of_talk import tell_of_talk
from warmwelkom.rooms.handover.models import HandoverDay, HandoverRow, Talk
from warmwelkom.rooms.handover.queries.people_of_talk import mbo_people_for, schools_that_let_in
from warmwelkom.rooms.handover.rules_of_talk import MBO, VO
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.models import Transition

MOST_SLOTS = 60


class RowDoesNotFit(UserError):  # noqa: N818  reads as the sentence it is
    """A row outside the day, or the wrong way round."""


@command("handover.make_day", tell=("title",))
def make_day(
    *, actor: Actor, title: str, place: str, starts_at: dt.datetime, slots: int, minutes: int,
    now: dt.datetime,
) -> HandoverDay:  # fmt: skip
    """A new day; schools offer rows on it from then on."""
    day: HandoverDay = HandoverDay.objects.create(
        region_id=actor.region, title=title, place=place, starts_at=starts_at, slots=slots,
        minutes=minutes, made_by_id=actor.user_id, made_at=now,
    )  # fmt: skip
    return day


@command("handover.see_day", on="day")
def offer_row(
    *, actor: Actor, day: HandoverDay, first: int, last: int, block: str, now: dt.datetime
) -> HandoverRow:
    """The slots in which the actor is there, and in which block; replaces what they offered before.

    Raises:
        RowDoesNotFit: it is not within the day.
    """
    grants = actor.grants_for(*VO, *MBO)
    school = grants[0].school_id if grants else None
    if school is None or not 0 <= first <= last < day.slots:
        raise RowDoesNotFit(gettext_noop("Kies een begin en een einde binnen de dag."))
    row, _made = HandoverRow.objects.update_or_create(
        day=day,
        person_id=actor.person_id,
        defaults={
            "region_id": day.region_id, "school_id": school, "first": first,
            "last": last, "block": block.strip(), "offered_at": now,
        },
    )  # fmt: skip
    found: HandoverRow = row
    return found


@command("handover.offer_row", on="row")
def withdraw_row(*, actor: Actor, row: HandoverRow) -> None:  # noqa: ARG001  asked by the command
    row.delete()


@command("handover.see_day", on="day")
def put_on_day(
    *, actor: Actor, day: HandoverDay, pupils: Iterable[Transition], now: dt.datetime
) -> int:
    """A talk without a moment for each pupil that a school let in; returns how many are new.

    The mbo's side is the first there who offers a row on the day.
    """
    there = set(HandoverRow.objects.filter(day=day).values_list("person_id", flat=True))
    me = Person.objects.get(pk=actor.person_id)
    made = 0
    for pupil in pupils:
        for school in schools_that_let_in(pupil):
            seats = [person for person in mbo_people_for(pupil, school) if person.pk in there]
            if seats:
                made += _put(day, pupil, school, me, seats[0], now)
    return made


def _put(day: HandoverDay, pupil: Transition, school: Any, vo: Person, mbo: Person, now: dt.datetime) -> int:  # fmt: skip
    _talk, is_new = Talk.objects.get_or_create(
        transition=pupil,
        mbo_school=school,
        closed_at=None,
        defaults={
            "region_id": pupil.region_id, "vo_person": vo, "vo_name": vo.name, "mbo_person": mbo,
            "mbo_name": mbo.name, "way": Talk.Way.ON_SITE, "place": day.place, "made_at": now,
            "changed_at": now, "proposed_by": vo, "handover_day": day,
        },
    )  # fmt: skip
    return int(is_new)


def day_to_plan(*, day: HandoverDay) -> Day:
    """The day as the engine reads it: the rows that are offered and the talks on it."""
    rows = [
        Row(person=str(row.person_id), first=row.first, last=row.last, block=row.block)
        for row in HandoverRow.objects.filter(day=day).order_by("pk")
    ]
    there = {row.person for row in rows}
    talks = Talk.objects.filter(handover_day=day, closed_at__isnull=True).order_by("pk")
    pairs = [
        Pair(key=str(talk.pk), walker=str(talk.vo_person_id), sitter=str(talk.mbo_person_id))
        for talk in talks
    ]
    return Day(rows=rows, pairs=[pair for pair in pairs if {pair.walker, pair.sitter} <= there])


@command("handover.plan_day", on="day")
def ask_for_plan(*, actor: Actor, day: HandoverDay, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Let the house fill the slots; the page shows how far it is."""
    from warmwelkom.rooms.handover.jobs_of_talk import fill_day_in  # noqa: PLC0415  jobs need the apps

    day.asked_at, day.result = now, {"done": 0}
    day.save(update_fields=["asked_at", "result"])
    fill_day_in.configure(lock=f"handover_day:{day.pk}").defer(
        region_id=str(day.region_id), day_id=str(day.pk)
    )


@command("handover.fill_day", on="day")
def fill_day(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    day: HandoverDay,
    plan: Plan,
    seconds: float,
    now: dt.datetime,
) -> int:
    """Give every talk its moment and tell both; returns how many have another moment than before."""
    talks = {str(row.pk): row for row in Talk.objects.select_for_update().filter(handover_day=day)}
    changed = 0
    for key, slot in plan.slots.items():
        talk = talks.get(key)
        starts_at = day.starts_at + dt.timedelta(minutes=slot * day.minutes)
        if talk is None or talk.closed_at or talk.starts_at == starts_at:
            continue
        was_known = talk.starts_at is not None
        talk.starts_at, talk.ends_at = starts_at, starts_at + dt.timedelta(minutes=day.minutes)
        talk.confirmed_at, talk.changed_at = now, now
        talk.sequence += was_known
        talk.save()
        tell_of_talk(talk=talk, now=now, moved=was_known)
        changed += 1
    day.planned_at = now
    day.result = {
        "talks": len(plan.slots), "waiting": plan.waiting, "bound": plan.bound,
        "walks": plan.walks, "least_walks": plan.least_walks, "rushed": plan.rushed,
        "seconds": round(seconds, 1), "is_best": plan.is_best,
    }  # fmt: skip
    day.save(update_fields=["planned_at", "result"])
    return changed


@command("handover.fill_day", on="day")
def no_plan(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    day: HandoverDay,
    people: Iterable[str],
    now: dt.datetime,
) -> None:
    """Write down whose rows are too short or apart, so that the page can say so."""
    names = Person.objects.filter(pk__in=list(people)).order_by("name")
    day.result = {"too_full": list(names.values_list("name", flat=True))}
    day.planned_at = now
    day.save(update_fields=["planned_at", "result"])
