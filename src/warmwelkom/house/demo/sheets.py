"""A list as the bytes of a file, in the ways in which systems export: csv in several tongues, xlsx."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warmwelkom.engines.tables import write_xlsx
from warmwelkom.house.demo.names import plain

Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one system exports: headings with the field under each, and how it writes.

    `above` stands over the headings, `below` under the last row ({rows} is their number); `empty` is how
    many empty rows stand below.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    ending: str = "csv"
    encoding: str = "utf-8-sig"
    delimiter: str = ";"
    date: str = "%d-%m-%Y"
    join: str = "|"
    above: tuple[str, ...] = ()
    below: str = ""
    empty: int = 0

    @property
    def first_line(self) -> int:
        """The line of the first person, as a spreadsheet counts."""
        return len(self.above) + 2


def file_of(shape: Shape, rows: Sequence[Row]) -> bytes:
    """The whole file; the same rows give the same bytes."""
    if shape.ending == "xlsx":
        return write_xlsx(
            columns=[heading for heading, _field in shape.columns],
            rows=(
                [_for_sheet(row.get(field), shape) for _heading, field in shape.columns]
                for row in rows
            ),
        )
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=shape.delimiter, lineterminator="\r\n")
    blank = [""] * len(shape.columns)
    writer.writerows([line, *blank[1:]] for line in shape.above)
    writer.writerow([heading for heading, _field in shape.columns])
    writer.writerows(_cells(row, shape) for row in rows)
    writer.writerows(blank for _ in range(shape.empty))
    if shape.below:
        writer.writerow([shape.below.format(rows=len(rows)), *blank[1:]])
    return _encoded(out.getvalue(), shape.encoding)


def _cells(row: Row, shape: Shape) -> Iterable[str]:
    return [_text(row.get(field), shape) for _heading, field in shape.columns]


def _text(value: object, shape: Shape) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date):
        return (
            value.strftime(shape.date) if shape.date else f"{value.day}-{value.month}-{value.year}"
        )
    if isinstance(value, tuple):
        return shape.join.join(map(str, value))
    return "" if value is None else str(value)


def _for_sheet(value: object, shape: Shape) -> object:
    """Dates stay dates in a workbook, everything else is text: so zeros in front survive."""
    return value if isinstance(value, dt.date) else _text(value, shape) or None


def _encoded(text: str, encoding: str) -> bytes:
    """Signs that an old encoding does not have lose their diacritics."""
    strange: dict[str, str | int | None] = {
        sign: plain(sign) for sign in sorted(set(text)) if not _fits(sign, encoding)
    }
    return text.translate(str.maketrans(strange)).encode(encoding, errors="replace")


def _fits(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
