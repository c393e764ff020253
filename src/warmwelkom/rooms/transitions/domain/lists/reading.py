"""Read the file of an upload again, with its columns as people corrected them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.tables import Mapping, Parsed, Refused, Table, parse_rows, read_table
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS, mapping_of
from warmwelkom.rooms.transitions.domain.lists.plan import ListKind, Plan, Where, make_plan
from warmwelkom.rooms.transitions.models import ListUpload


class FileIsGone(UserError):  # noqa: N818  reads as the sentence it is
    """The file was erased after its term."""


@dataclass(frozen=True, kw_only=True)
class ReadList:
    """A file with its columns in place."""

    kind: ListKind
    table: Table
    mapping: Mapping
    day: dt.date

    def rows(self) -> Iterator[Parsed | Refused]:
        return parse_rows(
            table=self.table, mapping=self.mapping, schema=self.kind.schema, reference_day=self.day
        )


def read_upload(*, upload: ListUpload) -> ReadList:
    """The list as it was given, with the columns that were chosen.

    Raises:
        FileIsGone: the file was erased.
        TableError: it can't be read (told at the upload, so not again later).
    """
    if upload.erased_at or not upload.file:
        raise FileIsGone(
            gettext_noop(
                "Dit bestand is gewist, want het was ouder dan 30 dagen. Upload het opnieuw."
            )
        )
    with upload.file.open("rb") as source:
        table = read_table(source=source.read(), filename=upload.filename)
    kind = KINDS[upload.kind]
    mapping = mapping_of(table=table, kind=kind)
    for field, column in (upload.mapping or {}).items():
        if field in kind.schema.by_name and (
            column is None or (column in table.columns and column not in mapping.refused)
        ):
            mapping = mapping.with_column(field, column)
    return ReadList(kind=kind, table=table, mapping=mapping, day=upload.uploaded_at.date())


def where_of(upload: ListUpload) -> Where:
    return Where(
        region_id=upload.region_id,
        school=upload.school,
        location=upload.location,
        school_year=upload.school_year,
    )


def plan_for(*, upload: ListUpload) -> tuple[ReadList, Plan]:
    """What a commit would do now."""
    read = read_upload(upload=upload)
    if read.mapping.missing:
        return read, Plan()
    return read, make_plan(
        kind=read.kind, where=where_of(upload), rows=read.rows(), columns=dict(read.mapping.fields)
    )
