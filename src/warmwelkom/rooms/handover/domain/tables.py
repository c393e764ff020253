"""Make a round table: its day and place, its schools, who sits at it and who chairs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.handover.domain.table_cases import fill_list
from warmwelkom.rooms.handover.domain.table_telling import tell_of_seat, tell_schools
from warmwelkom.rooms.handover.models import RoundTable, TableSchool, TableSeat
from warmwelkom.rooms.people.models import Role, School

CHAIRS = ("coach", "decaan")


class NoSuchSeat(UserError):  # noqa: N818  reads as the sentence it is
    """A seat is for somebody who works here; a chair is a coach or a decaan."""


@command("handover.make_table", tell=("name",))
def make_table(
    *,
    actor: Actor,
    name: str,
    starts_at: dt.datetime,
    screen_by: dt.date,
    place: str,
    link: str,
    schools: Iterable[School],
    now: dt.datetime,
) -> RoundTable:
    """Make a table and its first list, and tell its schools that they may look through their own."""
    table: RoundTable = RoundTable.objects.create(
        region_id=actor.region, name=name, starts_at=starts_at, screen_by=screen_by,
        place=place, link=link, made_at=now, made_by_id=actor.user_id,
    )  # fmt: skip
    _set_schools(table, schools)
    fill_list(table=table, now=now)
    tell_schools(table=table, now=now)
    return table


@command("handover.manage_table", on="table")
def change_table(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    table: RoundTable,
    name: str,
    starts_at: dt.datetime,
    screen_by: dt.date,
    place: str,
    link: str,
    schools: Iterable[School],
    now: dt.datetime,
) -> None:
    """Give a table another day, place or other schools; its list follows.

    Raises:
        ChangedMeanwhile: it began, or was called off.
    """
    row = hold_ahead(table)
    row.name, row.starts_at, row.screen_by = name, starts_at, screen_by
    row.place, row.link = place, link
    row.save()
    _set_schools(row, schools)
    fill_list(table=row, now=now)
    tell_schools(table=row, now=now)


@command("handover.manage_table", on="table")
def cancel_table(*, actor: Actor, table: RoundTable, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Call it off; its list stays for whoever looks back. Called off twice is called off once."""
    row = hold_ahead(table)
    row.cancelled_at = now
    row.save(update_fields=["cancelled_at"])


@command("handover.manage_table", on="table")
def restore_table(*, actor: Actor, table: RoundTable, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Undo: it goes on after all."""
    row = RoundTable.objects.select_for_update().get(pk=table.pk)
    row.cancelled_at = None
    row.save(update_fields=["cancelled_at"])
    fill_list(table=row, now=now)


@command("handover.manage_table", on="table")
def give_seat(*, actor: Actor, table: RoundTable, role: Role, now: dt.datetime) -> TableSeat:
    """Let somebody sit at the table in one of their roles; asked twice, it is one seat.

    Raises:
        ChangedMeanwhile: the table is over or called off.
        NoSuchSeat: the role is not in force.
    """
    row = _hold_open(table)
    if role.ended_at is not None:
        raise NoSuchSeat(gettext_noop("Deze persoon werkt hier niet meer. Kies iemand anders."))
    words = {"role": role.kind, "school": role.school, "region_id": row.region_id}
    seat, is_new = TableSeat.objects.get_or_create(table=row, person=role.person, defaults=words)
    if is_new:
        tell_of_seat(seat=seat, now=now, sender=actor.name)
    return seat


@command("handover.manage_table", on="table")
def take_seat_back(*, actor: Actor, table: RoundTable, seat: TableSeat) -> None:  # noqa: ARG001  asked by the command
    """Somebody does not sit here after all."""
    _hold_open(table)
    TableSeat.objects.filter(pk=seat.pk, table=table).delete()


@command("handover.manage_table", on="table")
def name_chair(*, actor: Actor, table: RoundTable, seat: TableSeat) -> None:  # noqa: ARG001  asked by the command
    """Who sits in this seat chairs; nobody else does.

    Raises:
        NoSuchSeat: neither coach nor decaan.
    """
    _hold_open(table)
    if seat.role not in CHAIRS:
        raise NoSuchSeat(gettext_noop("Een overstapcoach of een decaan zit de tafel voor."))
    TableSeat.objects.filter(table=table, is_chair=True).update(is_chair=False)
    TableSeat.objects.filter(pk=seat.pk, table=table).update(is_chair=True)


def hold_ahead(table: RoundTable) -> RoundTable:
    """The row, locked, while its list is still made and screened; raises ChangedMeanwhile."""
    row: RoundTable = RoundTable.objects.select_for_update().get(pk=table.pk)
    if not row.is_ahead:
        raise ChangedMeanwhile(
            gettext_noop("Deze tafel is al begonnen of gaat niet door. Kijk hoe het nu staat.")
        )
    return row


def _hold_open(table: RoundTable) -> RoundTable:
    row: RoundTable = RoundTable.objects.select_for_update().get(pk=table.pk)
    if row.ended_at or row.cancelled_at:
        raise ChangedMeanwhile(
            gettext_noop("Deze tafel is voorbij of gaat niet door. Kijk hoe het nu staat.")
        )
    return row


def _set_schools(table: RoundTable, schools: Iterable[School]) -> None:
    wanted = {school.pk: school for school in schools}
    TableSchool.objects.filter(table=table).exclude(school_id__in=wanted).delete()
    there = set(TableSchool.objects.filter(table=table).values_list("school_id", flat=True))
    TableSchool.objects.bulk_create(
        TableSchool(region_id=table.region_id, table=table, school=school)
        for key, school in wanted.items()
        if key not in there
    )
