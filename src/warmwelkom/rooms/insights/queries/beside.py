"""What other rooms count: agreements kept, faces met. Shares of ten, and only where five or more are behind it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q

from warmwelkom.rooms.handover.models import TalkAgreement
from warmwelkom.rooms.introweek.api import counted_in_region
from warmwelkom.rooms.introweek.models import WeekPublication, WeekStudent
from warmwelkom.rooms.people.models import Region

FEWEST = 5


def share_of_ten(some: int, of: int, *, people: int | None = None) -> int | None:
    """Rounded, so that from a share and a guess of how many there are nobody finds one pupil."""
    return round(10 * some / of) if (of if people is None else people) >= FEWEST else None


def agreements_kept(*, region: Region, school_year: int) -> dict[str, Any]:
    """Of the agreements of warm handovers about which something was said, how many of ten were kept."""
    said = TalkAgreement.objects.filter(
        region=region, transition__school_year=school_year, kept__in=("kept", "not_kept")
    ).aggregate(
        pupils=Count("transition_id", distinct=True), all=Count("pk"),
        kept=Count("pk", filter=Q(kept="kept")),
    )  # fmt: skip
    return {"of_ten": share_of_ten(said["kept"], said["all"], people=said["pupils"])}


def faces(*, region: Region, school_year: int, day: dt.date) -> dict[str, Any]:
    """The introduction weeks: who could meet an old teacher by the plan, and who said they met somebody."""
    first, last = dt.date(school_year + 1, 7, 1), dt.date(school_year + 2, 6, 30)
    answered, met, glad = counted_in_region(region.pk, first, min(last, day))
    published = (
        WeekPublication.objects.filter(
            region=region, ended_at__isnull=True, week__school_year=school_year
        )
        .select_related("plan")
        .defer("plan__rows")
    )
    familiar = sum(int(row.plan.told.get("familiar", 0)) for row in published)
    weeks = [row.week_id for row in published]
    students = WeekStudent.objects.filter(week__in=weeks).count() if weeks else 0
    return {
        "planned": share_of_ten(min(familiar, students), students),
        "met": share_of_ten(met, answered),
        "glad": share_of_ten(glad, answered),
    }
