"""How long pupils are in each step: half go faster than the middle, nine of ten faster than the last figure."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db import connection

from warmwelkom.engines.suppression import in_fives
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.words import WAY

FEWEST_FOR_MIDDLE, FEWEST_FOR_SLOW = 10, 20
"""Fewer than so many, and the days of one pupil would show."""
SQL = """
WITH first AS (
  SELECT c.transition_id, c.state, min(c.since) AS since
  FROM transitions_statechange c
  JOIN transitions_transition t ON t.id = c.transition_id
  WHERE t.region_id = %(region)s AND t.school_year = %(year)s AND t.gone_at IS NULL
    AND c.region_id = %(region)s AND c.state = ANY(%(way)s)
  GROUP BY c.transition_id, c.state
), step AS (
  SELECT transition_id, state,
    lead(since) OVER (PARTITION BY transition_id ORDER BY since, array_position(%(way)s, state)) - since AS days
  FROM first
)
SELECT s.state, l.school_id, count(*),
  percentile_disc(0.5) WITHIN GROUP (ORDER BY s.days),
  percentile_disc(0.9) WITHIN GROUP (ORDER BY s.days)
FROM step s
JOIN transitions_transition t ON t.id = s.transition_id
LEFT JOIN people_location l ON l.id = t.location_id
WHERE s.days IS NOT NULL
GROUP BY GROUPING SETS ((s.state), (s.state, l.school_id))
"""


def days_in_steps(*, region: Region, school_year: int) -> dict[UUID | None, list[dict[str, Any]]]:
    """School (None: the region) -> its steps in the order of the way; one query, inside the region's scope.

    A pupil counts once a next step is known; a step twice gone through counts from its first day. `n` is how many,
    rounded down to fives.
    """
    way = [state.value for state in WAY]
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"region": region.pk, "year": school_year, "way": way})
        rows = cursor.fetchall()
    found: dict[UUID | None, list[dict[str, Any]]] = defaultdict(list)
    seen: set[tuple[str, UUID | None]] = set()
    for state, school, n, middle, slow in sorted(
        rows, key=lambda row: (way.index(row[0]), -row[2])
    ):
        if (state, school) in seen or n < FEWEST_FOR_MIDDLE:
            continue  # who came from another region has no school either: the whole comes first
        seen.add((state, school))
        found[school].append(
            {
                "state": state, "n": in_fives(n), "median": middle,
                "p90": slow if n >= FEWEST_FOR_SLOW else None,
            }
        )  # fmt: skip
    return found
