import io
from typing import Any

import pytest
import xlsxwriter

from warmwelkom.engines.tables import Row, read_table
from warmwelkom.engines.tables.table import Table
from warmwelkom.engines.tables.tests.test_workbooks import ods
from warmwelkom.engines.tables.zeros import padded_columns

FORMATS = (
    '<number:number-style style:name="N5"><number:number number:decimal-places="0" '
    'number:min-integer-digits="5"/></number:number-style>'
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N5"/>'
)
NUMBER = '<table:table-cell{style} office:value-type="float" office:value="{value}"><text:p/></table:table-cell>'
TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def workbook(code: str, *values: Any, sheet: str = "Examen & 4K") -> Table:
    """Numbers under one format, in the second column and below a title; beside them plain numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Leeg")
    page = book.add_worksheet(sheet)
    noughts = book.add_format({"num_format": code})
    page.write_row(2, 1, ["Leerlingnummer", "Huisnummer"])
    for line, value in enumerate(values, 3):
        page.write(line, 1, value, noughts)
        page.write(line, 2, 7)
    book.close()
    return read_table(source=out.getvalue(), filename="lijst.xlsx")


@pytest.mark.parametrize("code", ["00000", "00000;@"])
def test_numbers_keep_the_zeros_that_the_workbook_shows(code: str) -> None:
    assert list(workbook(code, 123, 45678, 123456, "00007", None).rows) == [
        Row(4, ("00123", 7.0)),
        Row(5, ("45678", 7.0)),
        Row(6, ("123456", 7.0)),
        Row(7, ("00007", 7.0)),
        Row(8, ("", 7.0)),
    ]


@pytest.mark.parametrize("code", ["General", "0", "0.00", "#,##0", "dd-mm-yyyy", "00-00"])
def test_another_format_adds_nothing(code: str) -> None:
    (row,) = workbook(code, 123).rows
    assert "00123" not in row.cells


def test_what_is_no_whole_number_stays_as_it_is() -> None:
    assert [row.cells[0] for row in workbook("00000", 1.5, -3, True).rows] == [1.5, -3.0, True]


@pytest.mark.parametrize("style", ["cell", "row", "column"])
def test_an_ods_keeps_them_too(style: str) -> None:
    """LibreOffice writes a format at the cell, or once for the row or the column."""
    of = {name: ' table:{}="ce1"'.format("style-name" if name == "cell" else "default-cell-style-name")
          if name == style else "" for name in ("cell", "row", "column")}  # fmt: skip
    head = f"<table:table-column/><table:table-column{of['column']}/><table:table-column/>"
    titles = "".join(TEXT.format(word) for word in ("Roepnaam", "Leerlingnummer", "Klas"))
    values = TEXT.format("Sam") + NUMBER.format(style=of["cell"], value=123) + TEXT.format("4K1")
    rows = f"<table:table-row>{titles}</table:table-row><table:table-row{of['row']}>{values}</table:table-row>"
    data = ods(head + rows, styles=FORMATS)
    (row,) = read_table(source=data, filename="lijst.ods").rows
    assert row == Row(2, ("Sam", "00123", "4K1"))


def flagged(book: bytes, part: bytes, bit: int) -> bytes:
    """The workbook, with a bit set in what the zip says of one of its parts, in both places where it says so."""
    found = bytearray(book)
    for magic, flags, name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = next(
            at for at in range(len(book))
            if book.startswith(magic, at) and book.startswith(part, at + name)
        )  # fmt: skip
        found[place + flags] |= 1 << bit
    return bytes(found)


@pytest.mark.parametrize("bit", [5, 6])
def test_a_part_that_python_can_not_unpack_adds_nothing(bit: int) -> None:
    """The sheet was read already, by a library that looks at no such bit: patched data, strong encryption."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Blad").write(0, 0, 7, book.add_format({"num_format": "000"}))
    book.close()
    known = padded_columns(data=out.getvalue(), kind="xlsx", sheet="Blad")
    broken = flagged(out.getvalue(), b"xl/styles.xml", bit)
    assert (known, padded_columns(data=broken, kind="xlsx", sheet="Blad")) == ({0: 3}, {})
