"""Forget on time: uploaded files after 30 days, pupils two years after they left."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.transitions.models import Application, Enrolment, ListUpload, Move, Pupil

KEEP_FILES = dt.timedelta(days=30)
KEEP_PUPILS_YEARS = 2


@command("transitions.forget")
def forget_files(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase files (and what an undo needs) older than 30 days; the counts stay. Returns how many."""
    old = list(ListUpload.objects.filter(uploaded_at__lt=now - KEEP_FILES, erased_at__isnull=True))
    for upload in old:
        if upload.file:
            upload.file.delete(save=False)
        upload.undo_with, upload.erased_at = {}, now
        upload.save(update_fields=["file", "undo_with", "erased_at"])
    return len(old)


@command("transitions.forget")
def forget_pupils(*, actor: Actor, now: dt.datetime) -> int:
    """Erase pupils whose last exam year ended more than two years ago (domain.md 4). Returns how many.

    What names them beside their own row goes too: lines on mbo lists, linked or not, and what a
    move to another region carried.
    """
    last_year = last_year_to_forget(now)
    old = Pupil.objects.exclude(transitions__school_year__gt=last_year)
    number = old.count()
    old.delete()
    for lines in (Enrolment, Application):
        lines.objects.filter(school_year__lte=last_year).delete()
    ended = dt.datetime(last_year + 1, 8, 1, tzinfo=AMSTERDAM)
    Move.objects.filter(from_region_id=actor.region, offered_at__lt=ended).delete()
    return number


def last_year_to_forget(now: dt.datetime) -> int:
    """The newest exam year whose pupils left more than two years ago; a school year ends with July."""
    begun = now.year if now.month >= 8 else now.year - 1
    return begun - KEEP_PUPILS_YEARS - 1
