"""What was not taught this year: for who tells it, and for the programmes that receive these pupils."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.curriculum.models import MissedAnswer, NotTaught
from warmwelkom.rooms.curriculum.policies import MBO, schools_of
from warmwelkom.rooms.curriculum.queries.keepers import READS_ALONG
from warmwelkom.rooms.curriculum.queries.touched import NamedGoal, goals_touched, waits_for_answer
from warmwelkom.rooms.people.models import Programme, Region, School

A_PAGE = 30
MOST_DUTIES = 6


@dataclass(kw_only=True)
class Missed:
    """What one campus did not teach of one module: its rows, and the own goals and answers they have together."""

    rows: list[Any]
    touches: list[NamedGoal] = field(default_factory=list)
    is_mine: bool = False

    @property
    def first(self) -> Any:
        return self.rows[0]

    @property
    def is_whole(self) -> bool:
        return any(row.end_term_id is None for row in self.rows)

    @property
    def told(self) -> list[tuple[str, str, str, Any]]:
        """Why and what more, each once, with who said it and when it was said last."""
        found = {}
        for row in sorted(self.rows, key=lambda row: row.at):
            found[row.get_reason_display(), row.remark, row.by_name] = row.at
        return [(*said, at) for said, at in found.items()]

    @property
    def answers(self) -> list[MissedAnswer]:
        """Each programme's, once where it says the same of all of it."""
        found = {
            (one.programme_id, one.does, one.text): one
            for row in self.rows
            for one in row.answers.all()
        }
        return list(found.values())

    @property
    def told_at(self) -> Any:
        """When the mbo got a message of it; None while some of it waits for the morning."""
        return None if any(row.told_at is None for row in self.rows) else self.first.told_at


@dataclass(frozen=True, kw_only=True)
class MissedPage:
    """`own` are the schools one may tell for, with `campuses`; `answers` is whether one answers for a programme."""

    year: int
    told: Page[Missed]
    own: list[Any]
    answers: bool


def missed_page(*, actor: Actor, page: str = "") -> MissedPage:
    """Everything told in this region for this school year, with answers; eight queries at most."""
    region = Region.objects.get(pk=actor.region)
    own, programmes = own_schools(actor=actor), own_programmes(actor=actor)
    rows = _rows(actor, school_year=region.school_year)
    told = _together(rows, goals_touched(rows, of=programmes) if programmes else {})
    mine = {school.pk for school in own}
    for one in told:
        one.is_mine = one.first.school_id in mine
    return MissedPage(
        year=region.school_year, own=own, answers=bool(programmes),
        told=Paginator(sorted(told, key=lambda one: not one.touches), A_PAGE).get_page(page),
    )  # fmt: skip


def missed_with(*, actor: Actor, pk: UUID, action: str = "curriculum.see_missed") -> Missed:
    """What stands together with this row. Raises MayNotKnow where it is gone, or not for this actor."""
    row = NotTaught.objects.visible_to(actor, action).filter(pk=pk, withdrawn_at=None).first()
    if row is None:
        raise MayNotKnow
    here = _rows(
        actor, school_year=row.school_year, school=row.school_id, location=row.location_id,
        module=row.module_id,
    )  # fmt: skip
    return Missed(rows=here)


def concerned(*, missed: Missed, programmes: list[Programme]) -> list[Programme]:
    """The own programmes, those whose goals it touches first and of these the ones without an answer."""
    goals = goals_touched(missed.rows, of=programmes)
    touched = {pk for each in goals.values() for _name, _goal, pk in each}
    answered = {one.programme_id for one in missed.answers}
    missed.touches = sorted({goal for each in goals.values() for goal in each})
    return sorted(programmes, key=lambda one: (one.pk not in touched, one.pk in answered))


def _rows(actor: Actor, **of: Any) -> list[Any]:
    rows = NotTaught.objects.visible_to(actor, "curriculum.see_missed")
    return list(
        rows.filter(withdrawn_at=None, **of)
        .select_related("school", "location", "module__profile", "end_term")
        .prefetch_related("answers__programme")
        .order_by("module__code", "school__name", "location__name", "end_term__prefix", "pk")
    )


def _together(rows: list[Any], touched: dict[UUID, set[NamedGoal]]) -> list[Missed]:
    found: dict[Any, Missed] = {}
    for row in rows:
        key = (row.school_id, row.location_id, row.module_id)
        found.setdefault(key, Missed(rows=[])).rows.append(row)
    for one in found.values():
        one.touches = sorted({goal for row in one.rows for goal in touched.get(row.pk, ())})
    return list(found.values())


def own_schools(*, actor: Actor) -> list[School]:
    """The vmbo schools one may tell for, with their campuses."""
    rows = School.objects.visible_to(actor, "curriculum.tell_missed")
    return list(rows.filter(left_at=None).prefetch_related("locations"))


def own_programmes(*, actor: Actor) -> list[Programme]:
    """The mbo programmes one may answer for."""
    rows = Programme.objects.visible_to(actor, "curriculum.answer_missed")
    return list(rows.select_related("location").order_by("name", "level", "location__name"))


def missed_to_answer(*, actor: Actor, today: Any) -> list[Missed]:
    """For the page where somebody lands: what touches a programme of their mbo that said nothing yet. One query."""
    del today
    schools = schools_of(actor, *MBO, "school_admin")
    if not policy_for("curriculum.answer_missed").who(actor) or not actor.has(*READS_ALONG):
        return []
    rows = NotTaught.objects.visible_to(actor, "curriculum.see_missed").filter(
        waits_for_answer(schools), withdrawn_at=None, school_year=F("region__school_year")
    )
    return _together(list(rows.select_related("school", "location", "module")[:60]), {})[:MOST_DUTIES]  # fmt: skip
