"""Text with a delimiter: encoding told from the whole file, delimiter from how even the rows are."""

from __future__ import annotations

import codecs
import csv
import itertools
import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.cutting import Dialect, Text
from warmwelkom.engines.tables.errors import TableError, not_a_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warmwelkom.engines.tables.table import Row

DELIMITERS: Final = (";", ",", "\t", "|")
BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
PIECE: Final = 1 << 20
SAMPLE_RECORDS: Final = 300
LONGEST_CELL_LINES: Final = 30
LONGEST_LINE: Final = 1_000_000
CONTROL: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")
SEP_LINE: Final = re.compile(r"(?i)sep=([;,|\t])")


def decode_text(data: bytes) -> Text:
    """Decides the encoding on every byte of the file; raises TableError for what is no text.

    UTF-8 when all of it is valid; UTF-8 with some stray bytes (two exports glued together) when valid
    sequences are the majority; otherwise cp1252, or Latin-1 where cp1252 has no sign for a byte.
    """
    if _has_endless_line(data):
        raise not_a_table("garbage")
    for bom, name, codec in BOMS:
        if data.startswith(bom):
            text = Text(data=data, encoding=name, codec=codec, skip=len(bom))
            return _checked(text)
    if b"\x00" in data[:PIECE]:
        return _checked(Text(data=data, encoding="utf-16", codec=_bare_utf16(data), skip=0))
    if _decodes(data, "utf-8"):
        return _checked(Text(data=data, encoding="utf-8", codec="utf-8", skip=0))
    good, stray = _count_sequences(data)
    if good > 4 * stray:
        return _checked(
            Text(data=data, encoding="utf-8+cp1252", codec="utf-8", skip=0, errors=STRAY)
        )
    codec = "cp1252" if _decodes(data, "cp1252") else "latin-1"
    return _checked(Text(data=data, encoding=codec, codec=codec, skip=0))


def _has_endless_line(data: bytes) -> bool:
    """A line of millions of cells would be cut whole, and each cell of one sign costs fifty bytes."""
    at = 0
    while len(data) - at > LONGEST_LINE:
        window = at, at + LONGEST_LINE
        end = max(data.rfind(b"\n", *window), data.rfind(b"\r", *window))
        if end < 0:
            return True
        at = end + 1
    return False


def _decodes(data: bytes, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for at in range(0, len(data), PIECE):
            decoder.decode(data[at : at + PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _bare_utf16(data: bytes) -> str:
    head = data[: PIECE & ~1]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) or min(even, odd) * 20 > len(head):
        raise not_a_table("garbage")
    return "utf-16-be" if even > odd else "utf-16-le"


STRAY: Final = "warmwelkom-stray-cp1252"
SEQUENCE: Final = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|([\x80-\xff])"
)


def _count_sequences(data: bytes) -> tuple[int, int]:
    good = stray = 0
    for found in SEQUENCE.finditer(data):
        if found[1]:
            stray += 1
        else:
            good += 1
    return good, stray


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


codecs.register_error(STRAY, _read_stray)


def _checked(text: Text) -> Text:
    """Refuses bytes that only seem text: too many control characters, or a broken encoding."""
    try:
        with text.open() as stream:
            head = stream.read(PIECE)
    except UnicodeDecodeError as error:
        raise not_a_table("garbage") from error
    if "\x00" in head or len(CONTROL.findall(head)) * 50 > len(head):
        raise not_a_table("garbage")
    return text


def find_dialect(text: Text) -> Dialect:
    """The delimiter under which the rows are most even; raises TableError when there is one column."""
    with text.open() as stream:
        sep = SEP_LINE.fullmatch(stream.readline(20).rstrip("\r\n"))
    if sep:
        return Dialect(delimiter=sep[1], announced=True)
    best = max(
        (
            Dialect(delimiter=delimiter, quoting=quoting)
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
            for delimiter in DELIMITERS
        ),
        key=lambda dialect: _evenness(dialect, text),
    )
    if _evenness(best, text) <= 0:
        raise not_a_table("one_column")
    return best


def _evenness(dialect: Dialect, text: Text) -> float:
    """How even the first rows are. A line at a time: a mistake far below is no word about the delimiter."""
    lines = itertools.chain.from_iterable(dialect.pieces(text, signs=1))
    records = itertools.islice(lines, SAMPLE_RECORDS)
    try:
        widths = [len(row.cells) for row in records if any(row.cells)]
    except csv.Error:
        return 0.0
    except UnicodeDecodeError as error:
        raise not_a_table("garbage") from error
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0
    width, times = counts.most_common(1)[0]
    score = (times / len(widths)) ** 2 * math.log(width)
    unlike_first = 0.3 if widths[0] != width else 1.0
    return score * unlike_first * (0.9 if dialect.quoting == csv.QUOTE_NONE else 1.0)


def check_quotes(rows: Iterator[Row], *, width: int) -> Iterator[Row]:
    """The same rows; a cell that swallowed many lines and broke its row is an open quotation mark."""
    for row in rows:
        if len(row.cells) != width and any(
            len(cell) > 200 and cell.count("\n") > LONGEST_CELL_LINES
            for cell in row.cells
            if isinstance(cell, str)
        ):
            raise open_quote(row.line)
        yield row


def open_quote(line: int) -> TableError:
    return TableError(
        f"In rij {line} staat een aanhalingsteken dat niet wordt gesloten. Haal het weg en kies het bestand opnieuw.",
        f"In row {line} a quotation mark is never closed. Remove it and choose the file again.",
    )
