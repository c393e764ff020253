"""The weeks of a school, and one week with what is still missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.checks import hints_of, problems_of
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPublication
from warmwelkom.rooms.introweek.queries.document import Stock, clusters_in, stock_of
from warmwelkom.rooms.people.models import School


@dataclass(frozen=True, kw_only=True)
class WeekLine:
    week: IntroWeek
    is_shared: bool


@dataclass(frozen=True, kw_only=True)
class WeekPage:
    """`together` are the programmes that form groups with each other, for they are too small alone."""

    week: IntroWeek
    stock: Stock
    problems: list[str]
    hints: list[str]
    together: list[list[str]]


def own_school(*, actor: Actor) -> School:
    """The school whose weeks this actor makes. Raises MayNotKnow."""
    ids = [grant.school_id for grant in actor.grants_for("planner") if grant.school_id]
    school: School | None = School.objects.filter(pk__in=ids, sector="mbo").first()
    if school is None:
        raise MayNotKnow
    return school


def weeks_for(*, actor: Actor) -> list[WeekLine]:
    """The weeks that this actor plans, newest first; two queries."""
    rows = list(IntroWeek.objects.visible_to(actor, "introweek.plan").select_related("school"))
    shared = set(
        WeekPublication.objects.filter(week__in=rows, ended_at__isnull=True).values_list(
            "week_id", flat=True
        )
    )
    return [WeekLine(week=row, is_shared=row.pk in shared) for row in rows]


def week_for(*, actor: Actor, pk: UUID) -> IntroWeek:
    """One week to plan. Raises MayNotKnow."""
    found: IntroWeek = IntroWeek.objects.select_related("school").get_for(
        actor, "introweek.plan", pk=pk
    )
    return found


def week_page_for(*, actor: Actor, pk: UUID, now: dt.datetime) -> WeekPage:
    """A week with all that is in it and what is still missing; eight queries. Raises MayNotKnow."""
    week = week_for(actor=actor, pk=pk)
    stock = stock_of(week)
    names = {str(one.programme_id): one.programme.name for one in stock.students}
    clusters = clusters_in(stock)
    counts = Counter(clusters.values())
    return WeekPage(
        week=week,
        stock=stock,
        problems=problems_of(stock, today=now.astimezone(AMSTERDAM).date()),
        hints=hints_of(stock),
        together=[
            sorted(names[one] for one, cluster in clusters.items() if cluster == each)
            for each, number in counts.items()
            if number > 1
        ],
    )
