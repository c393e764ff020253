"""Take a list in, correct its kind and columns, save it, or throw it away."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow, UserError
from warmwelkom.base.events import publish
from warmwelkom.base.ids import new_id
from warmwelkom.engines.tables import Table, read_table, without_citizen_numbers
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.transitions.domain.lists.kinds import kinds_of, most_likely
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind
from warmwelkom.rooms.transitions.domain.lists.plan import Plan
from warmwelkom.rooms.transitions.domain.lists.reading import (
    LIMITS,
    plan_for,
    where_of,
)
from warmwelkom.rooms.transitions.domain.lists.write import write_plan
from warmwelkom.rooms.transitions.events import ListCommitted
from warmwelkom.rooms.transitions.models import ColumnMemory, ListUpload
from warmwelkom.rooms.transitions.policies import UPLOADERS


class WrongKind(UserError):  # noqa: N818  reads as the sentence it is
    """This school does not give this kind of list, or columns are missing."""


class NotWritten(UserError):  # noqa: N818  reads as the sentence it is
    """The database refused a row; nothing was written."""


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
        MayNotKnow: the actor does not give lists for this school or campus.
    """
    if not _gives_for(actor, school, location):
        raise MayNotKnow
    table, kept = _what_may_be_kept(content, filename)
    chosen = _kind_of(table, kind, school)
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
        mapping=_remembered(school, chosen),
    )
    upload.file.save(str(new_id()), ContentFile(kept), save=False)
    upload.save(force_insert=True)
    return upload


def _gives_for(actor: Actor, school: School, location: Location | None) -> bool:
    """A campus of the school; a decaan of one campus gives lists for that campus only."""
    if location and location.school_id != school.pk:
        return False
    return actor.kind == "system" or any(
        grant.school_id == school.pk
        and (
            grant.role != "decaan"
            or grant.location_id is None
            or (location is not None and grant.location_id == location.pk)
        )
        for grant in actor.grants_for(*UPLOADERS)
    )


def _what_may_be_kept(content: bytes, filename: str) -> tuple[Table, bytes]:
    """The file as it came; where it has a column of citizen numbers, the list without those cells."""
    table = read_table(source=content, filename=filename, limits=LIMITS)
    kept = without_citizen_numbers(table=table)
    if kept is None:
        return table, content
    return read_table(source=kept, filename=filename, limits=LIMITS), kept


def _kind_of(table: Table, kind: str, school: School) -> str:
    chosen = kind or most_likely(table=table, sector=school.sector)
    _check_kind(chosen, school)
    return chosen


def _check_kind(kind: str, school: School) -> None:
    if kind not in {known.name for known in kinds_of(school.sector)}:
        raise WrongKind(
            gettext_noop("Zo’n lijst hoort niet bij deze school. Kies een andere soort lijst.")
        )


def _remembered(school: School, kind: str) -> dict[str, str | None]:
    memory = ColumnMemory.objects.filter(school=school, kind=kind).first()
    return dict(memory.columns) if memory else {}


@command("transitions.commit_upload", on="upload", tell=("kind",))
def choose_kind(*, actor: Actor, upload: ListUpload, kind: str) -> None:  # noqa: ARG001  for the policy and the record
    """Say that it is another kind of list; its columns are recognised again.

    Raises:
        ChangedMeanwhile: it is saved already.
        WrongKind: this school does not give such lists.
    """
    _check_kind(kind, upload.school)
    fresh = _locked(upload)
    fresh.kind, fresh.mapping = kind, _remembered(fresh.school, kind)
    fresh.save(update_fields=["kind", "mapping"])


@command("transitions.commit_upload", on="upload")
def choose_columns(*, actor: Actor, upload: ListUpload, columns: dict[str, str | None]) -> None:  # noqa: ARG001  for the policy and the record
    """Say which column means what; remembered for the next list of this kind from this school.

    `columns` maps fields to headings, or to None where no column is to feed the field: only what
    differs from what the machine would do, so that a new column is still recognised next time.

    Raises:
        ChangedMeanwhile: it is saved already.
    """
    fresh = _locked(upload)
    fresh.mapping = columns
    fresh.save(update_fields=["mapping"])
    ColumnMemory.objects.update_or_create(
        school=fresh.school,
        kind=fresh.kind,
        defaults={"region_id": fresh.region_id, "columns": columns},
    )


def _locked(upload: ListUpload) -> ListUpload:
    """The upload as it is now, for us alone; one list of a school at a time."""
    School.objects.select_for_update().get(pk=upload.school_id)
    rows = ListUpload.objects.select_for_update(of=("self",)).select_related("school", "location")
    fresh = rows.filter(pk=upload.pk).first()
    if fresh is None:
        raise ChangedMeanwhile(gettext_noop("Dit bestand is weggegooid. Kies het opnieuw."))
    if fresh.committed_at:
        raise ChangedMeanwhile(gettext_noop("Deze lijst is al bewaard."))
    return fresh


@command("transitions.commit_upload", on="upload")
def commit_list(
    *, actor: Actor, upload: ListUpload, gone: set[str], now: dt.datetime, seen: str = ""
) -> ListUpload:
    """Save a list: all of it or nothing.

    `gone` are the missing rows that a person says have left. `seen` is the mark of the plan that
    the person looked at; empty where nobody looked.

    Raises:
        ChangedMeanwhile: it is saved already (a double click, two tabs), or it would now do
            something else than the person saw.
        WrongKind: a required column is missing.
        NotWritten: the database refused it.
    """
    fresh = _locked(upload)
    kind, plan = _plan_as_seen(fresh, seen)
    left = [thing for thing in plan.missing if str(thing.pk) in gone]
    fresh.committed_at, fresh.committed_by_id, fresh.linked_at = now, actor.user_id, None
    try:
        with transaction.atomic():
            fresh.undo_with = write_plan(
                upload=fresh,
                plan=plan,
                kind=kind,
                where=where_of(fresh),
                gone=left,
                now=now,
            )
    except DatabaseError:  # its text holds the row, and no row may land in a log
        raise NotWritten(gettext_noop("Deze lijst past niet. Er is niets bewaard.")) from None
    fresh.counts = plan.counts() | {"gone": len(left)}
    fresh.save()
    publish(news_of(fresh))
    return fresh


def _plan_as_seen(upload: ListUpload, seen: str) -> tuple[ListKind, Plan]:
    """The plan without the file, which need not stand in memory while its rows are written."""
    read, plan = plan_for(upload=upload)
    if read.missing:
        raise WrongKind(
            gettext_noop("Er mist nog een kolom. Kies bij elke verplichte kolom waar hij staat.")
        )
    if seen and seen != plan.mark():
        raise ChangedMeanwhile(
            gettext_noop(
                "Er is intussen een andere lijst bewaard. Kijk nog eens wat deze lijst nu verandert."
            )
        )
    return read.kind, plan


def news_of(upload: ListUpload) -> ListCommitted:
    return ListCommitted(
        region_id=upload.region_id, school_year=upload.school_year, upload_id=upload.pk
    )
