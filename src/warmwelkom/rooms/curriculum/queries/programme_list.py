"""The programmes of the region as a list to choose from: words, sector, level and place, each with how many it leaves."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Programme, Qualification

A_PAGE = 40
IN_FORCE = Q(units__goals__retired_on__isnull=True, units__goals__isnull=False)
WORDS, SECTOR, LEVEL, WHERE, GOALS = ASKED = ("zoek", "sector", "niveau", "waar", "doelen")
"""The names of the filters as they stand in the address."""
Wish = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A value of a filter, in words, with how many programmes it leaves beside the other filters."""

    value: str
    label: str
    count: int
    head: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeList:
    """`rows` are a page of programmes, each with `sector` and `goals`; `without` helps where nothing fits."""

    rows: Page[Any]
    wish: Wish
    choices: dict[str, list[Choice]]
    without: list[tuple[str, int, str]]

    @property
    def count(self) -> int:
        return self.rows.paginator.count


def wish_of(asked: Any) -> Wish:
    """What an address asks for; what is empty is not asked."""
    said = {name: asked.get(name, "").replace("\0", "").strip()[:100] for name in ASKED}
    return {name: value for name, value in said.items() if value}


def programme_list(*, actor: Actor, wish: Wish, page: str = "") -> ProgrammeList:
    """Grouped by sector, those of the own school first; two queries, whatever their number."""
    rows = _all(actor)
    found = [row for row in rows if _fits(row, wish)]
    return ProgrammeList(
        rows=Paginator(found, A_PAGE).get_page(page),
        wish=wish,
        choices={name: _choices(name, rows, wish) for name in (SECTOR, LEVEL, WHERE, GOALS)},
        without=[] if found else _without(rows, wish),
    )


def _all(actor: Actor) -> list[Any]:
    rows = list(
        Programme.objects.visible_to(actor, "people.see_programme")
        .filter(school__left_at__isnull=True)
        .annotate(goals=Count("units__goals", filter=IN_FORCE))
        .select_related("school", "location")
    )
    known = Qualification.objects.filter(crebo__in={row.crebo for row in rows})
    sectors = dict(known.values_list("crebo", "group"))
    own = {grant.school_id for grant in actor.grants}
    for row in rows:
        row.sector = sectors.get(row.crebo) or _("Andere opleidingen")
        parts = (row.name, row.crebo, row.school.name, row.location and row.location.name)
        row.words = _plain(" ".join(part for part in parts if part))
        row.place = (row.school_id not in own, row.school.name, row.location.name if row.location else "")  # fmt: skip
    return sorted(
        rows, key=lambda row: (row.sector, *row.place[:1], row.name, row.level, *row.place[1:], str(row.pk))
    )  # fmt: skip


def _plain(text: str) -> str:
    """Small letters without accents, as people type them."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


TESTS: dict[str, Callable[[Any, str], bool]] = {
    WORDS: lambda row, value: all(word in row.words for word in _plain(value).split()),
    SECTOR: lambda row, value: row.sector == value,
    LEVEL: lambda row, value: str(row.level) == value,
    WHERE: lambda row, value: value in (str(row.school_id), str(row.location_id)),
    GOALS: lambda row, value: bool(row.goals) == (value == "wel"),
}


def _fits(row: Any, wish: Wish, *, but: str = "") -> bool:
    return all(TESTS[name](row, value) for name, value in wish.items() if name != but)


def _choices(name: str, rows: list[Any], wish: Wish) -> list[Choice]:
    """What was chosen stays chosen, also where it leaves nothing: the next search is with it."""
    found, chosen = _counted(name, rows, wish), wish.get(name)
    if chosen and chosen not in {one.value for one in found}:
        label = _said(name, chosen, rows)
        found.append(Choice(value=chosen, label=label, count=0, head=label))
    return found


def _counted(name: str, rows: list[Any], wish: Wish) -> list[Choice]:
    left = [row for row in rows if _fits(row, wish, but=name)]
    if name == WHERE:
        return _places(left)
    if name == GOALS:
        known = Counter("wel" if row.goals else "niet" for row in left)
        labels = {one: _said(GOALS, one, rows) for one in ("wel", "niet")}
        return [Choice(value=one, label=label, count=known[one]) for one, label in labels.items() if known[one]]  # fmt: skip
    counted = Counter(row.sector if name == SECTOR else str(row.level) for row in left)
    return [
        Choice(value=value, label=_said(name, value, rows), count=counted[value])
        for value in sorted(counted, key=str.casefold)
    ]


def _places(rows: list[Any]) -> list[Choice]:
    """Each school as a whole, then its campuses where there are more; the own school first."""
    schools = Counter((row.place[0], row.school.name, str(row.school_id)) for row in rows)
    campuses = Counter((str(row.school_id), row.place[2], str(row.location_id)) for row in rows)
    found = []
    for (_other, name, school), count in sorted(schools.items()):
        found.append(Choice(value=school, label=name, count=count, head=name))
        own = sorted(key for key in campuses if key[0] == school and key[1])
        if len(own) > 1:
            found += [
                Choice(value=pk, label=place, count=campuses[of, place, pk], head=name)
                for of, place, pk in own
            ]
    return found


def _without(rows: list[Any], wish: Wish) -> list[tuple[str, int, str]]:
    """Of each filter that would find something when it goes: what it says, how many there are then, and the address."""
    found = []
    for name, value in wish.items():
        rest = {key: said for key, said in wish.items() if key != name}
        count = sum(_fits(row, rest) for row in rows)
        if count and rest:
            found.append((_said(name, value, rows), count, urlencode(rest)))
    return found


def _said(name: str, value: str, rows: list[Any]) -> str:
    if name == WHERE:
        named: dict[str, str] = {str(row.school_id): row.school.name for row in rows}
        named |= {str(row.location_id): row.place[2] for row in rows}
        return named.get(value, value)
    if name == GOALS:
        return _("met doelen") if value == "wel" else _("nog zonder doelen")
    return _("niveau %(level)s") % {"level": value} if name == LEVEL else value
