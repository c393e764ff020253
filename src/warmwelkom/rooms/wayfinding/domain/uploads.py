"""A file comes in, in pieces: begun, gone on with where it broke off, finished once."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any, Final

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.wayfinding.cleaning.sniffing import HEAD, MB, MOST_BYTES, checked_family
from warmwelkom.rooms.wayfinding.domain.material import erase_later, keep_material
from warmwelkom.rooms.wayfinding.models import Material, Place, Premises, Upload
from warmwelkom.rooms.wayfinding.models.about import where_it_lies

KEEP_UNFINISHED: Final = dt.timedelta(days=2)
MOST_OPEN: Final = 60
"""Files of one person on their way at once; forty clips at one go fit."""


class WrongOffset(UserError):  # noqa: N818  reads as the sentence it is
    """A piece that does not follow what is here; the sender asks how far it is, and goes on there."""


@command("wayfinding.begin_upload", on="place")
def begin_upload(
    *, actor: Actor, place: Place, kind: str, key: str, name: str, size: int, now: dt.datetime
) -> Upload:
    """A new file of a place, or the one that this person began before under the same key.

    Raises:
        FileRefused: it is larger than we take, there is no room left for this school, or there are too many at once.
    """
    _check_size(size)
    with transaction.atomic():
        again = _found(actor, place, key)
        if again is not None:
            return again
        check_room(place.premises, size)
        _check_hands(actor, place.premises)
        made, _is_new = Upload.objects.get_or_create(
            premises_id=place.premises_id, by_id=actor.person_id, key=key,
            defaults={
                "region_id": place.region_id, "place": place, "kind": kind, "name": name[-200:],
                "size": size, "at": now, "by_name": actor.name, "expires_at": now + KEEP_UNFINISHED,
                "file": _empty_file(),
            },
        )  # fmt: skip
    return made


def _found(actor: Actor, place: Place, key: str) -> Upload | None:
    """Begun before; one that was refused may be tried anew, for the file may be another by now."""
    rows = Upload.objects.filter(premises_id=place.premises_id, by_id=actor.person_id, key=key)
    found: Upload | None = rows.select_for_update().first()
    if found is not None and found.sentence:
        found.delete()
        return None
    return found


def _check_size(size: int) -> None:
    most = max(MOST_BYTES.values())
    if size <= 0:
        raise FileRefused(gettext_noop("Dit bestand is leeg. Kies een ander bestand."))
    if size > most:
        raise FileRefused(
            gettext_noop("Dit bestand is groter dan %(most)s MB. Maak het kleiner of korter."),
            most=most // MB,
        )


def _coming(premises: Premises) -> Any:
    """On its way to the school of this building."""
    return Upload.objects.filter(
        premises__school_id=premises.school_id, material__isnull=True, sentence=""
    )


def check_room(premises: Premises, size: int) -> None:
    """What a school has here, and what is on its way, stays under its share. Raises FileRefused."""
    rows = Material.objects.filter(premises__school_id=premises.school_id)
    here = rows.aggregate(all=Sum("size"))["all"] or 0
    coming_bytes = _coming(premises).aggregate(all=Sum("size"))["all"] or 0
    if here + coming_bytes + size > settings.WAYFINDING_QUOTA_MB * MB:
        raise FileRefused(
            gettext_noop("Jouw school heeft hier %(most)s MB, en dat is vol. Haal materiaal weg dat niet meer klopt."),
            most=settings.WAYFINDING_QUOTA_MB,
        )  # fmt: skip


def _check_hands(actor: Actor, premises: Premises) -> None:
    if _coming(premises).filter(by_id=actor.person_id).count() >= MOST_OPEN:
        raise FileRefused(
            gettext_noop("Er zijn al veel bestanden onderweg. Wacht tot die er zijn.")
        )


def _empty_file() -> str:
    """A file of no bytes to write in."""
    storage = Upload._meta.get_field("file").storage
    return str(storage.save(where_it_lies(Upload(), ""), ContentFile(b"")))


@command("wayfinding.send_piece", on="upload")
def take_piece(
    *, actor: Actor, upload: Upload, offset: int, piece: bytes, now: dt.datetime
) -> Upload:
    """Write a piece where it belongs; with the last one the file becomes a material, once.

    What was written and then not kept, because the connection or the house fell, is written over by the next try.

    Raises:
        WrongOffset: the piece begins before or after what is here; nothing is written.
        FileRefused: never; a file that is refused says so in `sentence`, and is gone.
    """
    row: Upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.material_id or row.sentence:
        return row
    if offset != row.offset or offset + len(piece) > row.size:
        raise WrongOffset(gettext_noop("Dit stuk past niet op wat er al is."))
    with row.file.storage.open(str(row.file.name), "r+b") as target:
        target.seek(offset)
        target.write(piece)
        target.truncate()
    row.offset += len(piece)
    if row.offset == row.size:
        _finish(actor, row, now)
    row.save()
    return row


def _finish(actor: Actor, row: Upload, now: dt.datetime) -> None:
    try:
        with row.file.storage.open(str(row.file.name), "rb") as file:
            family, _kind = checked_family(file.read(HEAD), row.size)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileRefused as fault:
        erase_later(row.file)
        row.sentence, row.file = str(fault)[:300], ""
        return
    row.material = keep_material(actor=actor, upload=row, family=family, digest=digest, now=now)
    row.file = ""


@command("wayfinding.send_piece", on="upload")
def stop_upload(*, actor: Actor, upload: Upload) -> None:
    """Not after all: what came in is gone."""
    del actor
    upload.delete()
    erase_later(upload.file)
