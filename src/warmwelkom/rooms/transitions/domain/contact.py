"""Write down that there was contact, or that there was not; and take that back."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.transitions.domain.derive import derive_one
from warmwelkom.rooms.transitions.models import ContactNote, Transition

TWICE = dt.timedelta(
    seconds=20
)  # the same note by the same person so soon after is one click too many


class NoteNotClear(UserError):  # noqa: N818  reads as the sentence it is
    """An appointment has a day that is not over, a note has words, both fit."""


@command("transitions.note_contact", on="transition", tell=("kind",))
def note_contact(
    *,
    actor: Actor,
    transition: Transition,
    kind: str,
    text: str,
    next_on: dt.date | None,
    now: dt.datetime,
) -> ContactNote:
    """Write one line of at most 280 signs. Asked twice within moments, it stands there once.

    Raises:
        NoteNotClear: something is missing; the sentence says what.
    """
    _check(kind, text, next_on, now.date())
    Transition.objects.select_for_update().get(pk=transition.pk)
    words = {"kind": kind, "text": text, "next_on": next_on}
    twice = ContactNote.objects.filter(
        transition=transition, by_id=actor.user_id, at__gt=now - TWICE, at__lte=now, **words
    ).first()
    if twice:
        return twice
    note = ContactNote.objects.create(
        region_id=transition.region_id,
        transition=transition,
        at=now,
        by_id=actor.user_id,
        by_name=actor.name[:200],
        **words,
    )
    derive_one(transition=transition, now=now)
    return note


def _check(kind: str, text: str, next_on: dt.date | None, today: dt.date) -> None:
    if kind not in ContactNote.Kind.values:
        raise NoteNotClear(gettext_noop("Kies wat er was: gesproken, geen gehoor of een afspraak."))
    if len(text) > 280:
        raise NoteNotClear(gettext_noop("Maak de zin korter: er passen 280 tekens."))
    if kind == ContactNote.Kind.NOTE and not text:
        raise NoteNotClear(gettext_noop("Schrijf eerst op wat een ander moet weten."))
    if kind == ContactNote.Kind.APPOINTMENT and next_on is None:
        raise NoteNotClear(gettext_noop("Kies op welke dag de afspraak is."))
    if next_on is not None and next_on < today:
        raise NoteNotClear(gettext_noop("Deze dag is al geweest. Kies vandaag of een dag erna."))


@command("transitions.withdraw_note", on="note")
def withdraw_note(*, actor: Actor, note: ContactNote, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Take back your own note: it is gone, that it was there stays in the record."""
    transition = note.transition
    ContactNote.objects.filter(pk=note.pk).delete()
    derive_one(transition=transition, now=now)
