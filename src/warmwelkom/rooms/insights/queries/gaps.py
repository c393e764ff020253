"""What the figures cannot know: lists that did not come, facts without a day."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef

from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import ListUpload


def gaps_of(*, region: Region, school_year: int) -> dict[str, Any]:
    """Names of schools without a list that counts: no pupil. Two queries."""
    return {
        "without_list": _without(region, school_year, "vo", [ListUpload.Kind.LEAVERS]),
        "without_presence": _without(region, school_year, "mbo", [ListUpload.Kind.PRESENCE]),
    }


def _without(region: Region, school_year: int, sector: str, kinds: list[Any]) -> list[str]:
    given = ListUpload.objects.filter(
        school=OuterRef("pk"), kind__in=kinds, school_year=school_year,
        committed_at__isnull=False, undone_at__isnull=True,
    )  # fmt: skip
    rows = School.objects.filter(~Exists(given), region=region, sector=sector, left_at__isnull=True)
    return list(rows.order_by("name").values_list("name", flat=True))
