"""What was decided at a table is done by somebody before a day: settled, or chased until it is."""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.promises import LAST, reminder_due
from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.handover.models import TableAction
from warmwelkom.rooms.people.models import Person, Role


class ReasonMissing(UserError):  # noqa: N818  reads as the sentence it is
    """What is dropped says why."""


@command("handover.settle_table_action", on="action", tell=("state",))
def settle_table_action(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    action: TableAction,
    state: str,
    now: dt.datetime,
    reason: str = "",
) -> None:
    """Say that it is done, or not needed any more and why; or open it again.

    Raises:
        ReasonMissing: it is dropped without a reason.
    """
    row = TableAction.objects.select_for_update().get(pk=action.pk)
    reason = reason.strip()[:300]
    if state == TableAction.State.DROPPED and not reason:
        raise ReasonMissing(gettext_noop("Schrijf in een zin waarom het niet meer nodig is."))
    if row.state == state:
        return
    row.state, row.state_at, row.state_reason = state, now, reason
    row.save(update_fields=["state", "state_at", "state_reason"])


def chase_actions(*, now: dt.datetime) -> int:
    """Remind whoever does something, each moment once; at the last one the next table has it.

    Returns how many were reminded. What is about a pupil stands on the page, never in the mail.
    """
    today, chased = now.date(), 0
    rows = TableAction.objects.filter(
        state=TableAction.State.OPEN, due__lte=today + dt.timedelta(days=3),
        case__table__ended_at__isnull=False,
    ).select_related("person", "case__table")  # fmt: skip
    for row in rows.select_for_update(of=("self",)):
        moment = reminder_due(
            due=row.due, made_on=row.made_at.date(), reminded=row.reminded, today=today
        )
        if moment and moment != LAST and row.person and works_here(row.person):
            row.reminded = moment
            row.save(update_fields=["reminded"])
            _remind(row, row.person, moment=moment, now=now)
            chased += 1
    return chased


def works_here(person: Person) -> bool:
    """Whether who must do it has a role here now. One query."""
    roles = Role.objects.filter(
        person=person, ended_at=None, school_year__gte=F("region__school_year")
    )
    return bool(roles.exists())


def _remind(row: TableAction, person: Person, *, moment: str, now: dt.datetime) -> None:
    table = row.case.table
    with override(person.language):
        title = _("Bijna zover: een actie van de overstaptafel")
        if moment != "before":
            title = _("Nog open: een actie van de overstaptafel")
        text = _(
            "Dag %(name)s,\n\nOp %(table)s nam je iets op je, vóór %(day)s. Is het gedaan, of niet meer nodig? Dat zeg je met één klik."
        ) % {"name": person.name, "table": table.name, "day": long_day(row.due)}
    tell(
        event=f"table_action:{row.pk}:{moment}", person=person.pk, to=person.email,
        kind=NoticeKind.TASK, title=title, text=text, now=now, region_id=row.region_id,
        address=reverse("handover:table_action", args=[row.pk]), language=person.language,
    )  # fmt: skip
