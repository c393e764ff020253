"""How long each step of the thread takes: one question to the database."""

from __future__ import annotations

from typing import Final

from django.db import connection
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.queries.open.shapes import Step

FEWEST: Final = 5
NAMES: Final = {
    "heard": _("van gezegd tot gehoord"),
    "answered": _("van gehoord tot antwoord"),
    "idea": _("van behoefte tot idee"),
    "plan": _("van idee tot plan"),
    "chosen": _("van plan tot gekozen"),
    "under_way": _("van gekozen tot begonnen"),
    "effect": _("van begonnen tot effect"),
}
"""The steps of a thread in their order."""
ASK: Final = """
WITH firsts AS (
  SELECT min("on") FILTER (WHERE s.state = 'received') AS received,
    min("on") FILTER (WHERE s.state = 'heard') AS heard,
    min("on") FILTER (WHERE s.state = 'answered') AS answered,
    min("on") FILTER (WHERE s.state = 'draft') AS draft,
    min("on") FILTER (WHERE s.state = 'chosen') AS chosen,
    min("on") FILTER (WHERE s.state = 'under_way') AS under_way,
    min("on") FILTER (WHERE s.state = 'pilot_done') AS pilot_done
  FROM thinktank_contributionstate s JOIN thinktank_contribution c ON c.id = s.contribution_id
  WHERE c.region_id = %(region)s AND c.published_at IS NOT NULL GROUP BY s.contribution_id
), took(step, days) AS (
  SELECT step, days FROM firsts CROSS JOIN LATERAL (VALUES
    ('heard', heard - received), ('answered', answered - heard), ('chosen', chosen - draft),
    ('under_way', under_way - chosen), ('effect', pilot_done - under_way)) AS each(step, days)
  UNION ALL
  SELECT later.kind, greatest(min(l.made_on) - earlier.received_on, 0)
  FROM thinktank_threadlink l JOIN thinktank_contribution earlier ON earlier.id = l.earlier_id
  JOIN thinktank_contribution later ON later.id = l.later_id
  WHERE l.region_id = %(region)s AND earlier.published_at IS NOT NULL
    AND later.published_at IS NOT NULL
    AND (earlier.kind, later.kind) IN (('need', 'idea'), ('idea', 'plan'))
  GROUP BY later.kind, earlier.id, earlier.received_on
)
SELECT step, count(days), percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FROM took GROUP BY step
"""
"""From one state to another the first time each was reached; from coming in to the first link onward.

Without a join of the states with themselves: the database can't guess how many rows a region has.
"""


def steps_of(*, actor: Actor) -> list[Step]:
    """The median of every step in whole and half days; none under five cases, for it would tell nothing."""
    with connection.cursor() as cursor:
        cursor.execute(ASK, {"region": actor.region})
        found = {step: (cases, median) for step, cases, median in cursor.fetchall()}
    return [
        Step(
            step=step,
            cases=found.get(step, (0, None))[0],
            median_days=found[step][1] if found.get(step, (0, None))[0] >= FEWEST else None,
        )
        for step in NAMES
    ]
