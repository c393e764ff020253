"""Take a built region in: its places, then its lists, through the import that every school uses."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.house.demo.build import entries_of
from warmwelkom.house.demo.curriculum import lay_beside
from warmwelkom.house.demo.examples import give_coaches_cases, give_example_codes
from warmwelkom.house.demo.faces import put_up_faces
from warmwelkom.house.demo.figures import count_figures_at
from warmwelkom.house.demo.handover.load import hand_over_at
from warmwelkom.house.demo.places_in import make_region
from warmwelkom.house.demo.progression import give_programme
from warmwelkom.house.demo.reading import derive_at, moment, read_lists
from warmwelkom.house.demo.script import folder_of_lists
from warmwelkom.house.demo.think_tank.load import load_think_tank
from warmwelkom.house.demo.wayfinding.load import show_building
from warmwelkom.rooms.people.models import Region

Say = Callable[[str], None]
FIRST_STANDS_AT = dt.date(2026, 4, 2)


def load_region(
    *, slug: str, manifest: dict[str, Any], stops: Iterable[dt.date], say: Say
) -> Region:
    """One region up to the day where a demo begins, all of it or nothing. `stops` are the days to derive at."""
    described = json.loads((folder_of_lists() / slug / "region.json").read_text(encoding="utf-8"))
    entries, year = entries_of(manifest, slug), manifest["school_year"]
    with transaction.atomic():
        with all_regions():
            region = make_region(
                described=described, school_year=year, now=moment(dt.date(year, 9, 1))
            )
        with region_scope(region.pk):
            for stop in [day for day in stops if day <= FIRST_STANDS_AT]:
                due = [row for row in entries if row["day"] <= stop.isoformat()]
                entries = entries[len(due) :]
                read_lists(region=region, entries=due, say=say)
                say(f"{region.name}: linking the lists as on {stop:%d-%m-%Y}")
                derive_at(region=region, day=stop)
            give_example_codes(region=region, day=FIRST_STANDS_AT)
            give_coaches_cases(region=region, day=FIRST_STANDS_AT)
            put_up_faces(region=region, day=FIRST_STANDS_AT)
            hand_over_at(region=region, day=FIRST_STANDS_AT)
            give_programme(region=region)
            show_building(region=region, day=FIRST_STANDS_AT)
            lay_beside(region=region)
            count_figures_at(region=region, day=FIRST_STANDS_AT)
            say(f"{region.name}: {load_think_tank(region=region)} contributions in the think tank")
        region.stands_at = FIRST_STANDS_AT
        region.save(update_fields=["stands_at"])
    return region
