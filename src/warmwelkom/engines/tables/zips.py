"""Keeps a workbook that would fill the memory from being opened.

A spreadsheet library lays a sheet out as one block from the first to the last filled cell, so a file
of 5 kB with a letter in A1 and one in XFD1048576 asks for 500 GB. What the zip directory says is not
trusted: every part is unpacked in small pieces and counted, and the cells' places are read on the way.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.errors import TableError, not_a_table, too_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warmwelkom.engines.tables.table import Limits

PIECE: Final = 1 << 18
TITLE_ROWS: Final = 100
LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
SHARED_STRINGS: Final = 80_000_000
CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,9})(\d{1,9})[\"'](?:[^<>]*[^<>/])?>"
)
ODS_TAG: Final = re.compile(
    rb"<table:table-(row|cell)\b([^<>]*?)(/?)>|<(table):table\b|</table:(?:table-row)>"
)
ODS_ROWS: Final = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d+)")
ODS_COLUMNS: Final = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")


def check_zip(*, data: bytes, kind: str, limits: Limits) -> None:
    """Raises TableError for a bomb, a sheet of too many rows or columns, or a locked workbook."""
    try:
        _check_parts(data=data, kind=kind, limits=limits)
    except TableError:
        raise
    # a damaged zip shows itself as any of a dozen errors of zipfile, struct and zlib
    except Exception as error:
        raise not_a_table("broken") from error


def _check_parts(*, data: bytes, kind: str, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if sum(part.file_size for part in parts) > limits.max_unpacked or len(parts) > 10_000:
        raise not_a_table("bomb")
    total = 0
    for part in parts:
        if part.flag_bits & 1:
            raise not_a_table("encrypted")
        scan = _scanner(part=part.filename, kind=kind, limits=limits)
        size = 0
        for piece in _pieces(data=data, part=part):
            size += len(piece)
            total += len(piece)
            _check_size(size=size, total=total, part=part, limits=limits)
            scan.feed(piece)


def _check_size(*, size: int, total: int, part: zipfile.ZipInfo, limits: Limits) -> None:
    packed = max(part.compress_size, 1)
    if total > limits.max_unpacked or (size > 20_000_000 and size > packed * limits.max_ratio):
        raise not_a_table("bomb")
    if size > SHARED_STRINGS and part.filename.lower().endswith("sharedstrings.xml"):
        raise not_a_table("bomb")


def _pieces(*, data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part unpacked piece by piece, whatever length the directory claims it has."""
    magic, name, extra = LOCAL_HEADER.unpack_from(data, part.header_offset)
    if magic != b"PK\x03\x04":
        raise not_a_table("broken")
    start = part.header_offset + LOCAL_HEADER.size + name + extra
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[at : at + PIECE]) for at in range(0, len(packed), PIECE))
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise not_a_table("broken")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    while rest and not inflate.eof:
        yield inflate.decompress(rest, PIECE)
        rest = inflate.unconsumed_tail
    yield inflate.flush()


class _Scanner:
    """Reads tags from pieces of XML; this one looks for nothing."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tail = b""

    def feed(self, piece: bytes) -> None:
        """Takes the next piece; raises TableError as soon as the sheet is too big."""

    def whole_tags(self, piece: bytes) -> bytes:
        text = self.tail + piece
        cut = text.rfind(b"<")
        cut = len(text) if cut < 0 or b">" in text[cut:] else cut
        self.tail = text[cut:]
        if len(self.tail) > 4 * PIECE:
            raise not_a_table("broken")
        return text[:cut]

    def check(self, *, rows: int, columns: int) -> None:
        if columns > self.limits.max_columns:
            raise too_many(what_nl="kolommen", what_en="columns", most=self.limits.max_columns)
        if rows > self.limits.max_rows + TITLE_ROWS:
            raise too_many(what_nl="rijen", what_en="rows", most=self.limits.max_rows)
        if rows * columns > self.limits.max_cells:
            raise too_many(what_nl="cellen", what_en="cells", most=self.limits.max_cells)


class _XlsxScanner(_Scanner):
    """Finds the last row and column that hold something; styled but empty cells do not count."""

    last_row = 0
    last_column = 0

    def feed(self, piece: bytes) -> None:
        found = CELL.findall(self.whole_tags(piece))
        if not found:
            return
        self.last_row = max(self.last_row, *(int(row) for _, row in found))
        self.last_column = max(self.last_column, *map(_column_number, {name for name, _ in found}))
        self.check(rows=self.last_row, columns=self.last_column)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _OdsScanner(_Scanner):
    """Adds up rows and cells with their repeats, as far as something filled comes after them."""

    rows = 0
    repeats = 1
    width = 0
    filled = 0
    widest = 0

    def feed(self, piece: bytes) -> None:
        for tag in ODS_TAG.finditer(self.whole_tags(piece)):
            name = tag[1] or tag[4]
            if name == b"cell":
                self.cell(tag)
            elif name == b"table":
                self.rows = 0
                self.widest = 0
            elif name == b"row":
                self.repeats = _repeated(ODS_ROWS, tag[2])
                self.width = self.filled = 0
                self.rows += self.repeats if tag[3] else 0
            else:
                self.end_of_row()

    def cell(self, tag: re.Match[bytes]) -> None:
        self.width += _repeated(ODS_COLUMNS, tag[2])
        if not tag[3] or b"office:" in tag[2]:
            self.filled = self.width

    def end_of_row(self) -> None:
        self.rows += self.repeats
        if self.filled:
            self.widest = max(self.widest, self.filled)
            self.check(rows=self.rows, columns=self.widest)


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1


def _scanner(*, part: str, kind: str, limits: Limits) -> _Scanner:
    if kind == "ods":
        return _OdsScanner(limits) if part == "content.xml" else _Scanner(limits)
    return _XlsxScanner(limits) if part.lower().endswith(".xml") else _Scanner(limits)
