"""The thread as the database walks it: up, down, never round. Bound to the region by the row rules.

A contribution that was merged stands for the one it is read under; what is not published is no
step on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

WALKED = ("solves", "works_out", "tries", "measures")
"""The links that lead from one thing to the next; "touches" leads nowhere."""

STEP = """
    CROSS JOIN LATERAL (
        SELECT {way}.id UNION ALL
        SELECT m.id FROM thinktank_contribution m
        WHERE m.merged_into_id = {way}.id AND m.published_at IS NOT NULL
    ) here
    CROSS JOIN LATERAL (
        SELECT t.{there} AS id, t.kind FROM thinktank_threadlink t
        WHERE t.{here} = here.id AND t.kind <> 'touches' OFFSET 0
    ) link
    CROSS JOIN LATERAL (
        SELECT coalesce(c.merged_into_id, c.id) AS id FROM thinktank_contribution c
        WHERE c.id = link.id AND c.published_at IS NOT NULL OFFSET 0
    ) there
    WHERE {way}.depth < 12 AND there.id <> {way}.id"""
"""One step from whatever is read under `here`. OFFSET 0 keeps the order of the joins: the rule of
the region hides from the planner how many rows there are, and it would begin at the wrong end."""

DOWN = STEP.format(way="down", here="earlier_id", there="later_id")
UP = STEP.format(way="up", here="later_id", there="earlier_id")

WALK = f"""
WITH RECURSIVE start AS (
    SELECT coalesce(merged_into_id, id) AS id FROM thinktank_contribution WHERE id = %(start)s
), down (id, depth, came_from, kind) AS (
    SELECT id, 0, NULL::uuid, NULL::text FROM start
    UNION SELECT there.id, down.depth + 1, down.id, link.kind::text FROM down {DOWN}
), up (id, depth, came_from, kind) AS (
    SELECT id, 0, NULL::uuid, NULL::text FROM start
    UNION SELECT there.id, up.depth + 1, up.id, link.kind::text FROM up {UP}
)
SELECT came_from, id, kind FROM down WHERE came_from IS NOT NULL
UNION SELECT id, came_from, kind FROM up WHERE came_from IS NOT NULL
"""  # noqa: S608  our own words, nobody's input

FURTHEST = f"""(
WITH RECURSIVE down (id, depth) AS (
    SELECT "thinktank_contribution"."id", 0
    UNION SELECT there.id, down.depth + 1 FROM down {DOWN}
)
SELECT max(CASE WHEN c.kind = 'need' THEN 1 WHEN c.kind = 'idea' THEN 2 WHEN c.kind = 'offer' THEN 0
                WHEN c.state IN ('goes_on', 'changed', 'stopped') THEN 5
                WHEN c.state IN ('under_way', 'pilot_done') THEN 4 ELSE 3 END)
FROM down CROSS JOIN LATERAL (
    SELECT * FROM thinktank_contribution c WHERE c.id = down.id OFFSET 0
) c)"""  # noqa: S608  our own words, nobody's input
"""For a row of Contribution: how far its thread came, 1 (a need) to 5 (an effect), 0 for an offer."""


@dataclass(frozen=True, kw_only=True)
class Stitch:
    """One step of the thread, between the roots of bundles."""

    earlier: UUID
    later: UUID
    kind: str


def thread_around(*, start: UUID) -> list[Stitch]:
    """Every stitch on a way that leads to or from `start`; one query, at most twelve steps each way.

    Inside a region: the rows of another one are not there.
    """
    with connection.cursor() as cursor:
        cursor.execute(WALK, {"start": start})
        return [Stitch(earlier=row[0], later=row[1], kind=row[2]) for row in cursor.fetchall()]


def leads_to(*, start: UUID, target: UUID) -> bool:
    """Whether one comes from `start` to `target` by going on; one query."""
    found = thread_around(start=start)
    after: dict[UUID, list[UUID]] = {}
    for stitch in found:
        after.setdefault(stitch.earlier, []).append(stitch.later)
    seen, ahead = {start}, [start]
    while ahead:
        ahead = [pk for one in ahead for pk in after.get(one, []) if pk not in seen]
        seen.update(ahead)
    return target in seen
