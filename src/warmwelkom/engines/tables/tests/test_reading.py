import contextlib
import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from warmwelkom.engines.tables import Limits, Row, Table, TableError, read_table
from warmwelkom.engines.tables.delimited import Dialect, Text

DUO = Path(__file__).resolve().parents[5].parent / "shared" / "data" / "duo_vo"


def read(text: str | bytes, limits: Limits | None = None) -> Table:
    data = text.encode() if isinstance(text, str) else text
    return read_table(source=data, filename="lijst.csv", limits=limits)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("cp1252", "cp1252"),
    ],
)
def test_it_works(delimiter: str, codec: str, name: str) -> None:
    lines = [["Naam", "Plaats"], ["Zoë", "’s-Gravenhage"]]
    table = read("\r\n".join(map(delimiter.join, lines)).encode(codec))
    assert (table.columns, list(table.rows)) == (
        ("Naam", "Plaats"),
        [Row(2, ("Zoë", "’s-Gravenhage"))],
    )
    assert (table.encoding, table.delimiter, table.header_line) == (name, delimiter, 1)


def test_the_first_accent_may_come_after_megabytes_of_ascii() -> None:
    data = b"naam;plaats\n" + b"Jan;Delft\n" * 150_000 + "Chloé;Delft\n".encode("latin-1")
    table = read(data)
    assert table.encoding == "cp1252"
    assert list(table.rows)[-1] == Row(150_002, ("Chloé", "Delft"))


def test_two_exports_glued_together_keep_both_their_accents() -> None:
    data = "naam;plaats\nZoë;a\nÇelik;b\nİşık;c\nJosé;d\nNoé;e\n".encode() + "René;f\n".encode(
        "cp1252"
    )
    table = read(data)
    assert [row.cells[0] for row in table.rows] == ["Zoë", "Çelik", "İşık", "José", "Noé", "René"]


def test_a_title_and_blank_rows_do_not_shift_the_line_numbers() -> None:
    table = read(
        "Examenleerlingen;;\n;;\nNr;Naam;Geboortedatum\n\n007;Jan;3-5-2009\n;;\n008;Eva;4-5-2009\n"
    )
    assert table.columns == ("Nr", "Naam", "Geboortedatum")
    assert list(table.rows) == [
        Row(5, ("007", "Jan", "3-5-2009")),
        Row(7, ("008", "Eva", "4-5-2009")),
    ]
    assert len(table.rows) == 2


def test_rows_may_be_walked_again() -> None:
    table = read("a;b\n1;2\n")
    assert list(table.rows) == list(table.rows) == [Row(2, ("1", "2"))]


def test_excels_own_line_for_the_delimiter_is_obeyed_and_not_counted() -> None:
    table = read("sep=,\nNaam,Nr\nJan,1\n")
    assert (table.columns, list(table.rows)) == (("Naam", "Nr"), [Row(2, ("Jan", "1"))])


def test_headings_are_made_unique_and_never_empty() -> None:
    assert read("Naam;E-mail;E-mail;;\nJan;a;b;c;\n").columns == (
        "Naam",
        "E-mail",
        "E-mail (2)",
        "Kolom 4",
    )
    assert read("Naam;;Klas\nJan;x;4B\n").columns == ("Naam", "Kolom 2", "Klas")


def test_short_rows_are_filled_and_long_ones_keep_what_sticks_out() -> None:
    rows = list(read("a;b;c\n1;2\n1;2;3;;\n1;2;3;4\n").rows)
    assert [row.cells for row in rows] == [("1", "2", ""), ("1", "2", "3"), ("1", "2", "3", "4")]


def test_a_stray_quotation_mark_does_not_swallow_the_list() -> None:
    table = read('naam;plaats\n"t Hart;Delft\nVos;"Den Haag\nBos;Rijswijk\n')
    assert [row.cells[1] for row in table.rows] == ["Delft", '"Den Haag', "Rijswijk"]


def test_an_open_quotation_mark_far_below_is_told_and_not_read_around() -> None:
    """The first rows say how the list is cut: a mistake in row 5,000 does not make its quotation marks letters."""
    rows = [f'{at};"Eva";"Bos; {at}";x\n' for at in range(5_000)]
    rows += ['5000;"Eva;Bos;x\n', *(f"{at};Eva;Bos;x\n" for at in range(5_001, 20_000))]
    with pytest.raises(TableError) as fault:
        list(read("nummer;naam;adres;rest\n" + "".join(rows)).rows)
    assert fault.value.code == "long_cell"


REFUSALS = [
    (b"", "Dit bestand is leeg. Kies het bestand met de lijst."),
    (b"\xef\xbb\xbf \r\n", "Dit bestand is leeg. Kies het bestand met de lijst."),
    (b"a;b\n", "In dit bestand staan alleen kolomkoppen en geen rijen."),
    (b"a;b\n;\n\n", "In dit bestand staan alleen kolomkoppen en geen rijen."),
    (b"%PDF-1.7\n", "Dit is een pdf. Maak de lijst opnieuw als Excel- of csv-bestand."),
    (
        b"\x89PNG\r\n\x1a\n",
        "Dit is een afbeelding. Maak de lijst opnieuw als Excel- of csv-bestand.",
    ),
    (
        b"<html><table><tr><td>a",
        "Dit is een webpagina, ook al heet het misschien xls. Open het in Excel en bewaar het als xlsx.",
    ),
    (
        bytes(range(256)) * 40,
        "Dit is geen lijst die we kunnen lezen. Bewaar de lijst als xlsx of csv.",
    ),
    (
        b"naam\nJan\nEva\n",
        "We zien geen kolommen. Zet een puntkomma tussen de kolommen of bewaar de lijst als xlsx.",
    ),
    (
        b"PK\x03\x04junk",
        "Dit bestand is beschadigd. Open het in Excel, bewaar het opnieuw en kies het nog eens.",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSALS)
def test_bad_input_is_told_and_nothing_is_lost(data: bytes, sentence: str) -> None:
    with pytest.raises(TableError) as refusal:
        read(data)
    assert refusal.value.sentence_nl == f"lijst.csv: {sentence}"


@pytest.mark.parametrize(
    ("text", "limits", "sentence"),
    [
        ("a;b\n1;2\n", Limits(max_bytes=7), "Dit bestand is groter dan 0 MB."),
        (
            ";".join(f"k{i}" for i in range(201)) + "\n" + ";".join("x" * 201) + "\n",
            Limits(),
            "Dit bestand heeft te veel kolommen; het mogen er 200 zijn.",
        ),
        (
            "a;b\n" + "1;2\n" * 1001,
            Limits(max_rows=1000),
            "Dit bestand heeft te veel rijen; het mogen er 1.000 zijn.",
        ),
    ],
)
def test_too_much_is_refused_at_the_limit(text: str, limits: Limits, sentence: str) -> None:
    with pytest.raises(TableError) as refusal:
        read(text, limits)
    assert refusal.value.sentence_nl.startswith(f"lijst.csv: {sentence}")


def test_just_within_the_limits_is_read() -> None:
    assert len(read("a;b\n" + "1;2\n" * 1000, Limits(max_rows=1000)).rows) == 1000
    assert len(read("a;b\n1;2\n", Limits(max_bytes=8)).rows) == 1


def test_a_path_and_a_stream_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"a;b\n1;2\n")
    with path.open("rb") as stream:
        from_stream = read_table(source=stream, filename="x.csv")
    assert list(from_stream.rows) == list(read_table(source=path, filename="x.csv").rows)


# a row of only blanks is no row, and blanks at the end of a row mean nothing: the last cell is filled
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
filled = words.filter(lambda text: bool(text.strip()))
lists = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.tuples(*[words] * (width - 1), filled), min_size=1, max_size=12)
)


@given(
    rows=lists,
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]),
    newline=st.sampled_from(["\r\n", "\n"]),
)
def test_any_list_written_as_csv_is_read_back_equal(
    rows: list[tuple[str, ...]], delimiter: str, codec: str, newline: str
) -> None:
    rows = [tuple(cell.encode(codec, "ignore").decode(codec) for cell in row) for row in rows]
    rows = [(*row[:-1], row[-1] if row[-1].strip() else "x") for row in rows]
    heading = tuple(f"Kop {chr(97 + at)}" for at in range(len(rows[0])))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL)
    writer.writerows([heading, *rows])
    data = out.getvalue().encode(codec)
    # `Ã` and a blank in cp1252 are the bytes of `à` in UTF-8: nobody can tell
    assume(codec not in {"cp1252", "latin-1"} or not re.search(rb"[\xc2-\xf4][\x80-\xbf]", data))
    table = read(data)
    assert (table.columns, [row.cells for row in table.rows]) == (heading, rows)


@given(st.binary(max_size=400))
def test_garbage_gives_a_sentence_or_a_table_and_nothing_else(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"a;b\r\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with contextlib.suppress(TableError):
            table = read(start + data)
            assert len(list(table.rows)) == len(table.rows) > 0


@pytest.mark.skipif(not DUO.is_dir(), reason="the real DUO files are not at ../shared/data")
@pytest.mark.parametrize(
    ("name", "rows", "columns", "encoding"),
    [
        ("leerlingen_vo_per_vestiging_onderwijstype_2019_latin1.csv", 24_243, 22, "cp1252"),
        ("geslaagden_gezakten_cijfers_2018_2019_latin1.csv", 11_694, 15, "cp1252"),
        ("vestigingen_vo_2020_origineel_latin1.csv", 1_619, 31, "cp1252"),
        ("vestigingen_vo_2020_haaglanden_utf8.csv", 98, 31, "utf-8"),
        ("vestigingen_vo_2025_met_coordinaten.csv", 1_620, 20, "utf-8"),
    ],
)
def test_real_files_of_duo_come_in_whole(name: str, rows: int, columns: int, encoding: str) -> None:
    table = read_table(source=DUO / name, filename=name)
    assert (len(table.rows), len(table.columns), table.encoding) == (rows, columns, encoding)
    assert sum(1 for row in table.rows if len(row.cells) == columns) == rows


@given(st.text('ab;"\r\n\té,', max_size=40), st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_NONE)))
def test_a_plain_cut_is_the_cut_of_the_csv_module(letters: str, quoting: int) -> None:
    text = Text(data=letters.encode(), encoding="utf-8", codec="utf-8", skip=0)
    dialect = Dialect(delimiter=";", quoting=csv.QUOTE_NONE if quoting else csv.QUOTE_MINIMAL)
    whole = csv.reader(text.open(), delimiter=";", quoting=dialect.quoting)
    assert [row.cells for row in dialect.records(text)] == list(map(tuple, whole))
