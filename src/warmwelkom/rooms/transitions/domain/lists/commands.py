"""Take a list in, correct its columns, save it, undo it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.events import publish
from warmwelkom.base.ids import new_id
from warmwelkom.engines.tables import read_table
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.transitions.domain.lists.kinds import kinds_of, most_likely
from warmwelkom.rooms.transitions.domain.lists.reading import plan_for, where_of
from warmwelkom.rooms.transitions.domain.lists.write import undo_write, write_plan
from warmwelkom.rooms.transitions.events import ListCommitted
from warmwelkom.rooms.transitions.models import ColumnMemory, ListUpload


class WrongKind(UserError):  # noqa: N818  reads as the sentence it is
    """This school does not give this kind of list, or columns are missing."""


class NewerListFirst(UserError):  # noqa: N818  reads as the sentence it is
    """Lists are undone in the order in which they came, newest first."""


@command("transitions.upload", tell=("kind",))
def take_list_in(
    *,
    actor: Actor,
    content: bytes,
    filename: str,
    kind: str,
    school: School,
    location: Location | None,
    now: dt.datetime,
    school_year: int,
) -> ListUpload:
    """Keep a file and recognise it; nothing of it counts yet. `kind` may be empty: then its columns tell.

    Raises:
        TableError: it is not a list.
        WrongKind: this school does not give such lists.
    """
    chosen = _kind_of(content, filename, kind, school)
    remembered = ColumnMemory.objects.filter(school=school, kind=chosen).first()
    upload = ListUpload(
        region_id=actor.region,
        school=school,
        location=location,
        kind=chosen,
        school_year=school_year,
        filename=filename[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_at=now,
        uploaded_by_id=actor.user_id,
        mapping=remembered.columns if remembered else {},
    )
    upload.file.save(str(new_id()), ContentFile(content), save=False)
    upload.save(force_insert=True)
    return upload


def _kind_of(content: bytes, filename: str, kind: str, school: School) -> str:
    table = read_table(source=content, filename=filename)
    chosen = kind or most_likely(table=table, sector=school.sector)
    if chosen not in {known.name for known in kinds_of(school.sector)}:
        raise WrongKind(
            gettext_noop("Zo’n lijst hoort niet bij deze school. Kies een andere soort lijst.")
        )
    return chosen


@command("transitions.commit_upload", on="upload")
def choose_columns(*, actor: Actor, upload: ListUpload, columns: dict[str, str | None]) -> None:  # noqa: ARG001  for the policy and the record
    """Say which column means what; remembered for the next list of this kind from this school."""
    ListUpload.objects.filter(pk=upload.pk, committed_at__isnull=True).update(mapping=columns)
    ColumnMemory.objects.update_or_create(
        school=upload.school,
        kind=upload.kind,
        defaults={"region_id": upload.region_id, "columns": columns},
    )


@command("transitions.commit_upload", on="upload")
def commit_list(
    *, actor: Actor, upload: ListUpload, gone: set[str], now: dt.datetime
) -> ListUpload:
    """Save a list: all of it or nothing. `gone` are the missing rows that a person says have left.

    Raises:
        ChangedMeanwhile: it is saved already (a double click, two tabs).
        WrongKind: a required column is missing.
    """
    locked = ListUpload.objects.select_for_update(of=("self",))
    fresh = locked.select_related("school", "location").get(pk=upload.pk)
    if fresh.committed_at:
        raise ChangedMeanwhile(gettext_noop("Deze lijst is al bewaard."))
    read, plan = plan_for(upload=fresh)
    if read.mapping.missing:
        raise WrongKind(
            gettext_noop("Er mist nog een kolom. Kies bij elke verplichte kolom waar hij staat.")
        )
    where, make = where_of(fresh), read.kind.make
    left = [thing for thing in plan.missing if str(thing.pk) in gone]
    fresh.undo_with = write_plan(
        upload=fresh,
        plan=plan,
        make=lambda values: make(where, values) if make else None,
        gone=left,
        now=now,
    )
    fresh.counts = plan.counts() | {"gone": len(left)}
    fresh.committed_at, fresh.committed_by_id, fresh.linked_at = now, actor.user_id, None
    fresh.save()
    publish(_news(fresh))
    return fresh


def _news(upload: ListUpload) -> ListCommitted:
    return ListCommitted(
        region_id=upload.region_id, school_year=upload.school_year, upload_id=upload.pk
    )


@command("transitions.undo_upload", on="upload")
def undo_list(*, actor: Actor, upload: ListUpload, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Take a saved list back: everything is as it was before.

    Raises:
        ChangedMeanwhile: it was undone already, or never saved.
        NewerListFirst: a newer list of the same kind was saved after it.
    """
    fresh: Any = ListUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if fresh.committed_at is None or fresh.undone_at:
        raise ChangedMeanwhile(gettext_noop("Deze lijst is al ongedaan gemaakt."))
    newer = ListUpload.objects.filter(
        school=fresh.school,
        kind=fresh.kind,
        location=fresh.location,
        school_year=fresh.school_year,
        committed_at__gt=fresh.committed_at,
        undone_at__isnull=True,
    )
    if newer.exists():
        raise NewerListFirst(
            gettext_noop("Er is daarna een nieuwere lijst bewaard. Maak eerst die ongedaan.")
        )
    undo_write(upload=fresh)
    fresh.undone_at, fresh.undo_with = now, {}
    fresh.save(update_fields=["undone_at", "undo_with"])
    publish(_news(fresh))
