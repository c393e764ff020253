import datetime as dt
import io
import re
import zipfile

import pytest
import xlsxwriter

from warmwelkom.engines.tables import Limits, Row, TableError, read_table, write_xlsx

BOMB = "Dit bestand wordt bij het openen te groot. Bewaar alleen de lijst in een nieuw bestand."
BROKEN = "Dit bestand is beschadigd. Open het in Excel, bewaar het opnieuw en kies het nog eens."
COLUMNS = "Dit bestand heeft te veel kolommen; het mogen er 200 zijn. Splits de lijst."
ROWS = "Dit bestand heeft te veel rijen; het mogen er 200.000 zijn. Splits de lijst."
CELLS = "Dit bestand heeft te veel cellen; het mogen er 6.000.000 zijn. Splits de lijst."


def sentence_for(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(TableError) as refusal:
        read_table(source=data, filename="", limits=limits)
    return refusal.value.sentence_nl


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same zip with one part replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


def xlsx(sheet_data: str) -> bytes:
    """A real workbook of which only the cells are written by hand."""
    plain = write_xlsx(columns=["a"], rows=[])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    page = re.sub(
        "<sheetData.*</sheetData>", lambda _: f"<sheetData>{sheet_data}</sheetData>", page
    )
    return with_part(plain, "xl/worksheets/sheet1.xml", page.encode())


def ods(rows: str, *, settings: str = "", styles: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="content.xml">{settings}</manifest:file-entry>'
            "</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:number="n" '
            f'xmlns:style="s"><office:automatic-styles>{styles}</office:automatic-styles><office:body>'
            f'<office:spreadsheet><table:table table:name="Blad1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def ods_row(*cells: str, repeated: int = 1) -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inner}</table:table-row>'


def test_it_works() -> None:
    rows: list[tuple[object, ...]] = [
        ("007", "Null", dt.date(2009, 5, 3), 12345, True),
        ("008", "=1+1", None, 1.5, False),
    ]
    table = read_table(
        source=write_xlsx(columns=["Nr", "Naam", "Geb", "Getal", "Ja"], rows=rows),
        filename="a.xlsx",
    )
    assert table.columns == ("Nr", "Naam", "Geb", "Getal", "Ja")
    assert (table.sheet, table.other_sheets, table.encoding) == ("Lijst", (), None)
    assert list(table.rows) == [
        Row(2, ("007", "Null", dt.date(2009, 5, 3), 12345.0, True)),
        Row(3, ("008", "=1+1", "", 1.5, False)),
    ]


def test_a_title_an_empty_first_sheet_and_a_hidden_one_are_passed_over() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Leeg")
    page = book.add_worksheet("Leerlingen")
    secret = book.add_worksheet("Verborgen")
    secret.hide()
    page.write(0, 1, "Lijst 2026")
    page.write_row(3, 1, ["Naam", "Klas"])
    page.write_row(5, 1, ["Eva", "4B"])
    book.close()
    table = read_table(source=out.getvalue(), filename="x.csv")
    assert (table.sheet, table.other_sheets, table.header_line) == ("Leerlingen", ("Leeg",), 4)
    assert (table.columns, list(table.rows)) == (("Naam", "Klas"), [Row(6, ("Eva", "4B"))])


def test_a_csv_that_excel_put_in_one_column_is_cut_after_all() -> None:
    data = write_xlsx(columns=["Naam;Klas"], rows=[["Eva;4B"], ["Jan;4K"]])
    table = read_table(source=data, filename="x.xlsx")
    assert (table.columns, list(table.rows)) == (
        ("Naam", "Klas"),
        [Row(2, ("Eva", "4B")), Row(3, ("Jan", "4K"))],
    )


def test_an_ods_is_read_with_the_empty_million_at_its_end() -> None:
    empty = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    table = read_table(
        source=ods(ods_row("Naam", "Klas") + ods_row("Eva", "4B") + empty), filename=""
    )
    assert (table.columns, list(table.rows)) == (("Naam", "Klas"), [Row(2, ("Eva", "4B"))])


FAR = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEETS = [
    (FAR + '<row r="2"><c r="XFD2"><v>1</v></c></row>', COLUMNS),
    (FAR + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', ROWS),
    (FAR + '<row r="200000"><c r="GR200000"><v>1</v></c></row>', CELLS),
    (FAR + '<row r="2"><c s=">" r="XFD2"><v>1</v></c></row>', BROKEN),
    (FAR + "<row r='2'><c\nt='n'\n r = 'XFD2'><v>1</v></c></row>", COLUMNS),
    (FAR + '<row r="2">' + "<c/>" * 300 + "<c><v>1</v></c></row>", COLUMNS),
    (FAR + '<row r="1048576"><c><v>1</v></c></row>', ROWS),
]


@pytest.mark.parametrize(("cells", "sentence"), SHEETS)
def test_a_small_file_that_asks_for_all_memory_is_never_opened(cells: str, sentence: str) -> None:
    data = xlsx(cells)
    assert len(data) < 10_000
    assert sentence_for(data) == sentence


def test_styled_but_empty_cells_far_away_do_no_harm() -> None:
    data = xlsx(
        '<row r="1"><c r="A1" t="str"><v>Naam</v></c><c r="B1" t="str"><v>Klas</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>Eva</v></c><c r="B2" t="str"><v>4B</v></c></row>'
        '<row r="1048576" s="1"><c r="XFD1048576" s="0"/></row>'
    )
    assert list(read_table(source=data, filename="").rows) == [Row(2, ("Eva", "4B"))]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (ods_row("x", repeated=1_048_576), ROWS),
        (
            ods_row("x").replace(
                "<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"'
            ),
            COLUMNS,
        ),
    ],
)
def test_an_ods_of_repeats_is_never_opened(row: str, sentence: str) -> None:
    assert sentence_for(ods(ods_row("Naam", "Klas") + row)) == sentence


def test_a_zip_bomb_is_refused_by_what_the_directory_says() -> None:
    data = with_part(write_xlsx(columns=["a"], rows=[]), "xl/media/x.bin", bytes(40_000_000))
    assert sentence_for(data, Limits(max_unpacked=30_000_000)) == BOMB


def test_a_zip_bomb_is_refused_by_its_ratio() -> None:
    data = with_part(write_xlsx(columns=["a"], rows=[]), "xl/media/x.bin", bytes(40_000_000))
    assert sentence_for(data) == BOMB


def test_a_zip_bomb_whose_directory_lies_is_refused_too() -> None:
    data = with_part(write_xlsx(columns=["a"], rows=[]), "xl/media/x.bin", bytes(40_000_000))
    size = (40_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    assert sentence_for(data.replace(size, (1000).to_bytes(4, "little"))) == BOMB


def test_other_zips_are_named_for_what_they_are() -> None:
    plain = write_xlsx(columns=["a"], rows=[])
    word = with_part(b"PK\x05\x06" + bytes(18), "word/document.xml", b"<w/>")
    assert sentence_for(word).startswith("Dit is een tekstdocument.")
    assert sentence_for(with_part(b"PK\x05\x06" + bytes(18), "a.csv", b"a;b")).startswith(
        "Dit is een ingepakt bestand (zip)."
    )
    assert sentence_for(plain[: len(plain) // 2]) == BROKEN
    assert sentence_for(plain) == "In dit bestand staan alleen kolomkoppen en geen rijen."


def test_a_locked_workbook_is_told_so() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    )
    lock = '<manifest:encryption-data manifest:checksum="x"/>'
    wanted = (
        "Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en kies het bestand opnieuw."
    )
    assert sentence_for(locked) == wanted
    assert sentence_for(ods(ods_row("a", "b") * 2, settings=lock)) == wanted


def test_xml_that_is_cut_off_is_refused_and_does_not_run_for_ever() -> None:
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        whole = write_xlsx(columns=["a", "b"], rows=[["x", "y"]])
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            content = archive.read(part)
        assert sentence_for(with_part(whole, part, content[: len(content) // 2])) == BROKEN
