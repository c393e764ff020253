"""What students said of a week, in counts, beside the week of the year before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.introweek.feelings import GLAD, Said, Told, counted_by, told_of
from warmwelkom.rooms.introweek.models import IntroWeek, WeekAnswer, WeekPart


@dataclass(frozen=True, kw_only=True)
class LookingBack:
    """`parts` are titles with how many met somebody there; `before` the same school a year earlier."""

    week: IntroWeek
    told: Told
    parts: list[tuple[str, int]]
    before: IntroWeek | None
    told_before: Told | None


def weeks_to_look_back(*, actor: Actor, today: dt.date) -> list[IntroWeek]:
    """The weeks that began, newest first; one query."""
    rows = IntroWeek.objects.visible_to(actor, "introweek.look_back").filter(first_day__lte=today)
    return list(rows.select_related("school"))


def looking_back(*, actor: Actor, week: IntroWeek) -> LookingBack:
    """Counts of one week; four or five queries."""
    rows = WeekAnswer.objects.filter(week=week).exclude(part="").filter(met_known=True)
    titles = dict(WeekPart.objects.filter(week=week).values_list("key", "title"))
    named = counted_by(rows.values_list("part", flat=True))
    before = (
        IntroWeek.objects.visible_to(actor, "introweek.look_back")
        .filter(school=week.school, school_year=week.school_year - 1)
        .first()
    )
    return LookingBack(
        week=week, told=told_of(_said(week.pk)),
        parts=[(titles[key], number) for key, number in named.items() if key in titles],
        before=before, told_before=told_of(_said(before.pk)) if before else None,
    )  # fmt: skip


def _said(week_id: UUID) -> list[Said]:
    rows = WeekAnswer.objects.filter(
        week=week_id, part="", met_known__isnull=False, welcome__isnull=False
    )
    return [
        Said(of=name, met=bool(met), welcome=int(welcome or 0))
        for name, met, welcome in rows.values_list(
            "student__programme__name", "met_known", "welcome"
        )
    ]


def counted_in_region(region_id: UUID, first: dt.date, last: dt.date) -> tuple[int, int, int]:
    """(answered, met somebody, feels welcome) in the weeks that lie within these days; whole weeks only.

    For the think tank's plans, which hide what is too small. Inside the region's scope; one query.
    """
    rows = WeekAnswer.objects.filter(
        region_id=region_id, part="", met_known__isnull=False, welcome__isnull=False,
        week__first_day__gte=first, week__last_day__lte=last,
    ).values_list("met_known", "welcome")  # fmt: skip
    said = list(rows)
    met = sum(bool(one) for one, _face in said)
    return len(said), met, sum((face or 0) >= GLAD for _met, face in said)
