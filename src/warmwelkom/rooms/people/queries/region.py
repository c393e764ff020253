"""The region's own page: its schools, the agreement, the school year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import (
    Agreement,
    ReferenceLocation,
    Region,
    School,
    Signature,
)
from warmwelkom.rooms.people.queries.post import post_to_decide

SECTORS = (
    (School.Sector.VO, _("Vo-scholen")),
    (School.Sector.MBO, _("Mbo’s")),
    (School.Sector.PARTNER, _("Partners")),
)

IN_FORCE = Q(role__ended_at__isnull=True)


@dataclass(frozen=True, kw_only=True)
class RegionPage:
    """`sides` are the schools by sector; `to_do` counts schools without an administrator or signature.

    `post` counts messages that wait for a decision.
    """

    region: Region
    sides: list[tuple[Any, list[Any]]]
    schools: int
    gone: list[School]
    agreement: Agreement | None
    signed: set[Any]
    to_do: int
    post: int


def agreements_for(*, actor: Actor) -> list[Agreement]:
    """Every agreement of the region with who signed, the newest first; two queries."""
    return list(
        Agreement.objects.visible_to(actor, "people.see_agreement").prefetch_related(
            Prefetch(
                "signatures",
                Signature.objects.select_related("school").order_by("school__name"),
            )
        )
    )


def region_for(*, actor: Actor) -> RegionPage:
    """Schools with the number of people who have a role, and who signed the newest agreement."""
    schools = (
        School.objects.visible_to(actor, "people.see_school")
        .annotate(
            people=Count("role", filter=IN_FORCE, distinct=True),
            admins=Count("role", filter=IN_FORCE & Q(role__kind="school_admin"), distinct=True),
        )
        .order_by("name")
    )
    agreement = (
        Agreement.objects.visible_to(actor, "people.see_agreement")
        .prefetch_related("signatures")
        .first()
    )
    everyone = list(schools)
    here = [school for school in everyone if school.left_at is None]
    signed = {row.school_id for row in agreement.signatures.all()} if agreement else set()
    return RegionPage(
        region=Region.objects.get(pk=actor.region),
        sides=_by_sector(here),
        schools=len(here),
        gone=[school for school in everyone if school.left_at is not None],
        agreement=agreement,
        signed=signed,
        to_do=sum(1 for school in here if not school.admins or school.pk not in signed),
        post=post_to_decide(actor=actor),
    )


def _by_sector(schools: list[Any]) -> list[tuple[Any, list[Any]]]:
    sides = [
        (name, [school for school in schools if school.sector == sector])
        for sector, name in SECTORS
    ]
    return [side for side in sides if side[1]]


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
    shown = [entry for entry in found.values() if words or not entry["takes_part"]]
    own = sorted(shown, key=lambda entry: (entry["takes_part"], entry["name"]))
    return own[:20]
