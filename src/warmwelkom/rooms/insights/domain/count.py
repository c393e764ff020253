"""The figures of a region made anew from its facts: the same facts give the same digits, at night or by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.insights.hiding import shown_to_coordinator, shown_to_school
from warmwelkom.rooms.insights.models import KeptCount, ShownFigures
from warmwelkom.rooms.insights.names import ALL, WHOLE, is_public
from warmwelkom.rooms.insights.queries.beside import agreements_kept, faces
from warmwelkom.rooms.insights.queries.facts import Counts, counts_of_region, first_seen, pupils_of
from warmwelkom.rooms.insights.queries.facts_of_schools import counts_of_schools
from warmwelkom.rooms.insights.queries.gaps import gaps_of
from warmwelkom.rooms.insights.queries.labels import labels_of
from warmwelkom.rooms.insights.queries.steps import days_in_steps
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.api import last_year_to_forget


@command("insights.count", tell=("school_year",))
def count_year(*, actor: Actor, school_year: int, now: dt.datetime) -> int:
    """Count one school year and write what each reader may see of it; returns how many counts were kept."""
    region = Region.objects.get(pk=actor.region)
    counts = counts_of_region(region=region, school_year=school_year, day=now.date())
    _keep(region, school_year, counts)
    shown = shown_to_coordinator(counts)
    steps = days_in_steps(region=region, school_year=school_year)
    _write(region, None, school_year, now, _of_region(region, school_year, now, shown, steps))
    public = {name: n for name, n in shown.items() if is_public(name)}
    schools = counts_of_schools(region=region, school_year=school_year)
    kinds = dict(School.objects.filter(pk__in=schools).values_list("pk", "sector"))
    for school, own in schools.items():
        content = {
            "counts": shown_to_school(own, counts, public, WHOLE.get(kinds.get(school, ""), ALL)),
            "steps": steps.get(school, []), "steps_of_region": steps.get(None, []),
        }  # fmt: skip
        _write(region, school, school_year, now, content)
    stale = ShownFigures.objects.filter(region=region, school_year=school_year)
    stale.exclude(school=None).exclude(school__in=list(schools)).delete()
    return len(counts)


@command("insights.count")
def forget_small_counts(*, actor: Actor, now: dt.datetime) -> int:
    """Of years whose pupils are erased the small counts go too; what may be shown stays. Returns how many."""
    old = KeptCount.objects.filter(region=actor.region, school_year__lte=last_year_to_forget(now))
    return int(old.delete()[0])


def _of_region(
    region: Region, school_year: int, now: dt.datetime, shown: dict[str, int | None], steps: Any
) -> dict[str, Any]:
    first = first_seen(pupils_of(region, school_year))
    return {
        "counts": shown,
        "steps": steps.get(None, []),
        "agreements": agreements_kept(region=region, school_year=school_year),
        "faces": faces(region=region, school_year=school_year, day=now.date()),
        "first_seen": first.isoformat() if first else None,
        "labels": labels_of(shown),
        "gaps": gaps_of(region=region, school_year=school_year),
    }


def _keep(region: Region, school_year: int, counts: Counts) -> None:
    KeptCount.objects.filter(region=region, school_year=school_year).delete()
    KeptCount.objects.bulk_create(
        KeptCount(region=region, school_year=school_year, name=name, number=counts[name])
        for name in sorted(counts)
    )


def _write(
    region: Region, school: UUID | None, school_year: int, now: dt.datetime, content: dict[str, Any]
) -> None:
    ShownFigures.objects.update_or_create(
        region=region, school_id=cast("Any", school), school_year=school_year,
        defaults={"stands_on": now.date(), "made_at": now, "content": content},
    )  # fmt: skip
