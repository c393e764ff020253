"""Figures for tests: a region with pupils in every step, and the rows that the pages are made of."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from tests.cast import NOW, YEAR, Cast
from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.insights.domain.count import count_year
from warmwelkom.rooms.insights.models import KeptCount, ShownFigures, YearReport
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import Pupil, Transition


def add_pupils(cast: Cast, at: str, **states: int) -> None:
    """So many pupils of this campus in each state; call in the region's scope."""
    location = getattr(cast.places, at)
    for state, number in states.items():
        for _one in range(number):
            Transition.objects.create(
                region=location.region,
                pupil=Pupil.objects.create(region=location.region, surname="Geheim"),
                school_year=YEAR, location=location, listed_at=NOW, leerweg="kb", profile="ZW",
                state=state, state_since=NOW.date(),
            )  # fmt: skip


def count(cast: Cast, now: Any = NOW) -> int:
    """As the night does; in the region's scope."""
    return count_year(
        actor=system_actor(region_id=cast.places.region.pk), school_year=YEAR, now=now
    )


def make_insights(region: Region, *schools: School, who: Any = None) -> YearReport:
    """A row of each table of the room; in the region's scope."""
    content = {"counts": {"all": 40, "reached=expected": 40}, "steps": [], "labels": {}, "gaps": {}}
    own = {"counts": {"own|all": 20, "own|reached=expected": 20, "rest|all": 20}, "steps": []}
    KeptCount.objects.create(region=region, school_year=YEAR, name="all", number=40)
    for school in (None, *schools):
        ShownFigures.objects.create(
            region=region, school=school, school_year=YEAR, stands_on=NOW.date(), made_at=NOW,
            content=own if school else content,
        )  # fmt: skip
    report: YearReport = YearReport.objects.create(
        region=region, school_year=YEAR, asked_at=NOW, asked_by=who, asked_by_name="Hanna",
        made_at=NOW, done=100,
    )  # fmt: skip
    report.file.save("report.pdf", ContentFile(b"%PDF-1.7"), save=True)
    return report
