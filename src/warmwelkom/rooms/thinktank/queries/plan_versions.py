"""The versions of a plan, and two of them beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.thinktank.comparing import PartChanges
from warmwelkom.rooms.thinktank.models import Plan, PlanVersion
from warmwelkom.rooms.thinktank.plan_words import changes_between, changes_in
from warmwelkom.rooms.thinktank.queries.plan_content import EMPTY

MOST = 200


@dataclass(frozen=True, kw_only=True)
class Versions:
    """`old` and `new` are the numbers that are compared; 0 is the empty plan."""

    rows: list[PlanVersion]
    old: int
    new: int
    changes: list[PartChanges]


def versions_of(*, plan: Plan, old: str, new: str) -> Versions:
    """The newest 200 versions and what changed between two of them. Two queries.

    What is no number of a version becomes the newest, or the one before.
    """
    rows = list(PlanVersion.objects.filter(plan=plan).defer("content")[:MOST])
    numbers = {row.number for row in rows}
    last = _number(new, numbers) or plan.version
    first = _number(old, numbers | {0})
    if first is None:
        first = max(last - 1, 0)
    wanted = PlanVersion.objects.filter(plan=plan, number__in=(first, last))
    content = {row.number: row.content for row in wanted}
    changes = changes_between(content.get(first, EMPTY), content.get(last, EMPTY))
    return Versions(rows=rows, old=first, new=last, changes=changes)


def _number(text: str, known: set[int]) -> int | None:
    number = whole_number(text, most=10**8)
    return number if number in known else None


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """What somebody else saved in the part that one was writing in."""

    version: int
    by_name: str
    at: Any
    changes: PartChanges


def saved_since(*, plan: Plan, part: str, seen: int) -> Theirs:
    """What changed in this part since the version that was seen. One query."""
    rows = {row.number: row for row in PlanVersion.objects.filter(plan=plan, number__gte=seen)}
    newest = rows[max(rows)]
    old = rows[seen].content if seen in rows else EMPTY
    return Theirs(
        version=newest.number,
        by_name=newest.by_name,
        at=newest.at,
        changes=changes_in(part, old, newest.content),
    )
