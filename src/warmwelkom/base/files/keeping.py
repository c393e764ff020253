"""A file that came in, made fit for a row: its name, its type, its size and its hash."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Final

from django.core.files.base import ContentFile
from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext_noop

from warmwelkom.base.files.types import FileRefused, kept_file, shown_name

MOST_BYTES: Final = 10_000_000


def unguessable_name(folder: str) -> str:
    """Where a file lies: a name that says nothing and can't be guessed."""
    return f"{folder}/{secrets.token_hex(20)}"


def keep_in(row: models.Model, *, name: str, content: bytes) -> None:
    """Fill `name`, `type`, `size`, `sha256` and `file` of a row, and save it.

    Raises:
        FileRefused: it is larger than ten megabytes, or no type that we keep.
    """
    if len(content) > MOST_BYTES:
        raise FileRefused(gettext_noop("Dit bestand is groter dan 10 MB. Maak het kleiner."))
    kept, of = kept_file(content), _fields(row)
    of.name, of.type = shown_name(name, kept.ending), kept.type
    of.size, of.sha256 = len(kept.content), hashlib.sha256(kept.content).hexdigest()
    of.file.save("x", ContentFile(kept.content), save=False)
    try:
        row.save()
    except DatabaseError:  # no row will ever name it
        of.file.storage.delete(of.file.name)
        raise


def remove_with_file(row: models.Model) -> None:
    """Erase a row at once, and its file when that is certain."""
    storage, name = _fields(row).file.storage, _fields(row).file.name
    row.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _fields(row: models.Model) -> Any:
    return row
