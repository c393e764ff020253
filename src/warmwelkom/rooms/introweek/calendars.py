"""A week as a calendar reads it: the same entry keeps its number, however often it moves. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from warmwelkom.base.calendar.ics import Appointment, Party, calendar_file, one_line
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.whereabouts import Hour

PRODUCT: Final = "-//Warm Welkom//introductieweek//NL"


def calendar_of(
    hours: Iterable[Hour], *, whose: str, address: str, name: str, organiser: Party,
    published_at: dt.datetime, first_at: dt.datetime, number: int, of_groups: bool = False, is_own_school: bool = True,
) -> str:  # fmt: skip
    """The .ics of one person's week. `whose` names the person in the numbers of the entries and nowhere else.

    `number` is that of the plan that was shared, so that a calendar knows which is newer. `of_groups` is for
    who has the same part with several groups; a student keeps an entry in another group too. To a student
    whoever joins is of the own old school (`is_own_school`).
    """
    entries = [
        Appointment(
            uid=f"{uuid5(NAMESPACE_URL, ':'.join(_key(hour, whose, of_groups)))}@warmwelkom",
            title=one_line(hour.what.title), description=_about(hour, is_own_school), location=_place(hour),
            address=address, starts_at=_at(hour, hour.when.begins), ends_at=_at(hour, hour.when.ends),
            made_at=first_at, changed_at=published_at, sequence=number,
        )
        for hour in hours
    ]  # fmt: skip
    return calendar_file(entries, product=PRODUCT, method="PUBLISH", organiser=organiser, name=name)


def _key(hour: Hour, whose: str, of_groups: bool) -> list[str]:
    return [whose, hour.group.id, hour.what.key] if of_groups else [whose, hour.what.key]


def _about(hour: Hour, is_own_school: bool) -> str:
    lines = [_("Groep %(group)s") % {"group": hour.group.name}]
    if hour.group.mentor:
        lines.append(_("Mentor: %(name)s") % {"name": hour.group.mentor})
    if hour.faces:
        words = (
            _("Van je oude school komt: %(names)s")
            if is_own_school
            else _("Er komt langs: %(names)s")
        )
        lines.append(words % {"names": ", ".join(hour.faces)})
    if hour.what.bring:
        lines.append(_("Neem mee: %(what)s") % {"what": hour.what.bring})
    return "\n".join(one_line(line) for line in lines)


def _place(hour: Hour) -> str:
    where = " ".join(part for part in (hour.where.building, hour.where.name) if part)
    return one_line(", ".join(part for part in (where, hour.where.address) if part))


def _at(hour: Hour, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(hour.when.day, time, AMSTERDAM)
