"""Write down that a backup was made, tried or put back, where `check` and the metrics read it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.house.backup.making import Made
from warmwelkom.house.backup.restoring import Restored
from warmwelkom.house.models import BackupNote


def note_made(made: Made) -> None:
    BackupNote.objects.create(
        kind=BackupNote.Kind.MADE,
        at=made.at,
        size=made.size,
        tables=made.tables,
        rows=made.rows,
        files=made.files,
    )


def note_restored(done: Restored, *, size: int, only_try: bool, now: dt.datetime) -> None:
    BackupNote.objects.create(
        kind=BackupNote.Kind.TRIED if only_try else BackupNote.Kind.RESTORED,
        at=now,
        size=size,
        tables=done.tables,
        rows=done.rows,
        files=done.files,
    )


def last(*kinds: str) -> dt.datetime | None:
    """When one of these was last done."""
    found = BackupNote.objects.filter(kind__in=kinds).order_by("-at").values_list("at", flat=True)
    return found.first()
