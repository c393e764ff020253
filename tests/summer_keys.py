"""Keys of schools for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models import SchoolKey


def add_key(school: School, words: str = "", **fields: Any) -> SchoolKey:
    """A key of this school; its words are wwz_ and the BRIN, unless said otherwise."""
    usual: dict[str, Any] = {
        "name": "Eduarte", "made_at": NOW, "made_by_name": "Ibrahim",
        "expires_at": NOW + dt.timedelta(days=90),
    }  # fmt: skip
    key: SchoolKey = SchoolKey.objects.create(
        region=school.region, school=school,
        token_hash=SchoolKey.hash_of(words or f"wwz_{school.brin}"), **usual | fields,
    )  # fmt: skip
    return key
