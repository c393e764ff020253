"""Lists out: csv and xlsx that a Dutch Excel opens well and in which no cell is a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from typing import TYPE_CHECKING, Final, Literal

import xlsxwriter

from warmwelkom.engines.tables.parsing import mapped_columns
from warmwelkom.engines.tables.refusing import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warmwelkom.engines.tables.mapping import Mapping

Language = Literal["nl", "en"]
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
BOM: Final = "\ufeff"
FAULT_COLUMN: Final = {"nl": "Wat is er mis", "en": "What is wrong"}
# a workbook says when it was made; a fixed day keeps the same rows the same file
MADE_ON: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
LONGEST_CELL: Final = 32_767


def safe_cell(value: object) -> object:
    """The value itself, or a text with `'` before it where a spreadsheet would read a formula.

    Numbers, dates and None stay as they are. Method: OWASP, CSV injection. Reading takes the `'` off again.
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS):
        return f"'{value}"
    return value


def write_csv(*, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Semicolons, dates as dd-mm-jjjj and a byte order mark in front: write it out as UTF-8."""
    return BOM + csv_lines([columns]) + csv_lines(rows)


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    """The same lines without the mark in front: for a file that is written in parts."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _csv_cell(value: object) -> object:
    if isinstance(value, dt.datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, tuple | list):
        return safe_cell("; ".join(map(str, value)))
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return safe_cell(value)


def write_xlsx(
    *, columns: Sequence[str], rows: Iterable[Sequence[object]], sheet: str = "Lijst"
) -> bytes:
    """One sheet, its text written as text, never as formula or link; the same rows, the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "remove_timezone": True})
    book.set_properties({"created": MADE_ON})
    page = book.add_worksheet(sheet[:31])
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
    page.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        page.write_string(0, at, column, bold)
        page.set_column(at, at, min(max(len(column) + 2, 12), 40))
    for line, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, dt.datetime):
                page.write_datetime(line, at, value, moment)
            elif isinstance(value, dt.date):
                page.write_datetime(line, at, value, day)
            elif isinstance(value, bool | int | float) and math.isfinite(value):
                page.write(line, at, value)
            elif value is not None:
                page.write_string(line, at, _xlsx_text(value))
    book.close()
    return out.getvalue()


def _xlsx_text(value: object) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return text[:LONGEST_CELL]


def is_mended(columns: Sequence[str]) -> bool:
    """Whether these are the headings of rows that were refused, given back: a part of a list."""
    return not set(FAULT_COLUMN.values()).isdisjoint(columns)


def write_refused(
    *, refused: Iterable[Refused], mapping: Mapping, language: Language = "nl"
) -> str:
    """The refused rows as csv with a last column that says what is wrong.

    Only the mapped columns, under their own headings: mended, the file can be uploaded alone.
    """

    def told(row: Refused) -> str:
        return " ".join(
            f"{fault.column}: {fault.sentence_nl if language == 'nl' else fault.sentence_en}".lstrip(
                ": "
            )
            for fault in row.faults
        )

    return write_csv(
        columns=(*mapped_columns(mapping), FAULT_COLUMN[language]),
        rows=((*row.cells, told(row)) for row in refused),
    )
