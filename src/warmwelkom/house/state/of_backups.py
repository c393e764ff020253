"""Backups: made last night, tried this quarter, sealed for who is not on this machine, and nothing left over."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from warmwelkom.house.backup import keys
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.left import left_databases, left_folders
from warmwelkom.house.backup.notes import last
from warmwelkom.house.models import BackupNote
from warmwelkom.house.state.finding import Finding, Findings

MOST_HOURS = 26
MOST_DAYS_UNTRIED = 92


def of_backups() -> Findings:
    if not settings.DEMO:
        yield from _of_age()
        yield from _of_key()
    if left := [*left_databases(), *map(str, left_folders())]:
        yield Finding(
            name="put aside",
            sentence=f"A restore put pupils' data aside that are still there: {', '.join(left)}. "
            "When all is well: warmwelkom restore --remove-old",
        )


def _of_age() -> Findings:
    now, kind = timezone.now(), BackupNote.Kind
    made, tried = last(kind.MADE, kind.RESTORED), last(kind.TRIED, kind.RESTORED)
    if made is None or now - made > dt.timedelta(hours=MOST_HOURS):
        since = (
            f"The last backup is of {made:%Y-%m-%d %H:%M} UTC." if made else "There is no backup."
        )
        yield Finding(
            name="backup",
            sentence=f"{since} Make one every night: warmwelkom backup --out FOLDER --keep-days 30",
        )
    elif tried is None or now - tried > dt.timedelta(days=MOST_DAYS_UNTRIED):
        yield Finding(
            name="restore",
            sentence="No backup was put back for a try this quarter, so nobody knows whether it can be. "
            "Nothing here changes by it: warmwelkom restore FILE --try",
            unsafe=False,
        )


def _of_key() -> Findings:
    try:
        keys.to_seal_with()
        may_read = keys.can_read()
    except BackupError as fault:
        yield Finding(name="BACKUP_KEY", sentence=str(fault))
        return
    if may_read:
        yield Finding(
            name="BACKUP_KEY",
            sentence="The secret half of the backup key is on this machine: who takes the machine reads the backups, and "
            "when it burns they open no more. warmwelkom backup --new-key FILE makes a pair.",
            unsafe=False,
        )
