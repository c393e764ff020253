"""Read the file of an upload again, with its columns as people corrected them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.tables import (
    FieldSpec,
    Limits,
    Mapping,
    Part,
    Refused,
    Table,
    mapped_columns,
    parse_columns,
    read_table,
)
from warmwelkom.engines.tables.words import as_text
from warmwelkom.rooms.transitions.domain.lists.compare import make_plan
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS, columns_missing, mapping_of
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind, Where
from warmwelkom.rooms.transitions.domain.lists.plan import Plan
from warmwelkom.rooms.transitions.models import ListUpload

LIMITS = Limits(
    max_bytes=60_000_000, max_workbook=20_000_000, max_rows=100_000, max_cells=3_000_000
)


class FileIsGone(UserError):  # noqa: N818  reads as the sentence it is
    """The file was erased after its term."""


@dataclass(frozen=True, kw_only=True)
class ReadList:
    """A file with its columns in place; `proposed` is how the machine would place them."""

    kind: ListKind
    table: Table
    mapping: Mapping
    proposed: Mapping
    day: dt.date

    @property
    def missing(self) -> list[tuple[FieldSpec, ...]]:
        """What has no column yet; of each group one field is enough."""
        return columns_missing(kind=self.kind, mapping=self.mapping)

    def parts(self) -> Iterator[Part]:
        return parse_columns(
            table=self.table, mapping=self.mapping, schema=self.kind.schema, reference_day=self.day
        )

    def with_cells(self, refused: list[Refused]) -> list[Refused]:
        """The refused rows with their cells as they stand in the file, to be mended there."""
        faults = {row.line: row.faults for row in refused}
        places = [self.table.columns.index(name) for name in mapped_columns(self.mapping)]
        return [
            Refused(
                line=row.line,
                faults=faults[row.line],
                cells=tuple(as_text(row.cells[place]) for place in places),
            )
            for row in self.table.rows
            if row.line in faults
        ]


def read_upload(*, upload: ListUpload) -> ReadList:
    """The list as it was given, with the columns that were chosen.

    Raises:
        FileIsGone: the file was erased.
        TableError: it can't be read (told at the upload, so not again later).
    """
    table = read_table(source=_content_of(upload), filename=upload.filename, limits=LIMITS)
    kind = KINDS[upload.kind]
    mapping = proposed = mapping_of(table=table, kind=kind)
    for field, column in (upload.mapping or {}).items():
        if field in kind.schema.by_name and (
            column is None or (column in table.columns and column not in mapping.refused)
        ):
            mapping = mapping.with_column(field, column)
    return ReadList(
        kind=kind,
        table=table,
        mapping=mapping,
        proposed=proposed,
        day=upload.uploaded_at.date(),
    )


def _content_of(upload: ListUpload) -> bytes:
    if upload.erased_at or not upload.file:
        raise FileIsGone(
            gettext_noop(
                "Dit bestand is gewist, want het was ouder dan 30 dagen. Upload het opnieuw."
            )
        )
    try:
        with upload.file.open("rb") as source:
            return bytes(source.read())
    except FileNotFoundError:
        raise FileIsGone(gettext_noop("Dit bestand is er niet meer. Upload het opnieuw.")) from None


def where_of(upload: ListUpload) -> Where:
    return Where(
        region_id=upload.region_id,
        school=upload.school,
        location=upload.location,
        school_year=upload.school_year,
    )


def plan_for(*, upload: ListUpload) -> tuple[ReadList, Plan]:
    """What a commit would do now; nothing while a required column is missing."""
    read = read_upload(upload=upload)
    if read.missing:
        return read, Plan()
    return read, make_plan(
        kind=read.kind,
        where=where_of(upload),
        parts=read.parts(),
        mapping=read.mapping,
        most=len(read.table.rows),
    )
