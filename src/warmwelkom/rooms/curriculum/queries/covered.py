"""What each profile does for each goal of a programme, from what teachers said; nobody's word is filled in.

A pair counts by its settlement, else by what all who spoke agree on; where they differ it counts as not decided.
A goal is *missing* for a profile only when somebody looked at every end term of the profile's own modules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Count

from warmwelkom.rooms.curriculum.models import EndTerm, Unit

TWICE, PARTLY, SOME, PREPARES, MISSING, DISPUTED, OPEN = STATES = (
    "twice", "partly", "some", "prepares", "missing", "disputed", "open",
)  # fmt: skip
"""A goal for a profile: all learned it, all learned part of it, an elective has it, prepared, not there, differ, not looked at."""
MOST_KEPT: Final = 40
SQL: Final = """
WITH ranks AS (
  SELECT ARRAY['none', 'prepares', 'partly', 'covers'] AS up
), word AS (
  SELECT goal_id, end_term_id, min(array_position(up, value::text) - 1) AS low,
         max(array_position(up, value::text) - 1) AS high
  FROM curriculum_judgement, ranks WHERE region_id = %(region)s GROUP BY goal_id, end_term_id
), ranked AS (
  SELECT w.goal_id, m.profile_id, m.kind <> 'elective' AS own,
         coalesce(array_position(up, s.value::text) - 1, CASE WHEN w.low = w.high THEN w.low END) AS rank
  FROM ranks, word w LEFT JOIN curriculum_settlement s
    ON s.goal_id = w.goal_id AND s.end_term_id = w.end_term_id AND s.ended_at IS NULL
  JOIN curriculum_endterm e ON e.slo_id = w.end_term_id
  JOIN curriculum_module m ON m.slo_id = e.module_id
  WHERE e.leerwegen LIKE %(leerweg)s
)
SELECT u.programme_id, r.profile_id, r.goal_id,
       coalesce(max(r.rank) FILTER (WHERE r.own), -1),
       coalesce(max(r.rank) FILTER (WHERE NOT r.own), -1),
       count(*) FILTER (WHERE r.own),
       bool_or(r.rank IS NULL)
FROM ranked r JOIN curriculum_goal g ON g.id = r.goal_id AND g.retired_on IS NULL
JOIN curriculum_unit u ON u.id = g.unit_id
GROUP BY u.programme_id, r.profile_id, r.goal_id
"""
MARK: Final = """
SELECT (SELECT (count(*), max(at))::text FROM curriculum_judgement WHERE region_id = %(region)s),
       (SELECT (count(*), max(at), max(ended_at))::text FROM curriculum_settlement WHERE region_id = %(region)s),
       (SELECT (count(*), max(changed_at), count(retired_on), count(DISTINCT unit_id))::text
        FROM curriculum_goal WHERE region_id = %(region)s),
       (SELECT count(*) FROM curriculum_endterm)
"""


@dataclass(frozen=True, kw_only=True)
class Covered:
    """`states`: (profile, programme) -> goal -> state, where somebody said something; `goals`: programme -> how many."""

    states: dict[tuple[str, UUID], dict[UUID, str]]
    goals: dict[UUID, int]

    def counts(self, profile: str, programme: UUID) -> Counter[str]:
        """How many goals are in which state; the ones that nobody looked at are open."""
        found = Counter(self.states.get((profile, programme), {}).values())
        found[OPEN] += self.goals.get(programme, 0) - found.total()
        return +found


_kept: dict[tuple[UUID, str], tuple[Any, Covered]] = {}
"""(region, leerweg) -> (what was newest, the picture), in the memory of this process."""


def covered(*, region: UUID, leerweg: str = "") -> Covered:
    """The whole region at once; one small query while nothing changed, four when something did."""
    mark = _mark(region)
    kept = _kept.get((region, leerweg))
    if kept is None or kept[0] != mark:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[region, leerweg] = (mark, _look(region, leerweg))
    return kept[1]


def _mark(region: UUID) -> Any:
    """Changes whenever a word, a settlement, a goal, a unit or an end term comes, goes or changes. One query."""
    with connection.cursor() as cursor:
        cursor.execute(MARK, {"region": region})
        return cursor.fetchone()


def _look(region: UUID, leerweg: str) -> Covered:
    totals = _totals(leerweg)
    states: dict[tuple[str, UUID], dict[UUID, str]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"region": region, "leerweg": f"%{leerweg}%"})
        for programme, profile, goal, own, elective, looked, differ in cursor.fetchall():
            states[profile, programme][goal] = _state(
                own, elective, differ=differ, is_whole=looked >= totals.get(profile, 0)
            )
    goals = Unit.objects.filter(goals__retired_on__isnull=True, goals__isnull=False)
    counted = goals.values_list("programme_id").annotate(n=Count("goals")).order_by()
    return Covered(states=dict(states), goals=dict(counted))


def _totals(leerweg: str) -> dict[str, int]:
    """Profile -> how many end terms its own modules have."""
    rows = EndTerm.objects.filter(module__kind="profile_module", leerwegen__contains=leerweg)
    return dict(rows.values_list("module__profile_id").annotate(n=Count("pk")).order_by())


def _state(own: int, elective: int, *, differ: bool, is_whole: bool) -> str:
    if own >= 2:
        return TWICE if own == 3 else PARTLY
    if elective >= 2:
        return SOME
    if max(own, elective) == 1:
        return PREPARES
    if differ:
        return DISPUTED
    return MISSING if is_whole else OPEN
