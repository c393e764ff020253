"""How far a sheet reaches, read from its XML in pieces while it is unpacked.

The patterns match what calamine reads. Whoever hides a cell from them, by a `>` inside an attribute or by
leaving its place out, is refused or counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.errors import not_a_table, too_many

if TYPE_CHECKING:
    from warmwelkom.engines.tables.table import Limits

TITLE_ROWS: Final = 100
LONGEST_TAG: Final = 1 << 20
CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,9})(\d{1,9})[\"'](?:[^<>]*[^<>/])?>"
)
ODS_TAG: Final = re.compile(
    rb"<table:table-(row|cell)\b([^<>]*?)(/?)>|<(table):table\b|</table:(?:table-row)>"
)
ODS_ROWS: Final = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d+)")
ODS_COLUMNS: Final = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")
PLAIN: Final = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
ODD: Final = re.compile(rb":c[\s/>]|<c[/>\t\r\n]")
SLY: Final = re.compile(rb"<(?:\w+:)?(?:c|row)\s[^<>]*=\s*(?:\"[^\"<>]*[<>]|'[^'<>]*[<>])")
UNPLACED: Final = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?![^<>]*?\sr\s*=)")
ROW: Final = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
ROW_NUMBER: Final = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br\s*=\s*[\"'](\d{1,9})")


class Scanner:
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
        whole = text[:cut]
        if len(self.tail) > LONGEST_TAG or whole.rfind(b"<") > whole.rfind(b">"):
            raise not_a_table("broken")
        return whole

    def check(self, *, rows: int, columns: int) -> None:
        if columns > self.limits.max_columns:
            raise too_many(what_nl="kolommen", what_en="columns", most=self.limits.max_columns)
        if rows > self.limits.max_rows + TITLE_ROWS:
            raise too_many(what_nl="rijen", what_en="rows", most=self.limits.max_rows)
        if rows * columns > self.limits.max_cells:
            raise too_many(what_nl="cellen", what_en="cells", most=self.limits.max_cells)


class XlsxScanner(Scanner):
    """Finds the last row and column that hold something; styled but empty cells do not count."""

    last_row = 0
    last_column = 0
    unplaced = 0
    most_unplaced = 0

    def feed(self, piece: bytes) -> None:
        text = self.whole_tags(piece)
        if self.is_plain(text):
            return
        if SLY.search(text):
            raise not_a_table("broken")
        found = CELL.findall(text)
        self.last_row = max(self.last_row, *(int(row) for _, row in found), 0)
        self.last_column = max(self.last_column, *map(_column_number, {c for c, _ in found}), 0)
        if UNPLACED.search(text):
            self.count_unplaced(text)
        self.check(rows=self.last_row, columns=self.last_column + self.most_unplaced)

    def is_plain(self, text: bytes) -> bool:
        """The quick way, for what Excel itself writes: each cell starts with its place, all are near."""
        found = PLAIN.findall(text)
        if len(found) != text.count(b"<c ") or ODD.search(text):
            return False
        row = max((int(row) for _, row in found), default=0)
        column = max(map(_column_number, {c for c, _ in found}), default=0)
        near = row <= self.limits.max_rows and column <= self.limits.max_columns
        if near and row * column <= self.limits.max_cells // 2:
            self.last_row = max(self.last_row, row)
            self.last_column = max(self.last_column, column)
            self.check(rows=self.last_row, columns=self.last_column + self.most_unplaced)
            return True
        return False

    def count_unplaced(self, text: bytes) -> None:
        """A cell that does not say where it stands comes after the one before it, a row likewise."""
        for at, part in enumerate(ROW.split(text)):
            self.unplaced = len(UNPLACED.findall(part)) + (0 if at else self.unplaced)
            self.most_unplaced = max(self.most_unplaced, self.unplaced)
        numbers = [int(number) for number in ROW_NUMBER.findall(text)]
        self.last_row = max(self.last_row + len(ROW.findall(text)) - len(numbers), *numbers, 0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class OdsScanner(Scanner):
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


def scanner_for(*, part: str, kind: str, limits: Limits) -> Scanner:
    if kind == "ods":
        return OdsScanner(limits) if part == "content.xml" else Scanner(limits)
    return XlsxScanner(limits) if part.lower().endswith(".xml") else Scanner(limits)
