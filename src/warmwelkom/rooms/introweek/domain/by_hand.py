"""What a person decides in a plan: move, pin, put back, publish. Each is a version; nothing is lost."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.engines.timetable import move, verify
from warmwelkom.rooms.introweek.domain.asking_for_plan import add_version, lock_versions, name_of
from warmwelkom.rooms.introweek.levels import BLOCK, STOPS_PUBLISHING, level_of
from warmwelkom.rooms.introweek.models import WeekPlan, WeekPublication
from warmwelkom.rooms.introweek.queries.document import stock_of, week_of

NEWER = gettext_noop("Er is een nieuwere versie van het plan. Kijk daarin, en probeer het opnieuw.")


class RuleStands(UserError):  # noqa: N818  reads as the sentence it is
    """A rule that this week does not let anybody break."""


def _still_newest(plan: WeekPlan) -> None:
    """Two who change the same version at once: the second waits for the first, and then hears it."""
    lock_versions(plan.week_id)
    if WeekPlan.objects.filter(week_id=plan.week_id, number__gt=plan.number).exists():
        raise ChangedMeanwhile(NEWER)


@command("introweek.see_plan", on="plan")
def move_session(
    *, actor: Actor, plan: WeekPlan, group: str, part: str, slot: str, sentence: str,
    now: dt.datetime,
) -> WeekPlan:  # fmt: skip
    """The part of this group in that slot, pinned there, in a new version.

    Raises:
        ChangedMeanwhile: somebody made a newer version.
        RuleStands: the move breaks a rule that blocks in this week.
    """
    _still_newest(plan)
    moved = move(week_of(stock_of(plan.week)), plan.rows, group=group, kind=part, slot=slot)
    if any(level_of(plan.week, fault.kind) == BLOCK for fault in moved.faults):
        raise RuleStands(gettext_noop("Dat kan in deze week niet: een regel houdt het tegen."))
    return add_version(
        week=plan.week, rows=moved.rows, kind=WeekPlan.Kind.MOVED, now=now, source=plan,
        by_id=actor.user_id, by_name=name_of(actor), sentence=sentence,
    )  # fmt: skip


@command("introweek.see_plan", on="plan")
def pin_session(
    *, actor: Actor, plan: WeekPlan, group: str, part: str, is_pinned: bool, now: dt.datetime
) -> WeekPlan:
    """This part of this group stays where it is when the plan is mended, or no longer."""
    _still_newest(plan)
    rows: dict[str, Any] = copy.deepcopy(plan.rows)
    for row in rows["sessions"]:
        if (row["group"], row["type"]) == (group, part):
            row["pinned"] = is_pinned
    kind = WeekPlan.Kind.PINNED if is_pinned else WeekPlan.Kind.LOOSENED
    return add_version(
        week=plan.week, rows=rows, kind=kind, now=now, source=plan,
        by_id=actor.user_id, by_name=name_of(actor),
    )  # fmt: skip


@command("introweek.see_plan", on="plan")
def put_back(*, actor: Actor, plan: WeekPlan, now: dt.datetime) -> WeekPlan:
    """An older version is the newest again, as a new one: what came between stays to be seen."""
    return _again(plan, actor=actor, now=now)


@command("introweek.see_plan", on="plan")
def undo(*, actor: Actor, plan: WeekPlan, now: dt.datetime) -> WeekPlan:
    """What stood there before this newest version was made by hand, as a new version.

    Raises:
        ChangedMeanwhile: somebody made a newer version, or what stood before is not there any more.
    """
    _still_newest(plan)
    if plan.source is None:
        raise ChangedMeanwhile(NEWER)
    return _again(plan.source, actor=actor, now=now)


def _again(plan: WeekPlan, *, actor: Actor, now: dt.datetime) -> WeekPlan:
    return add_version(
        week=plan.week, rows=plan.rows, kind=WeekPlan.Kind.TAKEN_BACK, now=now, source=plan,
        by_id=actor.user_id, by_name=name_of(actor),
        sentence=_("versie %(n)s") % {"n": plan.number},
    )  # fmt: skip


@command("introweek.see_plan", on="plan")
def publish(*, actor: Actor, plan: WeekPlan, now: dt.datetime) -> WeekPublication:
    """Everybody sees this version from now on; the one before is no longer seen.

    Raises:
        RuleStands: the plan breaks a rule that must hold before anybody sees it.
    """
    faults = verify(week_of(stock_of(plan.week)), plan.rows)
    broken = [one for one in faults if level_of(plan.week, one.kind) in STOPS_PUBLISHING]
    if broken:
        raise RuleStands(
            gettext_noop(
                "Dit plan breekt nog %(n)s keer een regel. Los eerst op wat bij Botsingen staat."
            ),
            n=len(broken),
        )
    _end(plan, actor=actor, now=now)
    publication: WeekPublication = WeekPublication.objects.create(
        region_id=plan.region_id, week=plan.week, plan=plan, at=now, by_id=actor.user_id,
        by_name=name_of(actor),
    )  # fmt: skip
    return publication


@command("introweek.see_plan", on="plan")
def unpublish(*, actor: Actor, plan: WeekPlan, now: dt.datetime) -> None:
    """Nobody but the planners sees the week any more, until a version is published again."""
    _end(plan, actor=actor, now=now)


def _end(plan: WeekPlan, *, actor: Actor, now: dt.datetime) -> None:
    WeekPublication.objects.filter(week_id=plan.week_id, ended_at__isnull=True).update(
        ended_at=now, ended_by_name=name_of(actor)
    )
