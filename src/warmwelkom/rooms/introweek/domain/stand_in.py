"""Another comes in the place of who is ill: a new version that everybody sees at once, nothing else moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.timetable import other_mentor, other_teacher
from warmwelkom.engines.timetable.substitute import Substituted
from warmwelkom.rooms.introweek.domain.asking_for_plan import add_version, name_of
from warmwelkom.rooms.introweek.domain.by_hand import publish
from warmwelkom.rooms.introweek.levels import STOPS_PUBLISHING, level_of, words_of
from warmwelkom.rooms.introweek.models import TeacherOffer, WeekMentor, WeekPlan, WeekSlot
from warmwelkom.rooms.introweek.queries.document import stock_of, week_of
from warmwelkom.rooms.introweek.queries.stand_in import programmes_followed_in

NOT_FOLLOWED = gettext_noop(
    "Niemand die komt, volgt de opleiding van %(name)s. Kies iemand anders, of werk eerst het plan bij."
)


class CannotStandIn(UserError):  # noqa: N818  reads as the sentence it is
    """This person can't come instead; the sentence says why."""


@command("introweek.see_plan", on="plan")
def let_mentor_stand_in(
    *, actor: Actor, plan: WeekPlan, ill: WeekMentor, instead: WeekMentor, now: dt.datetime
) -> WeekPlan:
    """Every group of who is ill is led by another mentor, from now on, and everybody sees it.

    Raises:
        CannotStandIn: they lead a group at the same moment, or are of a programme that nobody follows.
    """
    followed = programmes_followed_in(plan.week)
    for one in (instead, ill):
        if one.programme_id not in followed:
            raise CannotStandIn(NOT_FOLLOWED, name=one.name)
    groups = sum(row.get("mentor") in (str(ill.pk), str(instead.pk)) for row in plan.rows["groups"])
    if instead.max_groups < groups:  # they do lead one more now: that is a fact of this week
        instead.max_groups = groups
        instead.save(update_fields=["max_groups"])
    told = other_mentor(
        week_of(stock_of(plan.week)), plan.rows, ill=str(ill.pk), instead=str(instead.pk)
    )
    return _share(plan, told, actor=actor, now=now, ill=ill.name, instead=instead.name)


@command("introweek.see_plan", on="plan")
def let_teacher_stand_in(
    *, actor: Actor, plan: WeekPlan, ill: TeacherOffer, instead: TeacherOffer | None,
    visits: Mapping[tuple[str, str], str], now: dt.datetime,
) -> WeekPlan:  # fmt: skip
    """An old teacher comes no more; a colleague of the same school comes to these visits, or nobody does.

    `visits` is (group, slot) to the half-day it is in; the colleague said yes to it, so it is in their offer now.

    Raises:
        CannotStandIn: the colleague taught nobody there, or is somewhere else.
    """
    if instead is not None:
        instead.half_days = sorted({*instead.half_days, *visits.values()})
        if instead.max_visits is not None:
            instead.max_visits += len(visits)
        instead.answered_at = instead.answered_at or now
        instead.save()
    kept = _others_of(plan, ill, visits)
    slots = WeekSlot.objects.filter(week=plan.week)
    half_of = {row.code: row.half_day for row in slots}
    stays = {half_of[slot] for _group, slot in kept if slot in half_of}
    gone = {half_of[slot] for _group, slot in visits if slot in half_of} - stays
    ill.half_days = [half for half in ill.half_days if half not in gone]
    there = {place: str(instead.pk) for place in visits} if instead else {}
    told = other_teacher(
        week_of(stock_of(plan.week)), plan.rows, ill=str(ill.pk), instead=there | kept
    )
    ill.save(update_fields=["half_days"])
    name = instead.name if instead else ""
    return _share(plan, told, actor=actor, now=now, ill=ill.name, instead=name)


def _others_of(
    plan: WeekPlan, ill: TeacherOffer, visits: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """The visits that were already made stay as they were."""
    return {
        (row["group"], row["slot"]): str(ill.pk)
        for row in plan.rows["visits"]
        if row["teacher"] == str(ill.pk) and (row["group"], row["slot"]) not in visits
    }


def _share(
    plan: WeekPlan, told: Substituted, *, actor: Actor, now: dt.datetime, ill: str, instead: str
) -> WeekPlan:
    broken = [one for one in told.faults if level_of(plan.week, one.kind) in STOPS_PUBLISHING]
    if broken:
        raise CannotStandIn(
            gettext_noop("%(name)s kan dit niet overnemen: %(why)s. Kies iemand anders."),
            name=instead, why=words_of(broken[0]),
        )  # fmt: skip
    words = _("%(instead)s in plaats van %(ill)s") if instead else _("%(ill)s komt niet")
    made = add_version(
        week=plan.week, rows=told.rows, kind=WeekPlan.Kind.MENDED, now=now, source=plan,
        by_id=actor.user_id, by_name=name_of(actor),
        sentence=words % {"instead": instead, "ill": ill},
    )  # fmt: skip
    publish(actor=actor, plan=made, now=now)
    return made
