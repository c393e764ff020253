"""Screen the list of a table before it begins: this is solved, that is a real case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.handover.domain.tables import hold_ahead
from warmwelkom.rooms.handover.models import RoundTable, TableCase

Said = Mapping[UUID, tuple[str, str]]


class LineMissing(UserError):  # noqa: N818  reads as the sentence it is
    """Solved says how."""


@command("handover.screen_table", on="table")
def screen_cases(*, actor: Actor, table: RoundTable, said: Said, now: dt.datetime) -> int:
    """Keep what somebody says of their own cases: case -> (solved, real or nothing yet, one line).

    What is not theirs is left alone; what did not change keeps who said it. Returns how many changed.

    Raises:
        ChangedMeanwhile: the table began.
        LineMissing: a case is solved without a line that says how.
    """
    hold_ahead(table)
    rows = TableCase.objects.visible_to(actor, "handover.screen_case").filter(table=table)
    changed = [
        row
        for row in rows.select_for_update(of=("self",)).select_related("transition")
        if row.pk in said and said[row.pk] != (row.screening, row.screening_line)
    ]
    for row in changed:
        row.screening, row.screening_line = said[row.pk]
        if row.screening == TableCase.Screening.SOLVED and not row.screening_line:
            raise LineMissing(gettext_noop("Schrijf bij “opgelost” in één zin hoe."))
        row.screened_at, row.screened_by_id, row.screened_by_name = _who(row, actor, now)
        row.save()
    record_acts(
        make_act(actor=actor, action="handover.screen_case", subject=row) for row in changed
    )
    return len(changed)


def _who(row: TableCase, actor: Actor, now: dt.datetime) -> tuple[Any, Any, str]:
    return (now, actor.user_id, actor.name[:200]) if row.screening else (None, None, "")
