"""Zeros that a workbook shows but does not keep: 123 under the number format 00000 is 00123 to its reader.

calamine gives the number without its format. So the formats of nothing but noughts are looked up, and which
columns of the sheet use one; where a workbook has none, which is usual, its sheet is not read again.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from warmwelkom.engines.tables.table import Cell

PIECE: Final = 1 << 20
ALL_NOUGHTS: Final = re.compile(r"(0{2,40})(?:;@|_\)|\\ )*")
ATTRIBUTE: Final = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
CELLS_OF_ODS: Final = "table|table-column|table-row|table-cell|covered-table-cell"
MOST_REPEATS: Final = 1000
TAG: Final = r"<(?:\w+:)?(?:{names})(?=[\s/>])[^<>]*>"


def padded_columns(*, data: bytes, kind: str, sheet: str) -> Mapping[int, int]:
    """Columns of a sheet (the first is 0) whose numbers are shown with zeros in front -> how many digits.

    Where a column has several such formats the one of most cells counts. Nothing for what cannot be looked up:
    the sheet itself was read already.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _of_ods(archive, sheet) if kind == "ods" else _of_xlsx(archive, sheet)
    # a damaged zip shows itself as any of a dozen errors of zipfile, struct and zlib
    except Exception:  # noqa: BLE001
        return {}
    return {column: counts.most_common(1)[0][0] for column, counts in found.items()}


def with_zeros(cells: Sequence[Cell], widths: Mapping[int, int]) -> tuple[Cell, ...]:
    """The cells of a row, whole numbers of these columns as the text that the workbook shows."""
    padded = list(cells)
    for place, width in widths.items():
        cell = cells[place] if 0 <= place < len(cells) else None
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell == int(cell) >= 0:
            padded[place] = f"{int(cell):0{width}d}"
    return tuple(padded)


def _of_xlsx(archive: zipfile.ZipFile, sheet: str) -> dict[int, Counter[int]]:
    widths = _styles_of_noughts(archive.read("xl/styles.xml").decode())
    found: dict[int, Counter[int]] = defaultdict(Counter)
    if not widths:
        return found
    with archive.open(_part_of(archive, sheet)) as part:
        for cell in _tags(part, "c"):
            width = widths.get(cell.get("s", ""))
            if width and cell.get("t", "n") == "n":
                found[_column_of(cell.get("r", ""))][width] += 1
    return found


def _styles_of_noughts(styles: str) -> dict[str, int]:
    """The number of a cell style -> how many digits its format shows."""
    formats = {
        tag["numFmtId"]: len(noughts[1])
        for tag in _tags(styles, "numFmt")
        if (noughts := ALL_NOUGHTS.fullmatch(tag.get("formatCode", "")))
    }
    used = styles.partition("cellXfs")[2].partition("cellXfs>")[0]
    return {
        str(place): formats[tag["numFmtId"]]
        for place, tag in enumerate(_tags(used, "xf"))
        if tag.get("numFmtId") in formats
    }


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """The file inside the workbook that holds this sheet."""
    book = archive.read("xl/workbook.xml").decode()
    links = archive.read("xl/_rels/workbook.xml.rels").decode()
    known = {_plain(tag.get("name", "")): tag for tag in _tags(book, "sheet")}
    number = next(value for name, value in known[sheet].items() if name.endswith(":id"))
    target = next(tag["Target"] for tag in _tags(links, "Relationship") if tag["Id"] == number)
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _plain(text: str) -> str:
    for sign, code in (
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("'", "&apos;"),
        ("&", "&amp;"),
    ):
        text = text.replace(code, sign)
    return text


def _column_of(place: str) -> int:
    number = 0
    for letter in place.rstrip("0123456789").upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _of_ods(archive: zipfile.ZipFile, sheet: str) -> dict[int, Counter[int]]:
    """LibreOffice writes a format at the cell, or once for its row or its column."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    with archive.open("content.xml") as part:
        widths = _ods_styles(part)
    if widths:
        with archive.open("content.xml") as part:
            for column, times, style in _ods_numbers(part, sheet):
                for place in range(column, column + times if style in widths else column):
                    found[place][widths[style]] += 1
    return found


def _ods_styles(part: IO[bytes]) -> dict[str, int]:
    """The name of a cell style -> how many digits it shows at least; they stand before the body."""
    formats: dict[str, int] = {}
    widths: dict[str, int] = {}
    number = ""
    for name, tag in _named_tags(part, "number-style|number|style|body"):
        if name == "body":
            break
        if name == "number-style":
            number = tag.get("style:name", "")
        elif name == "style":
            width = formats.get(tag.get("style:data-style-name", ""))
            widths |= {tag.get("style:name", ""): width} if width else {}
        elif tag.get("number:decimal-places", "0") == "0":
            digits = int(tag.get("number:min-integer-digits", "0"))
            formats |= {number: digits} if digits > 1 else {}
    return widths


def _ods_numbers(part: IO[bytes], sheet: str) -> Iterator[tuple[int, int, str]]:
    """Each cell of the sheet with a number: its column, how often it is repeated, its style."""
    inside, usual, of_row, column = False, list[str](), "", 0
    for name, tag in _named_tags(part, CELLS_OF_ODS):
        times = min(int(tag.get("table:number-columns-repeated", "1")), MOST_REPEATS)
        style = tag.get("table:style-name") or tag.get("table:default-cell-style-name", "")
        if name == "table":
            inside, usual = _plain(tag.get("table:name", "")) == sheet, []
        elif name == "table-column":
            usual += [style] * (times if len(usual) < MOST_REPEATS else 0)
        elif name == "table-row":
            of_row, column = tag.get("table:default-cell-style-name", ""), 0
        elif inside:
            if tag.get("office:value-type") == "float":
                of_column = usual[column] if column < len(usual) else ""
                yield column, times, style or of_row or of_column
            column += times


def _tags(source: str | IO[bytes], names: str) -> Iterator[dict[str, str]]:
    return (tag for _name, tag in _named_tags(source, names))


def _named_tags(source: str | IO[bytes], names: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Tags that open, in their order, each with its name and its attributes."""
    pattern = re.compile(TAG.format(names=names))
    for text in [source] if isinstance(source, str) else _pieces(source):
        for tag in pattern.finditer(text):
            name = re.split(r"[\s/>]", tag[0][1:], maxsplit=1)[0].rpartition(":")[2]
            yield (
                name,
                {a[1]: a[2] if a[2] is not None else a[3] for a in ATTRIBUTE.finditer(tag[0])},
            )


def _pieces(part: IO[bytes]) -> Iterator[str]:
    """The text in pieces that never end inside a tag."""
    tail = b""
    while piece := part.read(PIECE):
        text = tail + piece
        cut = text.rfind(b"<")
        tail = text[cut:] if cut >= 0 else b""
        yield text[: len(text) - len(tail)].decode(errors="replace")
    yield tail.decode(errors="replace")
