"""Take a saved list back, or throw a file away that was never saved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.events import publish
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.domain.lists.commands import news_of
from warmwelkom.rooms.transitions.domain.lists.take_back import undo_write
from warmwelkom.rooms.transitions.models import (
    AccessCode,
    Assignment,
    ContactNote,
    Link,
    ListUpload,
    Move,
    Signal,
)

RESTS_ON_IT = {
    "leavers": ("leavers", "exam_results", "dossier_statuses"),
    "applications": ("applications", "statuses", "enrolments"),
    "enrolments": ("enrolments", "presence"),
}


class NewerListFirst(UserError):  # noqa: N818  reads as the sentence it is
    """Lists are undone in the order in which they came, newest first."""


class UndoIsOver(UserError):  # noqa: N818  reads as the sentence it is
    """What an undo needs was erased with the file."""


class WorkedOn(UserError):  # noqa: N818  reads as the sentence it is
    """People worked on what this list brought; undoing it would take their work away."""


@command("transitions.undo_upload", on="upload")
def undo_list(*, actor: Actor, upload: ListUpload, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Take a saved list back: everything is as it was before.

    Raises:
        ChangedMeanwhile: it was undone already, or never saved.
        NewerListFirst: a newer list was saved that changed the same rows or rests on them.
        UndoIsOver: the file is erased.
        WorkedOn: a person wrote, assigned or decided something about what it brought.
    """
    School.objects.select_for_update().get(pk=upload.school_id)
    fresh: Any = ListUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if fresh.committed_at is None or fresh.undone_at:
        raise ChangedMeanwhile(gettext_noop("Deze lijst is al ongedaan gemaakt."))
    if fresh.erased_at:
        raise UndoIsOver(
            gettext_noop("Na 30 dagen kan dit niet meer. Upload een verbeterde lijst.")
        )
    if newer_than(fresh).exists():
        raise NewerListFirst(
            gettext_noop("Er is daarna een nieuwere lijst bewaard. Maak eerst die ongedaan.")
        )
    if _is_worked_on(fresh.undo_with):
        raise WorkedOn(
            gettext_noop(
                "Collega’s hebben al gewerkt met leerlingen van deze lijst. Dat werk gaat niet weg. Upload een verbeterde lijst."
            )
        )
    undo_write(upload=fresh)
    fresh.undone_at, fresh.undo_with = now, {}
    fresh.save(update_fields=["undone_at", "undo_with"])
    publish(news_of(fresh))


def newer_than(upload: ListUpload) -> Any:
    """Saved lists that came after this one and changed the same rows, or rest on them."""
    here = Q()
    if upload.location_id:
        here = Q(location_id=upload.location_id) | Q(location__isnull=True)
    later = Q(committed_at__gt=upload.committed_at)
    later |= Q(committed_at=upload.committed_at, pk__gt=upload.pk)
    return ListUpload.objects.filter(
        here,
        later,
        school_id=upload.school_id,
        kind__in=RESTS_ON_IT.get(upload.kind, (upload.kind,)),
        school_year=upload.school_year,
        undone_at__isnull=True,
    )


def _is_worked_on(undo_with: dict[str, Any]) -> bool:
    """Whether somebody did something with a row that would be taken away; at most seven queries."""
    keys: dict[str, list[Any]] = undo_with.get("new", {})
    pupils = keys.get("Transition", [])
    decided = Link.objects.filter(decided_by__isnull=False)
    work = [
        ContactNote.objects.filter(transition__in=pupils),
        Assignment.objects.filter(transition__in=pupils),
        AccessCode.objects.filter(pupil__transitions__in=pupils),
        Move.objects.filter(transition__in=pupils),
        Signal.objects.filter(transition__in=pupils, lifted_by__isnull=False),
        decided.filter(
            Q(transition__in=pupils)
            | Q(application__in=keys.get("Application", []))
            | Q(enrolment__in=keys.get("Enrolment", []))
        ),
    ]
    return any(rows.exists() for rows in work)


@command("transitions.undo_upload", on="upload")
def discard_file(*, actor: Actor, upload: ListUpload) -> None:  # noqa: ARG001  for the policy and the record
    """Throw away a file that was never saved; nothing stays of it but the line in the record.

    Raises:
        ChangedMeanwhile: it is saved already.
    """
    fresh = ListUpload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
    if fresh is None:
        return
    if fresh.committed_at:
        raise ChangedMeanwhile(gettext_noop("Deze lijst is al bewaard."))
    name, storage = str(fresh.file.name or ""), fresh.file.storage
    fresh.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
