"""Tell the mbo what was not taught: in one message each morning for whoever keeps a programme that it touches."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.curriculum.models import MissedAnswer, NotTaught
from warmwelkom.rooms.curriculum.queries.keepers import keepers, who_read_along
from warmwelkom.rooms.curriculum.queries.touched import touched_programmes
from warmwelkom.rooms.people.models import Person

SETTLE: Final = dt.timedelta(minutes=15)
"""Whoever is still ticking is let finish: what belongs together is told at once."""
BEFORE_SUMMER: Final = (6, 1), (7, 10)
"""From which day to which day the mbo is reminded of what nobody answered."""
MOST_LINES: Final = 12


@command("curriculum.tell_programmes")
def tell_programmes(*, actor: Actor, now: dt.datetime) -> int:
    """Tell what is new, each row once; before the summer once more what waits. Returns how many heard of it.

    A programme whose goals it touches is asked to answer; who else receives pupils reads it in the overview.
    """
    del actor
    new = list(
        _of_this_year()
        .filter(told_at=None, at__lte=now - SETTLE)
        .select_for_update(of=("self",))
        .order_by("school__name", "location__name", "module__code", "pk")
    )
    told = _tell_all(new, event=f"missed:{new[0].pk}", now=now) if new else 0
    NotTaught.objects.filter(pk__in=[row.pk for row in new]).update(told_at=now)
    return told + _remind(now=now)


def _of_this_year() -> QuerySet[NotTaught]:
    return NotTaught.objects.filter(
        withdrawn_at=None, school_year=F("region__school_year")
    ).select_related("school", "location", "module", "region")


def _tell_all(rows: list[NotTaught], *, event: str, now: dt.datetime) -> int:
    """Each person one message, however many rows and programmes it is about."""
    touched = touched_programmes(rows)
    asked: dict[Person, set[UUID]] = defaultdict(set)
    for programme, people in keepers({pk for each in touched.values() for pk in each}).items():
        for person in people:
            asked[person].update(pk for pk, each in touched.items() if programme in each)
    told = 0
    for person, keys in asked.items():
        told += _ask(person, [row for row in rows if row.pk in keys], event=event, now=now)
    for person in who_read_along():
        if person not in asked:
            told += _let_know(person, rows, event=event, now=now)
    return told


def _ask(person: Person, rows: list[NotTaught], *, event: str, now: dt.datetime) -> bool:
    with override(person.language):
        return _tell(
            person, rows, event=event, kind=NoticeKind.TASK, now=now,
            title=_("Niet gegeven op het vmbo: zeg wat jullie doen"),
            lead=_("Dit konden vmbo-scholen dit jaar niet geven. Het raakt doelen van jullie eerste jaar:"),
            end=_("Zeg vóór de zomer wat jullie doen. Dan weet de vmbo-school het, en wie de eerste weken plant ook."),
        )  # fmt: skip


def _let_know(person: Person, rows: list[NotTaught], *, event: str, now: dt.datetime) -> bool:
    with override(person.language):
        return _tell(
            person, rows, event=event, kind=NoticeKind.NEWS, now=now,
            title=_("Dit konden vmbo-scholen niet geven"), lead="",
            end=_("Raakt het jullie eerste jaar? Zeg dan wat jullie doen."),
        )  # fmt: skip


def _tell(
    person: Person, rows: list[NotTaught], *, lead: str, end: str, title: str, event: str,
    kind: NoticeKind, now: dt.datetime,
) -> bool:  # fmt: skip
    text = "\n\n".join(part for part in (lead, "\n".join(lines_of(rows)), end) if part)
    return tell(
        event=event, person=person.pk, to=person.email, kind=kind, title=title, text=text,
        address=reverse("curriculum:missed"), now=now, region_id=rows[0].region_id,
        language=person.language,
    )  # fmt: skip


def lines_of(rows: Iterable[NotTaught]) -> list[str]:
    """A line for each campus and module, in the language that is on: *- De Witt: Mens en zorg, 3 eindtermen*."""
    parts: dict[tuple[Any, Any, Any], list[NotTaught]] = defaultdict(list)
    for row in rows:
        parts[row.school_id, row.location_id, row.module_id].append(row)
    lines = [_line(each) for each in parts.values()]
    more = len(lines) - MOST_LINES
    if more > 0:
        lines[MOST_LINES:] = [ngettext("- en nog %(n)s module", "- en nog %(n)s modules", more) % {"n": more}]  # fmt: skip
    return lines


def _line(rows: list[NotTaught]) -> str:
    first = rows[0]
    whole = any(row.end_term_id is None for row in rows)
    terms = ngettext("%(n)s eindterm", "%(n)s eindtermen", len(rows)) % {"n": len(rows)}
    where = first.location.name if first.location else first.school.name
    what = _("de hele module") if whole else terms
    return f"- {where}: {first.module.title}, {what} ({first.get_reason_display()})"


def _remind(*, now: dt.datetime) -> int:
    """Once a year, before the summer: whoever was asked and whose programme did not answer."""
    today = now.astimezone(AMSTERDAM).date()
    first, last = BEFORE_SUMMER
    if not first <= (today.month, today.day) <= last:
        return 0
    rows = list(_of_this_year().filter(Q(told_at__lt=now - dt.timedelta(days=7))))
    if not rows:
        return 0
    answered = set(
        MissedAnswer.objects.filter(not_taught__in=rows).values_list(
            "not_taught_id", "programme_id"
        )
    )
    waits: dict[Person, set[UUID]] = defaultdict(set)
    touched = touched_programmes(rows)
    for programme, people in keepers({pk for each in touched.values() for pk in each}).items():
        open_ = {pk for pk, each in touched.items() if programme in each} - {
            pk for pk, by in answered if by == programme
        }
        for person in people if open_ else ():
            waits[person] |= open_
    event = f"missed-waits:{rows[0].school_year}"
    return sum(
        _ask(person, [row for row in rows if row.pk in keys], event=event, now=now)
        for person, keys in waits.items()
    )
