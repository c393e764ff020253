"""Make the agenda: take over what proposes itself, add to it, put it in another order with a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.meetings.domain.agenda_order import breaks_order, proposed_place
from warmwelkom.rooms.meetings.domain.open_meetings import hold_open, point_of
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting
from warmwelkom.rooms.meetings.queries.promised import promised_before
from warmwelkom.rooms.meetings.queries.proposals import proposals_for
from warmwelkom.rooms.thinktank.models import Contribution


class OrderNeedsReason(UserError):  # noqa: N818  reads as the sentence it is
    """Whoever puts something before what weighs more says why."""


class HasDecisions(UserError):  # noqa: N818  reads as the sentence it is
    """What was decided or promised stays in sight."""


class OnAgendaAlready(UserError):  # noqa: N818  reads as the sentence it is
    """A contribution stands on an agenda once."""


@command("meetings.lead", on="meeting", tell=("key",))
def take_over(*, actor: Actor, meeting: Meeting, key: str, now: dt.datetime) -> AgendaItem:
    """Put a proposal on the agenda, at the place that its weight gives it.

    Raises:
        ChangedMeanwhile: it is no proposal any more.
    """
    hold_open(meeting)
    proposals = proposals_for(
        actor=actor, meeting=meeting, today=now.date(), items=on_agenda(meeting),
        promised=promised_before(meeting),
    )  # fmt: skip
    found = next((one for one in proposals if one.key == key), None)
    if found is None:
        raise ChangedMeanwhile(
            gettext_noop("Dit voorstel is er niet meer. Misschien staat het al op de agenda.")
        )
    made = AgendaItem(region_id=meeting.region_id, meeting=meeting, **found.fields())
    return insert(made)


@command("meetings.lead", on="meeting")
def add_item(*, actor: Actor, meeting: Meeting, now: dt.datetime, **details: Any) -> AgendaItem:  # noqa: ARG001  asked by the command
    """Put something of one's own at the end of the agenda; `details` are fields of AgendaItem.

    Raises:
        OnAgendaAlready: the contribution stands there.
    """
    hold_open(meeting)
    _check_once(meeting, details.get("contribution"))
    place = AgendaItem.objects.filter(meeting=meeting).count() + 1
    made: AgendaItem = AgendaItem.objects.create(
        region_id=meeting.region_id, meeting=meeting, place=place, **details
    )
    return made


@command("meetings.lead", on="meeting")
def change_item(*, actor: Actor, meeting: Meeting, item: AgendaItem, **details: Any) -> None:  # noqa: ARG001  asked by the command
    """Give a point other words, minutes or another contribution; what that weighed goes with it."""
    hold_open(meeting)
    row = point_of(meeting, item)
    if details.get("contribution") != row.contribution:
        _check_once(meeting, details.get("contribution"))
        details |= {"heard": None, "weeks": None, "readiness": None, "move_reason": ""}
    for name, value in details.items():
        setattr(row, name, value)
    row.save(update_fields=list(details))


@command("meetings.lead", on="meeting")
def move_item(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    meeting: Meeting,
    item: AgendaItem,
    to: int,
    reason: str = "",
) -> None:
    """Put a point at place `to` (from 1). The reason stays with it until it stands as proposed again.

    Raises:
        OrderNeedsReason: it leaves the proposed order and no reason is given.
    """
    hold_open(meeting)
    row = point_of(meeting, item)
    others = [one for one in on_agenda(meeting) if one.pk != row.pk]
    others.insert(max(0, to - 1), row)
    is_broken = breaks_order(row, others)
    if is_broken and not (reason.strip() or row.move_reason):
        raise OrderNeedsReason(
            gettext_noop(
                "Zo wijk je af van de voorgestelde volgorde. Schrijf in een zin waarom; iedereen leest dat."
            )
        )
    row.move_reason = (reason.strip() or row.move_reason)[:300] if is_broken else ""
    row.save(update_fields=["move_reason"])
    _number(others)


@command("meetings.lead", on="meeting")
def remove_item(*, actor: Actor, meeting: Meeting, item: AgendaItem, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Take a point off the agenda; `put_back_item` undoes it.

    Raises:
        HasDecisions: something was decided or promised at it.
    """
    hold_open(meeting)
    row = point_of(meeting, item)
    if row.decisions.exists() or row.promised.exists():
        raise HasDecisions(
            gettext_noop("Bij dit punt is al iets besloten of beloofd. Neem dat eerst terug.")
        )
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    _number(on_agenda(meeting))


@command("meetings.lead", on="meeting")
def put_back_item(*, actor: Actor, meeting: Meeting, item: AgendaItem) -> None:  # noqa: ARG001  asked by the command
    """Put a point back that was taken off, with its notes, where it stood."""
    hold_open(meeting)
    row = AgendaItem.objects.filter(pk=item.pk, meeting=meeting).exclude(removed_at=None).first()
    if row is None:
        return
    _check_once(meeting, row.contribution)
    others = on_agenda(meeting)
    others.insert(row.place - 1, row)
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    _number(others)


def on_agenda(meeting: Meeting) -> list[AgendaItem]:
    """The points in order; one query."""
    return list(AgendaItem.objects.filter(meeting=meeting, removed_at=None))


def insert(made: AgendaItem) -> AgendaItem:
    """Put something at the place that its weight gives it. For commands of this room."""
    others = on_agenda(made.meeting)
    place = proposed_place(made, others)
    made.place = place
    made.save()
    others.insert(place - 1, made)
    _number(others)
    return made


def _number(rows: list[AgendaItem]) -> None:
    for place, row in enumerate(rows, start=1):
        row.place = place
    AgendaItem.objects.bulk_update(rows, ["place"])


def _check_once(meeting: Meeting, contribution: Contribution | None) -> None:
    if contribution is None:
        return
    if AgendaItem.objects.filter(
        meeting=meeting, contribution=contribution, removed_at=None
    ).exists():
        raise OnAgendaAlready(gettext_noop("Deze bijdrage staat al op de agenda."))
