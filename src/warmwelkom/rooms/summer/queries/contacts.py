"""Whose ways to be reached work, and which are to be mended."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.models import ContactPoint
from warmwelkom.rooms.transitions.models import Transition

PER_PAGE = 40
WANTED = 2
GOAL = 95
WORKS = Q(works_at__isnull=False, broken_at=None, ended_at=None)


@dataclass(frozen=True, kw_only=True)
class Reach:
    transition: Transition
    ways: list[ContactPoint]

    @property
    def working(self) -> int:
        return sum(1 for way in self.ways if way.works_at and not way.broken_at)


@dataclass(frozen=True, kw_only=True)
class Reached:
    """Of how many pupils two ways work."""

    pupils: int
    two: int

    @property
    def share(self) -> int:
        return 100 * self.two // self.pupils if self.pupils else 0

    @property
    def is_goal(self) -> bool:
        return bool(self.pupils) and self.share >= GOAL


def reach_for(*, actor: Actor, number: str) -> tuple[Page[Any], Reached]:
    """One page of pupils, by name, with their ways; and the share of all. Four queries."""
    rows = Transition.objects.visible_to(actor, "summer.check_contacts").filter(gone_at=None)
    working = (
        ContactPoint.objects.filter(WORKS, transition__in=rows)
        .order_by().values("transition").annotate(n=Count("pk"))
    )  # fmt: skip
    pupils = rows.count()
    reached = Reached(pupils=pupils, two=working.filter(n__gte=WANTED).count())
    ordered = rows.select_related("pupil").order_by(
        "class_name", "pupil__surname", "pupil__given_name", "pk"
    )
    page = Paginator(ordered, PER_PAGE).get_page(number)
    ways: dict[UUID, list[ContactPoint]] = defaultdict(list)
    shown = [row.pk for row in page.object_list]
    known = ContactPoint.objects.visible_to(actor, "summer.see_contact")
    for way in known.filter(transition__in=shown, ended_at=None).order_by("-channel", "added_at"):
        ways[way.transition_id].append(way)
    page.object_list = [Reach(transition=row, ways=ways[row.pk]) for row in page.object_list]
    return page, reached
