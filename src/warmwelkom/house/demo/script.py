"""Which of a region's lists are the demo's own, which are in force, and which are somebody else's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.house import config
from warmwelkom.house.demo.build import entries_of, manifest_of
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import ListUpload

Entry = dict[str, Any]


def folder_of_lists() -> Path:
    """Where the demo's lists lie, for the days that are still to come."""
    return config.home() / "demo"


def script_of(region: Region) -> list[Entry]:
    """The demo's own lists of this region; none where the files are gone."""
    try:
        return entries_of(manifest_of(folder_of_lists()), region.slug)
    except OSError:
        return []


def name_and_hash(entry: Entry) -> tuple[str, str]:
    """What tells a list of the demo from any other."""
    return Path(entry["path"]).name, entry["sha256"]


def in_force(*, region: Region) -> list[ListUpload]:
    """Saved lists that count, newest first."""
    rows = ListUpload.objects.filter(region=region, committed_at__isnull=False, undone_at=None)
    return list(
        rows.select_related("school", "location").order_by("-committed_at", "-uploaded_at", "-pk")
    )


def own_list_after(*, region: Region, day: dt.date) -> ListUpload | None:
    """A list in force of a later day that is not the demo's."""
    ours = {name_and_hash(entry) for entry in script_of(region)}
    end = end_of(day)
    return next(
        (
            row
            for row in in_force(region=region)
            if row.committed_at
            and row.committed_at > end
            and (row.filename, row.sha256) not in ours
        ),
        None,
    )


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of a day in Amsterdam."""
    return dt.datetime.combine(day, dt.time.max, tzinfo=AMSTERDAM)
