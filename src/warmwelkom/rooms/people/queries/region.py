"""The region's own page: its schools, the agreement, the school year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Agreement, ReferenceLocation, Region, School


@dataclass(frozen=True, kw_only=True)
class RegionPage:
    region: Region
    schools: list[Any]
    agreement: Agreement | None
    signed: set[Any]


def region_for(*, actor: Actor) -> RegionPage:
    """Schools with the number of people who have a role, and who signed the newest agreement."""
    schools = (
        School.objects.visible_to(actor, "people.see_school")
        .filter(left_at__isnull=True)
        .annotate(
            people=Count("role", filter=Q(role__ended_at__isnull=True), distinct=True),
            admins=Count(
                "role",
                filter=Q(role__ended_at__isnull=True, role__kind="school_admin"),
                distinct=True,
            ),
        )
        .order_by("sector", "name")
    )
    agreement = (
        Agreement.objects.visible_to(actor, "people.see_agreement")
        .prefetch_related("signatures")
        .first()
    )
    return RegionPage(
        region=Region.objects.get(pk=actor.region),
        schools=list(schools),
        agreement=agreement,
        signed={row.school_id for row in agreement.signatures.all()} if agreement else set(),
    )


def schools_to_add(*, actor: Actor, words: str) -> list[dict[str, Any]]:
    """Institutions of the reference data by name, place or code; at most 20, the region's own first."""
    region = Region.objects.get(pk=actor.region)
    rows = ReferenceLocation.objects.all()
    for word in words.split():
        rows = rows.filter(
            Q(school_name__icontains=word)
            | Q(name__icontains=word)
            | Q(place__icontains=word)
            | Q(municipality__icontains=word)
            | Q(code__istartswith=word)
        )
    if not words and region.rmc_number:
        rows = rows.filter(rmc_number=region.rmc_number)
    taking_part = set(School.objects.filter(left_at__isnull=True).values_list("brin", "sector"))
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows.order_by("school_name", "code")[:400]:
        entry = found.setdefault(
            (row.brin, row.sector),
            {
                "brin": row.brin,
                "name": row.school_name,
                "sector": row.sector,
                "places": set(),
                "takes_part": (row.brin, row.sector) in taking_part,
            },
        )
        entry["places"].add(row.place)
    own = sorted(found.values(), key=lambda entry: (entry["takes_part"], entry["name"]))
    return own[:20]
