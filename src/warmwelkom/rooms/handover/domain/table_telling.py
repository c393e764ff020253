"""Tell people of a table: that they sit at it, that their school may look through its own pupils."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.ui.templatetags.ww import long_day, moment
from warmwelkom.rooms.handover.models import RoundTable, TableSchool, TableSeat
from warmwelkom.rooms.people.models import Person, Role


def tell_of_seat(*, seat: TableSeat, now: dt.datetime, sender: str) -> None:
    """Once for each seat: when, where, and what there is to do before."""
    table = seat.table
    with override(seat.person.language):
        title = _("Je zit aan tafel: %(name)s") % {"name": table.name}
        where = table.place or table.link
        text = _("Dag %(name)s,\n\nJe zit aan de overstaptafel op %(moment)s. Plek: %(where)s") % {
            "name": seat.person.name,
            "moment": moment(table.starts_at),
            "where": where,
        }
        _tell(table, seat.person, f"seat:{seat.pk}", title, text, now=now, sender=sender)


def tell_schools(*, table: RoundTable, now: dt.datetime) -> None:
    """Decanen of its schools, once for each table: look through your own pupils before a day."""
    for person in decanen_of(table):
        tell_to_screen(table=table, person=person, when="made", now=now)


def tell_to_screen(*, table: RoundTable, person: Person, when: str, now: dt.datetime) -> bool:
    """Ask one person to look through their own list; each `when` once. No name of a pupil is in it."""
    with override(person.language):
        title = _("Kijk je leerlingen na, uiterlijk %(day)s") % {"day": long_day(table.screen_by)}
        text = _(
            "Dag %(name)s,\n\nOp %(day)s is %(table)s. Zeg vóór die tijd van elke leerling zonder plek: is het opgelost, of hoort het aan tafel? Per leerling is dat één klik en één zin."
        ) % {"name": person.name, "day": long_day(table.starts_at), "table": table.name}
        return _tell(table, person, f"screen:{table.pk}:{when}", title, text, now=now)


def _tell(
    table: RoundTable, person: Person, event: str, title: str, text: str, *, now: Any,
    sender: str = "",
) -> bool:  # fmt: skip
    return tell(
        event=event, person=person.pk, to=person.email, kind=NoticeKind.TASK, title=title,
        text=text, address=reverse("handover:table", args=[table.pk]), now=now,
        region_id=table.region_id, language=person.language, sender_name=sender,
    )  # fmt: skip


def decanen_of(table: RoundTable) -> list[Person]:
    """Who is decaan at one of its schools now. One query."""
    schools = TableSchool.objects.filter(table=table).values("school_id")
    roles = Role.objects.filter(
        kind="decaan", school__in=schools, ended_at=None, school_year__gte=F("region__school_year")
    )
    return list(Person.objects.filter(pk__in=roles.values("person_id")).order_by("pk"))
