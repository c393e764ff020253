"""Who we don't hear yet: what pupils said with class codes, beside DUO's public numbers of pupils."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from django.db import connection

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.shares import Heard, heard_of, in_words
from warmwelkom.rooms.people.facts import vmbo_pupils

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


@dataclass(frozen=True, kw_only=True)
class RegionWithVoices:
    """A region, its vo schools, and each class that said something.

    Of a class: its school and the sector of that, its leerweg, its own sector, its voices.
    """

    name: str
    slug: str
    rmc_number: int | None
    vo_schools: int
    classes: list[tuple[str | None, str | None, str, str, int]]


ASK: Final = """
SELECT r.name, r.slug, r.rmc_number,
  (SELECT count(*) FROM people_school s
   WHERE s.region_id = r.id AND s.sector = 'vo' AND s.left_at IS NULL),
  (SELECT coalesce(json_agg(json_build_array(c.school_id, s.sector, c.leerweg, c.sector, c.posted)
                            ORDER BY c.id), '[]')
   FROM thinktank_classcode c LEFT JOIN people_school s ON s.id = c.school_id
   WHERE c.region_id = r.id AND c.posted > 0)
FROM people_region r WHERE r.id = %(region)s
"""


def region_with_voices(*, actor: Actor) -> RegionWithVoices:
    """The region, with what its class codes brought and how many vo schools it has; one query.

    In words of the database, and all classes in one value: put together by the ORM for every visitor of
    the list, this took more time than all the rest of the page.
    """
    with connection.cursor() as cursor:
        cursor.execute(ASK, {"region": actor.region})
        [row] = cursor.fetchall()
    names = [field.name for field in fields(RegionWithVoices)]
    return RegionWithVoices(**dict(zip(names, row, strict=True)))


def missing_in(region: RegionWithVoices) -> Missing:
    """Of a region as `region_with_voices` gives it; asks the database nothing."""
    by_leerweg, by_sector = pupils_of(region.rmc_number)
    rows = region.classes
    leerwegen = heard_of(
        classes=[(LEERWEGEN.get(row[2], row[2]), row[4]) for row in rows], there=by_leerweg
    )
    sectors = heard_of(classes=[(row[3], row[4]) for row in rows], there=by_sector)
    heard = {row[0] for row in rows if row[1] == "vo"}
    return Missing(
        groups=None if leerwegen is None else _missing([*leerwegen, *(sectors or [])]),
        schools=region.vo_schools,
        schools_heard=len(heard) if len(heard) >= FEWEST else None,
    )


@cache
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


def _missing(found: list[Heard]) -> list[MissingGroup]:
    return [_in_words(row) for row in found if row.is_missing]


def _in_words(row: Heard) -> MissingGroup:
    """Fewer than five voices are told as "almost nothing", without a number."""
    words = in_words(row.share, row.there) if row.number >= FEWEST else None
    return MissingGroup(
        group=row.group, heard=words[0] if words else None, there=words[1] if words else None
    )
