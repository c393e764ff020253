"""Whether anything public changed: one number over everything that leaves, made by the database."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.core.cache import cache
from django.db import connection

from warmwelkom.base.access.actor import Actor

KEPT: Final = 30 * 24 * 3600
ASK: Final = """
WITH rows(number) AS (
  SELECT hash_record_extended(ROW(id, kind, title, text, received_on, state, state_on, heard, merged_into_id,
    answer_by, answered_on, author_name, school_id, audience_id), 1)
  FROM thinktank_contribution WHERE region_id = %(region)s AND published_at IS NOT NULL
  UNION ALL
  SELECT hash_record_extended(ROW(s.id, s.contribution_id, s.state, s.reason, s."on", s.at, s.organisation_id,
    s.meeting_title), 2)
  FROM thinktank_contributionstate s JOIN thinktank_contribution c ON c.id = s.contribution_id
  WHERE c.region_id = %(region)s AND c.published_at IS NOT NULL
  UNION ALL
  SELECT hash_record_extended(ROW(id, earlier_id, later_id, kind, note, made_on), 3)
  FROM thinktank_threadlink WHERE region_id = %(region)s
  UNION ALL
  SELECT hash_record_extended(ROW(id, kind, slug, name, name_en, place), 4)
  FROM thinktank_label WHERE region_id = %(region)s
  UNION ALL
  SELECT hash_record_extended(ROW(contribution_id, label_id), 5)
  FROM thinktank_contribution_labels JOIN thinktank_label ON thinktank_label.id = label_id
  WHERE region_id = %(region)s
  UNION ALL
  SELECT hash_record_extended(ROW(id, school_id, leerweg, sector, posted), 6)
  FROM thinktank_classcode WHERE region_id = %(region)s
  UNION ALL
  SELECT hash_record_extended(ROW(id, name), 7) FROM people_school WHERE region_id = %(region)s
)
SELECT md5(concat(count(*), ':', sum(number), ':', bit_xor(number))) FROM rows
"""
"""In whatever order they come: the rows' numbers are added up, and laid over each other."""


def fingerprint(*, actor: Actor, today: dt.date) -> str:
    """Changes when anything does that is public in the actor's region, or when a day has passed.

    The day counts, for an answer that was still due yesterday may be late today. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(ASK, {"region": actor.region})
        row = cursor.fetchone()
    return f"{row[0] if row else ''}-{today:%Y%m%d}"


def since(*, actor: Actor, mark: str, now: dt.datetime) -> dt.datetime:
    """The moment at which this fingerprint was first seen; forgotten, it is `now`, never earlier."""
    key = f"thinktank.open.{actor.region}"
    found: Any = cache.get(key)
    if found is None or found[0] != mark:
        found = (mark, now)
        cache.set(key, found, KEPT)
    return found[1]  # type: ignore[no-any-return]  # as it was set
