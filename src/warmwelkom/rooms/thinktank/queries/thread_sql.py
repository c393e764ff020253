"""The thread as the database walks it: up, down, never round. Bound to the region by the row rules.

A contribution that was merged stands for the one it is read under; what is not published is no
step on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

DEEPEST = 12
WALKED = ("solves", "works_out", "tries", "measures")
"""The links that lead from one thing to the next; "touches" leads nowhere."""

WALK = """
WITH RECURSIVE stitch AS (
    SELECT DISTINCT coalesce(e.merged_into_id, e.id) AS earlier,
           coalesce(l.merged_into_id, l.id) AS later, t.kind
    FROM thinktank_threadlink t
    JOIN thinktank_contribution e ON e.id = t.earlier_id
    JOIN thinktank_contribution l ON l.id = t.later_id
    WHERE t.region_id = %(region)s AND t.kind = ANY(%(kinds)s)
      AND e.published_at IS NOT NULL AND l.published_at IS NOT NULL
), up (id, depth) AS (
    SELECT coalesce(merged_into_id, id), 0 FROM thinktank_contribution WHERE id = %(start)s
    UNION
    SELECT s.earlier, up.depth + 1 FROM stitch s JOIN up ON s.later = up.id
    WHERE up.depth < %(deepest)s
), down (id, depth) AS (
    SELECT coalesce(merged_into_id, id), 0 FROM thinktank_contribution WHERE id = %(start)s
    UNION
    SELECT s.later, down.depth + 1 FROM stitch s JOIN down ON s.earlier = down.id
    WHERE down.depth < %(deepest)s
)
SELECT earlier, later, kind FROM stitch
WHERE earlier <> later
  AND ((earlier IN (SELECT id FROM up) AND later IN (SELECT id FROM up))
    OR (earlier IN (SELECT id FROM down) AND later IN (SELECT id FROM down)))
"""

FURTHEST = """(
WITH RECURSIVE down (id, depth) AS (
    SELECT "thinktank_contribution"."id", 0
    UNION
    SELECT coalesce(l.merged_into_id, l.id), down.depth + 1
    FROM down
    JOIN thinktank_contribution e ON e.id = down.id OR e.merged_into_id = down.id
    JOIN thinktank_threadlink t ON t.earlier_id = e.id AND t.kind <> 'touches'
    JOIN thinktank_contribution l ON l.id = t.later_id AND l.published_at IS NOT NULL
    WHERE down.depth < 12
)
SELECT max(CASE WHEN c.kind = 'need' THEN 1 WHEN c.kind = 'idea' THEN 2 WHEN c.kind = 'offer' THEN 0
                WHEN c.state IN ('goes_on', 'changed', 'stopped') THEN 5
                WHEN c.state IN ('under_way', 'pilot_done') THEN 4 ELSE 3 END)
FROM down JOIN thinktank_contribution c ON c.id = down.id)"""
"""For a row of Contribution: how far its thread came, 1 (a need) to 5 (an effect), 0 for an offer."""


@dataclass(frozen=True, kw_only=True)
class Stitch:
    """One step of the thread, between the roots of bundles."""

    earlier: UUID
    later: UUID
    kind: str


def thread_around(*, region: UUID, start: UUID, kinds: tuple[str, ...] = WALKED) -> list[Stitch]:
    """Every stitch on a way that leads to or from `start`; one query, at most `DEEPEST` steps."""
    words: dict[str, Any] = {
        "region": region,
        "start": start,
        "kinds": list(kinds),
        "deepest": DEEPEST,
    }
    with connection.cursor() as cursor:
        cursor.execute(WALK, words)
        return [Stitch(earlier=row[0], later=row[1], kind=row[2]) for row in cursor.fetchall()]


def leads_to(*, region: UUID, start: UUID, target: UUID) -> bool:
    """Whether one comes from `start` to `target` by going on; one query."""
    found = thread_around(region=region, start=start)
    after: dict[UUID, list[UUID]] = {}
    for stitch in found:
        after.setdefault(stitch.earlier, []).append(stitch.later)
    seen, ahead = {start}, [start]
    while ahead:
        ahead = [pk for one in ahead for pk in after.get(one, []) if pk not in seen]
        seen.update(ahead)
    return target in seen
