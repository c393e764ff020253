"""A long text is cut piece by piece, and says the same as when it is cut line by line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.tables import LEAVERS, parse_columns, read_table, recognise
from warmwelkom.engines.tables.citizen_numbers import (
    DIGITS,
    LONGEST,
    may_hold_nine_digits,
    nine_digits,
)
from warmwelkom.engines.tables.cutting import SIGNS, Dialect, Text
from warmwelkom.engines.tables.pieces import Piece, PlainPiece

HEADING = "Leerlingnummer;Roepnaam;Achternaam;Geboortedatum;E-mail;Telefoon\r\n"


def cut(text: str) -> list[Piece]:
    return list(Dialect(delimiter=";").pieces(Text(data=text.encode(), encoding="", codec="utf-8", skip=0)))  # fmt: skip


def test_a_cell_in_quotation_marks_goes_on_over_the_end_of_a_piece() -> None:
    before = "een;twee;drie\r\n" * (SIGNS // 15)
    text = before + '4;"vijf\r\nzes;' + "\r\n" * 20 + 'zeven";8\r\n' + "een;twee;drie\r\n" * 3
    rows = [row for piece in cut(text) for row in piece]
    whole = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [list(row.cells) for row in rows] == whole
    assert [row.line for row in rows] == list(range(1, len(whole) + 1))


def test_line_ends_of_every_kind_and_none_at_the_end() -> None:
    line = "é" * 97 + ";2"
    ends = ["\n", "\r", "\r\n"]
    text = "".join(line + ends[at % 3] for at in range(3 * SIGNS // 100)) + "3;4"
    found = cut(text)
    assert len(found) > 2
    assert [row.cells for piece in found for row in piece] == [
        *[("é" * 97, "2")] * (3 * SIGNS // 100),
        ("3", "4"),
    ]


def test_plain_lines_by_column_are_the_same_cells() -> None:
    plain = PlainPiece(5, ["a;b", "c;", ";d"], ";")
    even = Piece(plain.lines, [["a", "b"], ["c", ""], ["", "d"]])
    assert [list(row) for row in plain.rows] == even.rows
    assert list(map(list, plain.columns(2))) == list(map(list, even.columns(2)))
    assert [plain.row(2), *plain.only([True, False, False])] == [even.row(2), even.row(0)]
    assert (plain.is_even(2), plain.is_even(3), plain.is_filled()) == (True, False, True)
    for blank in ("", ";", " ; ", "\u00a0;"):
        assert PlainPiece(1, ["a;b", blank], ";").is_filled() is False


def test_a_long_list_tells_what_is_wrong_in_every_piece() -> None:
    row = "{};Eva;de Bos;3-5-2009;{}@post.example;06123456{:02d}\r\n"
    rows = [row.format(number, number, number % 100) for number in range(25_000)]
    for at in (3, 12_000, 24_000):
        rows[at] = f"{at};;Bos;31-2-2009;geen;12\r\n"
    table = read_table(source=(HEADING + "".join(rows)).encode(), filename="")
    mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=LEAVERS)
    parts = list(parse_columns(table=table, mapping=mapping, schema=LEAVERS))
    assert len(parts) > 2
    assert [row.line for part in parts for row in part.refused] == [5, 12_002, 24_002]
    assert {len(row.faults) for part in parts for row in part.refused} == {2}
    numbers = [number for part in parts for number in part.values["pupil_number"]]
    assert numbers == [str(at) for at in range(25_000) if at not in (3, 12_000, 24_000)]
    assert {name for part in parts for name in part.values["prefix"]} == {"de"}
    assert [line for part in parts for line in part.lines][-1] == 25_001


@given(
    st.from_regex(DIGITS, fullmatch=True).filter(lambda cell: len(cell) <= LONGEST),
    st.sampled_from(["{}", '="{}"', "\u00a0{}", " {} "]),
    st.sampled_from(";,\t|"),
)
def test_no_number_is_overlooked_before_a_text_is_cut(cell: str, around: str, mark: str) -> None:
    if nine_digits(cell):  # all but those that are written out in another way
        cell = around.format(cell)
        for text in (f"a{mark}{cell}{mark}b", f"a\r\n{cell}{mark}b", f'a{mark}"{cell}"', cell):
            assert may_hold_nine_digits(text=text.encode(), delimiter=mark)


@pytest.mark.parametrize("cell", ['="200000009"', "\u00a0200000009", "'200000009", "2000.00.009"])
def test_a_number_is_known_whatever_an_export_put_around_it(cell: str) -> None:
    assert nine_digits(cell) == "200000009"


def test_dates_and_phone_numbers_are_none_of_these() -> None:
    text = b"a;03-05-2009;0612345678;1234567;12-34-56-78\n"
    assert may_hold_nine_digits(text=text, delimiter=";") is False
