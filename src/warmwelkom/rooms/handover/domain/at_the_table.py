"""At the table: begin, decide about one case after another, end; open again what was closed too soon."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.audit.queries import acts_about
from warmwelkom.base.audit.record import record_reading
from warmwelkom.rooms.handover.domain.table_cases import fill_list
from warmwelkom.rooms.handover.domain.tables import hold_ahead
from warmwelkom.rooms.handover.models import RoundTable, TableAction, TableCase
from warmwelkom.rooms.people.models import Person

ONCE_IN = dt.timedelta(hours=1)
WITHOUT_ACTION = (TableCase.Outcome.PLACED, TableCase.Outcome.ELSEWHERE)


class DecisionIncomplete(UserError):  # noqa: N818  reads as the sentence it is
    """A decision is an outcome, and who does what before when."""


@command("handover.chair_table", on="table")
def begin_table(*, actor: Actor, table: RoundTable, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Make the list a last time; from here on it stands still. What nobody screened is a real case.

    Raises:
        ChangedMeanwhile: it began already, or was called off.
    """
    row = hold_ahead(table)
    fill_list(table=row, now=now)
    left = TableCase.objects.filter(table=row, screening="", gone_at__isnull=True)
    left.update(screening=TableCase.Screening.REAL)
    row.begun_at = now
    row.save(update_fields=["begun_at"])


@command("handover.chair_table", on="table")
def unbegin_table(*, actor: Actor, table: RoundTable) -> None:  # noqa: ARG001  asked by the command
    """Undo the beginning, as long as nothing is decided: its list makes itself again and is screened on.

    Raises:
        ChangedMeanwhile: something is decided.
    """
    row = RoundTable.objects.select_for_update().get(pk=table.pk)
    if TableCase.objects.filter(table=row).exclude(outcome="").exists():
        raise ChangedMeanwhile(gettext_noop("Er is al iets besloten. De tafel blijft begonnen."))
    TableCase.objects.filter(table=row, screened_at=None).update(screening="")
    row.begun_at = None
    row.save(update_fields=["begun_at"])


@command("handover.decide_case", on="case", tell=("outcome",))
def decide_case(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    case: TableCase,
    outcome: str,
    now: dt.datetime,
    what: str = "",
    person: Person | None = None,
    due: dt.date | None = None,
) -> TableAction | None:
    """Keep the one decision about a case; a second one takes the place of the first.

    Raises:
        DecisionIncomplete: no outcome, or nobody does anything before a day where that is needed.
    """
    row = TableCase.objects.select_for_update().get(pk=case.pk)
    if outcome not in TableCase.Outcome.values:
        raise DecisionIncomplete(gettext_noop("Kies wat de tafel besluit."))
    what = what.strip()
    is_action = bool(what or person or due)
    if (is_action or outcome not in WITHOUT_ACTION) and not (what and person and due):
        raise DecisionIncomplete(gettext_noop("Zeg ook wie wat doet, en vóór welke dag."))
    row.outcome, row.decided_at = outcome, now
    row.save(update_fields=["outcome", "decided_at"])
    TableAction.objects.filter(case=row).delete()
    if not (person and due):
        return None
    made: TableAction = TableAction.objects.create(
        region_id=row.region_id, case=row, what=what[:200], person=person,
        person_name=person.name, due=due, made_at=now, state_at=now,
    )  # fmt: skip
    return made


@command("handover.decide_case", on="case")
def take_decision_back(*, actor: Actor, case: TableCase) -> None:  # noqa: ARG001  asked by the command
    """Undo: the case is open at this table again."""
    TableAction.objects.filter(case=case).delete()
    TableCase.objects.filter(pk=case.pk).update(outcome="", decided_at=None)


@command("handover.chair_table", on="table")
def end_table(*, actor: Actor, table: RoundTable, now: dt.datetime) -> int:  # noqa: ARG001  asked by the command
    """Close it; what was not decided comes back at the next table. Returns how many that are.

    Raises:
        ChangedMeanwhile: it has not begun, or ended already.
    """
    row = RoundTable.objects.select_for_update().get(pk=table.pk)
    if not row.is_running:
        raise ChangedMeanwhile(
            gettext_noop(
                "Deze tafel is nog niet begonnen of is al gesloten. Kijk hoe het nu staat."
            )
        )
    left = TableCase.objects.filter(
        table=row, outcome="", screening=TableCase.Screening.REAL, gone_at__isnull=True
    )
    number: int = left.update(outcome=TableCase.Outcome.NEXT)
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    return number


@command("handover.chair_table", on="table")
def reopen_table(*, actor: Actor, table: RoundTable) -> None:  # noqa: ARG001  asked by the command
    """Undo the end: what nobody decided is open again."""
    undecided = TableCase.objects.filter(table=table, decided_at__isnull=True)
    undecided.update(outcome="")
    RoundTable.objects.filter(pk=table.pk).update(ended_at=None)


def note_case_read(*, actor: Actor, case: TableCase) -> None:
    """Record that somebody was shown this case at a table; once an hour, as with a pupil's page."""
    known = acts_about(pupil_id=case.about_pupil)
    record_reading(
        actor=actor, action="handover.see_case", subject=case, known=known, within=ONCE_IN
    )
