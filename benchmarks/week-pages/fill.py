"""An introduction week of so many students in one region, planned and shared; ends in JSON.

`{"week", "planner", "students": [cookie, …], "groups", "slots", "figures"}`. The week is one of
`../introweek/weeks.py`; its people become rows of the house, and the plan comes from the engine by the house's
own way. Seconds of searching, the number of students and the seed are the words of the command.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "introweek")]

from warmwelkom.house.postgres.session import database_running  # noqa: E402

NOW = dt.datetime.now(dt.UTC)


def main(words: list[str]) -> int:
    students, seed, seconds = (int(word) for word in words)
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        from django.db import transaction  # noqa: PLC0415  the same

        with transaction.atomic():
            print(json.dumps(filled(students, seed, seconds)))
    return 0


def filled(students: int, seed: int, seconds: int) -> dict[str, Any]:
    from people_of_it import Places  # noqa: PLC0415  Django is set up by now
    from rows_of_it import rows_of_week  # noqa: PLC0415  the same
    from weeks import week_of  # noqa: PLC0415  beside the other measurement

    from warmwelkom.base.access.scope import all_regions, region_scope  # noqa: PLC0415  the same
    from warmwelkom.rooms.people.models import Region  # noqa: PLC0415  the same

    asked = week_of(students, seed)
    with all_regions():
        region = Region.objects.create(
            slug="b", name="B", school_year=NOW.year - (NOW.month < 8), created_at=NOW
        )
        places = Places(region, asked, NOW)
    with region_scope(region.pk):
        week, coming = rows_of_week(asked, places, NOW)
        figures = planned(week, seconds)
        return {
            "week": str(week.pk), "planner": places.planner_cookie(),
            "students": [places.cookie_of(one) for one in coming],
            "groups": figures["groups"], "slots": len(asked["slots"]), "figures": figures,
        }  # fmt: skip


def planned(week: Any, seconds: int) -> dict[str, int]:
    """A plan of so many seconds as version 1, shared."""
    from warmwelkom.engines.timetable import Budget, plan_week  # noqa: PLC0415  Django is set up
    from warmwelkom.rooms.introweek.domain.asking_for_plan import add_version  # noqa: PLC0415
    from warmwelkom.rooms.introweek.models import WeekPublication  # noqa: PLC0415  the same
    from warmwelkom.rooms.introweek.queries.document import stock_of, week_of  # noqa: PLC0415

    rows = plan_week(week_of(stock_of(week)), budget=Budget(seconds=seconds))
    if rows["status"] not in ("feasible", "optimal"):
        raise SystemExit(rows)
    plan = add_version(week=week, rows=rows, kind="made", now=NOW, by_name="Mia")
    WeekPublication.objects.create(region=week.region, week=week, plan=plan, at=NOW, by_name="Mia")
    figures: dict[str, int] = rows["figures"]
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
