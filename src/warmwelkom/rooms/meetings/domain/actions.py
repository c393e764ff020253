"""What was promised: by whom, before when; done, dropped with a reason, or open again."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.domain.open_meetings import hold_begun, point_of
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Meeting
from warmwelkom.rooms.people.models import Person, School


class PromiseIncomplete(UserError):  # noqa: N818  reads as the sentence it is
    """A promise is by somebody."""


@command("meetings.lead", on="meeting")
def promise(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    meeting: Meeting,
    item: AgendaItem,
    what: str,
    due: dt.date,
    now: dt.datetime,
    person: Person | None = None,
    school: School | None = None,
) -> ActionItem:
    """Write down who does what before which day; `school` is the person's own, or who promises.

    Raises:
        PromiseIncomplete: nobody promises it, or nothing is promised.
    """
    row = hold_begun(meeting)
    point = point_of(meeting, item)
    if not what.strip() or (person is None and school is None):
        raise PromiseIncomplete(gettext_noop("Zeg wat er gebeurt en wie dat doet."))
    made: ActionItem = ActionItem.objects.create(
        region_id=row.region_id, meeting=row, item=point, what=what.strip(), due=due,
        person=person, person_name=person.name if person else "", school=school, made_at=now,
        state_at=now,
    )  # fmt: skip
    return made


@command("meetings.lead", on="meeting")
def remove_promise(*, actor: Actor, meeting: Meeting, action: ActionItem) -> None:  # noqa: ARG001  asked by the command
    """It was written down by mistake; only while the minutes are not published."""
    hold_begun(meeting)
    ActionItem.objects.filter(pk=action.pk, meeting=meeting).delete()


@command("meetings.settle_action", on="action", tell=("state",))
def settle_action(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    action: ActionItem,
    state: str,
    now: dt.datetime,
    reason: str = "",
) -> None:
    """Say that it is done, or is not needed any more and why; or open it again.

    Raises:
        PromiseIncomplete: it is dropped without a reason.
    """
    row = ActionItem.objects.select_for_update().get(pk=action.pk)
    reason = reason.strip()[:300]
    if state == ActionItem.State.DROPPED and not reason:
        raise PromiseIncomplete(gettext_noop("Schrijf in een zin waarom het niet meer nodig is."))
    if row.state == state:
        return
    row.state, row.state_at, row.state_reason = state, now, reason
    row.save(update_fields=["state", "state_at", "state_reason"])
