"""One group of a plan: who is in it, whom of the old school each meets and when, and its week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor, WeekPlan, WeekSlot, WeekStudent
from warmwelkom.rooms.introweek.near_buddies import NearBuddies, buddies_who_said_yes
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.introweek.queries.plan_table import PlanTable, Row
from warmwelkom.rooms.introweek.queries.plan_words import PlanWords


@dataclass(frozen=True, kw_only=True)
class Member:
    """A student with the old teachers they meet, or why nobody and who is there instead; and the buddies."""

    student: WeekStudent
    meets: list[tuple[str, WeekSlot]]
    reason: str
    instead: str
    buddies: list[str]


@dataclass(frozen=True, kw_only=True)
class GroupPage:
    week: IntroWeek
    plan: WeekPlan
    name: str
    mentor: WeekMentor | None
    members: list[Member]
    row: Row
    words: PlanWords


def group_page_for(*, actor: Actor, pk: UUID, group: str) -> GroupPage:
    """A group of the newest plan; eleven queries. Raises MayNotKnow."""
    plan: WeekPlan | None = (
        WeekPlan.objects.visible_to(actor, "introweek.see_plan")
        .filter(week_id=pk)
        .select_related("week__school")
        .first()
    )
    if plan is None:
        raise MayNotKnow
    words = PlanWords(stock_of(plan.week), plan.rows)
    found = next((row for row in plan.rows["groups"] if row["id"] == group), None)
    if found is None:
        raise MayNotKnow
    place = [row["id"] for row in plan.rows["groups"]].index(group)
    return GroupPage(
        week=plan.week,
        plan=plan,
        name=words.groups[group],
        mentor=words.mentors.get(found["mentor"] or ""),
        members=_members(words, found),
        row=PlanTable(words, plan.week, {}).rows("groepen")[place],
        words=words,
    )


def _members(words: PlanWords, group: dict[str, Any]) -> list[Member]:
    names = {
        row.pk: row
        for row in WeekStudent.objects.filter(pk__in=words.members[group["id"]]).select_related(
            "transition__pupil", "transition__location__school", "programme"
        )
    }
    near = NearBuddies(buddies_who_said_yes(words.stock.week.pk))
    unmet = {row["student"]: row for row in words.rows.get("unmet") or []}
    visits = [row for row in words.rows.get("visits") or [] if row["group"] == group["id"]]
    found = []
    for one in names.values():
        meets = [
            (words.teachers[row["teacher"]].name, words.slots[row["slot"]])
            for row in visits
            if row["slot"] in words.slots
            and any(each.pk == one.pk for each in words.known_to[row["teacher"], row["group"]])
        ]
        row = unmet.get(str(one.pk)) or {}
        found.append(
            Member(
                student=one,
                meets=sorted(meets, key=lambda pair: (pair[1].day, pair[1].begins)),
                reason=row.get("reason", ""),
                instead=_instead(words, names, row.get("fall_back") or {}),
                buddies=[each.name for each in near.of(**words.students[str(one.pk)].near_by)],
            )
        )
    return sorted(found, key=lambda one: one.student.transition.pupil.full_name)


def _instead(words: PlanWords, names: dict[Any, WeekStudent], row: dict[str, Any]) -> str:
    """Who is the familiar face instead, by name."""
    if row.get("kind") == "mentor":
        mentor = words.mentors.get(row["id"])
        return mentor.name if mentor else ""
    by_id = {str(pk): one for pk, one in names.items()}
    mate = by_id.get(row.get("id", ""))
    return mate.transition.pupil.full_name if mate else ""
