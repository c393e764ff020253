"""From a file as it was sent to a table, or to a sentence that says why not."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from warmwelkom.engines.tables.cutting import Dialect, Text
from warmwelkom.engines.tables.delimited import check_quotes, decode_text, find_dialect
from warmwelkom.engines.tables.errors import TableError, not_a_table, too_many
from warmwelkom.engines.tables.headers import HEAD_ROWS, column_names, find_header, is_blank
from warmwelkom.engines.tables.kinds import sniff_kind
from warmwelkom.engines.tables.pieces import Piece
from warmwelkom.engines.tables.table import Limits, Row, Rows, Table
from warmwelkom.engines.tables.workbooks import Sheet, open_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warmwelkom.engines.tables.table import Cell

WORKBOOKS = frozenset({"xlsx", "ods", "xls"})


def read_table(
    *, source: Path | bytes | BinaryIO, filename: str, limits: Limits | None = None
) -> Table:
    """Reads csv, xlsx, ods or xls, told apart by content; `filename` only serves the sentences.

    Cells come as they stand in the file: text from csv; text, numbers, booleans and dates from a
    workbook. Rows are walked lazily and may be walked again. Raises TableError, with a sentence in
    Dutch and English, for whatever is not a list with headings and at least one row within `limits`.
    """
    limits = limits or Limits()
    try:
        data = _bytes_of(source, limits=limits)
        kind = sniff_kind(data)
        if kind in WORKBOOKS:
            _check_workbook(data, limits)
            return _table_of_sheet(open_sheet(data=data, kind=kind, limits=limits), limits)
        if kind != "text":
            raise not_a_table(kind)
        return _table_of_text(decode_text(data), limits)
    except TableError as error:
        raise _named(error, filename) from error.__cause__


def _bytes_of(source: Path | bytes | BinaryIO, *, limits: Limits) -> bytes:
    """The content, never more of it in memory than the limit allows."""
    if isinstance(source, Path):
        with source.open("rb") as stream:
            data = stream.read(limits.max_bytes + 1)
    elif isinstance(source, bytes):
        data = source
    else:
        data = source.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        most = limits.max_bytes // 1_000_000
        raise TableError(
            f"Dit bestand is groter dan {most} MB. Bewaar alleen de lijst, zonder plaatjes, of splits hem.",
            f"This file is larger than {most} MB. Save only the list, without pictures, or split it.",
        )
    return data


def _check_workbook(data: bytes, limits: Limits) -> None:
    if len(data) > limits.max_workbook:
        most = limits.max_workbook // 1_000_000
        raise TableError(
            f"Dit bestand is groter dan {most} MB. Bewaar de lijst als csv, of splits hem.",
            f"This file is larger than {most} MB. Save the list as csv, or split it.",
        )


def _named(error: TableError, filename: str) -> TableError:
    name = Path(filename).name[:80]
    if not name:
        return error
    sentences = f"{name}: {error.sentence_nl}", f"{name}: {error.sentence_en}"
    return TableError(*sentences, code=error.code)


def _table_of_text(text: Text, limits: Limits) -> Table:
    dialect = find_dialect(text)
    try:
        head, count = _survey(lambda: dialect.pieces(text), limits)
    except csv.Error as error:
        raise not_a_table("long_cell") from error
    except UnicodeDecodeError as error:
        raise not_a_table("garbage") from error
    if len(head.cells) < 2:
        raise not_a_table("one_column")
    return Table(
        columns=column_names(head.cells),
        rows=_rows_under(head, lambda: dialect.pieces(text), count),
        header_line=head.line,
        encoding=text.encoding,
        delimiter=dialect.delimiter,
        plain=None if text.encoding == "utf-16" else text.data,
    )


def _table_of_sheet(sheet: Sheet, limits: Limits) -> Table:
    pieces: Callable[[], Iterator[Piece]] = sheet.pieces
    head, count = _survey(pieces, limits)
    if len(head.cells) == 1:
        text, dialect = _text_in_one_column(sheet)
        pieces = lambda: dialect.pieces(text)  # noqa: E731 - the walk is swapped for another
        head, count = _survey(pieces, limits)
    return Table(
        columns=column_names(head.cells),
        rows=_rows_under(head, pieces, count),
        header_line=head.line,
        sheet=sheet.name,
        other_sheets=sheet.others,
    )


def _text_in_one_column(sheet: Sheet) -> tuple[Text, Dialect]:
    """A csv that Excel opened without cutting it: each row stands whole in the first cell."""
    lines = io.StringIO()
    for row in sheet.records():
        cell = next((cell for cell in row.cells if not is_blank(cell)), "")
        lines.write(" ".join(str(cell).splitlines()) + "\n")
    text = Text(data=lines.getvalue().encode(), encoding="utf-8", codec="utf-8", skip=0)
    return text, find_dialect(text)


def _survey(pieces: Callable[[], Iterator[Piece]], limits: Limits) -> tuple[Row, int]:
    """Walks the whole list once: the headings, as far as one of them or a cell below is filled, and a count."""
    first = list(itertools.islice(itertools.chain.from_iterable(pieces()), HEAD_ROWS))
    index = find_header(first)
    if index is None:
        raise not_a_table("empty")
    line, cells = first[index]
    width = len(_trimmed(first[index]).cells)
    count = 0
    for piece in _filled(pieces(), after=line):
        for row in check_quotes(_odd(piece, width, len(cells)), width=len(cells)):
            width = max(width, min(len(_trimmed(row).cells), len(cells)))
            _check_width(max(width, len(_trimmed(row).cells)), limits)
        count += len(piece)
        if count > limits.max_rows:
            raise too_many(what_nl="rijen", what_en="rows", most=limits.max_rows)
    if not count:
        raise not_a_table("only_header")
    _check_width(width, limits)
    return Row(line, cells[:width]), count


def _odd(piece: Piece, width: int, usual: int) -> Iterator[Row]:
    """The rows that are not as wide as the headings; mostly there are none."""
    if width == usual and piece.is_even(usual):
        return iter(())
    return (row for row in piece if not width == len(row.cells) == usual)


def _check_width(width: int, limits: Limits) -> None:
    if width > limits.max_columns:
        raise too_many(what_nl="kolommen", what_en="columns", most=limits.max_columns)


def _trimmed(row: Row) -> Row:
    cells = row.cells
    width = len(cells)
    while width and is_blank(cells[width - 1]):
        width -= 1
    return Row(row.line, cells[:width])


def _filled(pieces: Iterator[Piece], *, after: int) -> Iterator[Piece]:
    """The rows under the headings that are not blank."""
    for piece in pieces:
        if piece.lines[0] > after and piece.is_filled():
            yield piece
            continue
        kept = [row.line > after and not all(map(is_blank, row.cells)) for row in piece]
        if any(kept):
            yield piece.only(kept)


def _rows_under(head: Row, pieces: Callable[[], Iterator[Piece]], count: int) -> Rows:
    """Rows cut or filled up to the headings; what sticks out beyond them and is filled stays."""
    width = len(head.cells)

    def walk() -> Iterator[Piece]:
        for piece in _filled(pieces(), after=head.line):
            if piece.is_even(width):
                yield piece
            else:
                yield Piece(piece.lines, [_evened(row, width) for row in piece.rows])

    return Rows(pieces=walk, count=count)


def _evened(row: Sequence[Cell], width: int) -> Sequence[Cell]:
    have = len(row)
    if have == width:
        return row
    if have < width:
        return (*row, *("",) * (width - have))
    cells = _trimmed(Row(0, tuple(row))).cells
    return cells if len(cells) > width else row[:width]
