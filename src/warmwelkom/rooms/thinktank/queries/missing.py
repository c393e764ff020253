"""Who we don't hear yet: what pupils said with class codes, beside DUO's public numbers of pupils."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.shares import Heard, heard_of, in_words
from warmwelkom.rooms.people.facts import vmbo_pupils
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.models import ClassCode

FEWEST = 5
LEERWEGEN = {"bb": "bk", "kb": "bk", "gl": "gt", "tl": "gt"}
SECTORS = {"E": "economie", "T": "techniek", "Z": "zorg-en-welzijn", "L": "groen"}
PROFILES = {"HBR": "horeca", "MVI": "ict-en-media"}


@dataclass(frozen=True, kw_only=True)
class Missing:
    """`groups` are those we hear too little; None: too little was heard, or nobody counted the pupils.

    `schools_heard` is None while fewer than five schools were heard.
    """

    groups: list[MissingGroup] | None
    schools: int
    schools_heard: int | None


@dataclass(frozen=True, kw_only=True)
class MissingGroup:
    """A group that is heard too little. `heard` and `there` as "a of d"; None where there is no such way to say it."""

    group: str
    heard: tuple[int, int] | None
    there: tuple[int, int] | None


def region_with_voices(*, actor: Actor) -> Any:
    """The region, with what its class codes brought and how many vo schools it has; one query."""
    codes = ClassCode.objects.filter(region=OuterRef("pk"), posted__gt=0)
    schools = School.objects.filter(region=OuterRef("pk"), sector="vo", left_at=None)
    return Region.objects.annotate(
        heard_codes=ArraySubquery(
            codes.order_by("pk").values(
                json=JSONObject(
                    school="school_id", vo="school__sector", leerweg="leerweg", sector="sector",
                    posted="posted",
                )
            )
        ),
        vo_schools=Coalesce(
            Subquery(
                schools.order_by().values("region").annotate(n=Count("pk")).values("n"),
                output_field=IntegerField(),
            ),
            0,
        ),
    ).get(pk=actor.region)  # fmt: skip


def missing_in(region: Any) -> Missing:
    """Of a region as `region_with_voices` gives it; asks the database nothing."""
    codes = region.heard_codes
    by_leerweg, by_sector = pupils_of(region.rmc_number)
    leerwegen = _heard(codes, "leerweg", by_leerweg, LEERWEGEN)
    sectors = _heard(codes, "sector", by_sector, {})
    heard = {code["school"] for code in codes if code["vo"] == "vo"}
    return Missing(
        groups=None if leerwegen is None else _missing([*leerwegen, *(sectors or [])]),
        schools=region.vo_schools,
        schools_heard=len(heard) if len(heard) >= FEWEST else None,
    )


def pupils_of(rmc_number: int | None) -> tuple[Counter[str], Counter[str]]:
    """Pupils of a region by leerweg and by sector (as our labels name it); empty where nobody counted."""
    leerwegen: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    for row in vmbo_pupils():
        if row.rmc_number == rmc_number:
            leerwegen[LEERWEGEN[row.leerweg]] += row.pupils
            sector = PROFILES.get(row.profile) or SECTORS.get(row.sector)
            if sector:
                sectors[sector] += row.pupils
    return leerwegen, sectors


def _heard(
    codes: list[dict[str, Any]], field: str, there: Counter[str], groups: dict[str, str]
) -> list[Heard] | None:
    classes = [(groups.get(code[field], code[field]), code["posted"]) for code in codes]
    return heard_of(classes=classes, there=there)


def _missing(found: list[Heard]) -> list[MissingGroup]:
    return [_in_words(row) for row in found if row.is_missing]


def _in_words(row: Heard) -> MissingGroup:
    """Fewer than five voices are told as "almost nothing", without a number."""
    words = in_words(row.share, row.there) if row.number >= FEWEST else None
    return MissingGroup(
        group=row.group, heard=words[0] if words else None, there=words[1] if words else None
    )
