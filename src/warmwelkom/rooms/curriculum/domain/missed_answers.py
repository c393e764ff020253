"""News between who could not teach something and who does something about it; it waits for their overview."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.curriculum.models import MissedAnswer, NotTaught
from warmwelkom.rooms.people.models import Person


def tell_answer(answers: list[MissedAnswer], *, now: dt.datetime) -> None:
    """To who told that it was not taught: once for each programme and what it does, however many end terms."""
    for person, answer in {row.not_taught.by: row for row in reversed(answers)}.items():
        if person and person.pk != answer.by_id:
            row = answer.not_taught
            with override(person.language):
                words = {
                    "module": row.module.title, "who": answer.programme.name,
                }  # fmt: skip
                _tell(
                    person, row, event=f"missed-answer:{row.pk}:{answer.programme_id}:{answer.does}",
                    title=_("%(who)s zegt wat ze doen met %(module)s") % words,
                    text=": ".join(part for part in (answer.get_does_display(), answer.text) if part),
                    now=now,
                )  # fmt: skip


def tell_taught_after_all(row: NotTaught, *, now: dt.datetime) -> None:
    """To who answered; what is taken back of one module on one day is one piece of news."""
    people = Person.objects.filter(
        pk__in=MissedAnswer.objects.filter(not_taught=row).values("by_id"), is_active=True
    )
    for person in people:
        with override(person.language):
            words = {"module": row.module.title, "school": row.school.name}
            _tell(
                person, row, now=now,
                event=f"missed-back:{row.school_id}:{row.module_id}:{now:%Y-%m-%d}"[:120],
                title=_("Toch gegeven: %(module)s") % words,
                text=_("%(school)s haalde een melding weg waar jullie op antwoordden.") % words,
            )  # fmt: skip


def _tell(
    person: Person, row: NotTaught, *, event: str, title: str, text: str, now: dt.datetime
) -> None:
    if not person.is_active:
        return
    tell(
        event=event, person=person.pk, to=person.email, kind=NoticeKind.NEWS, title=title, text=text,
        address=reverse("curriculum:missed"), now=now, region_id=row.region_id,
        language=person.language,
    )  # fmt: skip
