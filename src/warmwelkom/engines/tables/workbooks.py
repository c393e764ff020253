"""Sheets of xlsx, ods and xls, opened only after the zip was found harmless."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
    load_workbook,
)

from warmwelkom.engines.tables.errors import not_a_table
from warmwelkom.engines.tables.pieces import Piece
from warmwelkom.engines.tables.table import Row
from warmwelkom.engines.tables.zeros import padded_columns, with_zeros
from warmwelkom.engines.tables.zips import check_zip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warmwelkom.engines.tables.table import Limits

BATCH: Final = 1000


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet with its name and the names of the others."""

    name: str
    others: tuple[str, ...]
    content: CalamineSheet
    zeros: Mapping[int, int] = field(default_factory=dict)

    def records(self) -> Iterator[Row]:
        """Every row from the first of the sheet on, blank ones too."""
        for line, cells in enumerate(self.content.iter_rows(), 1):
            yield Row(line, with_zeros(cells, self.zeros) if self.zeros else tuple(cells))

    def pieces(self) -> Iterator[Piece]:
        """The same, many rows at a time."""
        records = self.records()
        while batch := list(itertools.islice(records, BATCH)):
            yield Piece([row.line for row in batch], [row.cells for row in batch])


def open_sheet(*, data: bytes, kind: str, limits: Limits) -> Sheet:
    """The first visible sheet with at least two filled rows, or else the first; may raise TableError."""
    if kind != "xls":
        check_zip(data=data, kind=kind, limits=limits)
    try:
        return _with_zeros(_first_filled(data), data, kind)
    except PasswordError as error:
        raise not_a_table("encrypted") from error
    except (CalamineError, ZipError, ValueError, OSError) as error:
        raise not_a_table("broken") from error
    # calamine is Rust: a file it never thought of ends in a PanicException, which is no Exception
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise not_a_table("broken") from error


def _with_zeros(sheet: Sheet, data: bytes, kind: str) -> Sheet:
    """The same sheet with its zeros in front; the places count from its first filled column."""
    if kind == "xls" or sheet.content.start is None:
        return sheet
    first = sheet.content.start[1]
    found = padded_columns(data=data, kind=kind, sheet=sheet.name)
    return replace(sheet, zeros={column - first: width for column, width in found.items()})


def _first_filled(data: bytes) -> Sheet:
    with load_workbook(io.BytesIO(data)) as workbook:
        names = tuple(
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        )
        if not names:
            raise not_a_table("empty")
        for name in names:
            content = workbook.get_sheet_by_name(name)
            if content.height > 1:
                break
        else:
            name = names[0]
            content = workbook.get_sheet_by_name(name)
        return Sheet(name=name, others=tuple(n for n in names if n != name), content=content)
