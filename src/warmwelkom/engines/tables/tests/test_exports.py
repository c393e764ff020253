import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.tables import read_table, safe_cell, write_csv, write_xlsx

MOMENT = dt.datetime.combine(dt.date(2026, 6, 1), dt.time(9, 5))


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+31612345678", "'+31612345678"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("a=1", "a=1"),
        ("'t Hart", "'t Hart"),
        (-2, -2),
        (None, None),
    ],
)
def test_a_formula_is_made_harmless(value: object, safe: object) -> None:
    assert safe_cell(value) == safe


def test_a_csv_opens_well_in_a_dutch_excel() -> None:
    written = write_csv(
        columns=["Naam", "Dag", "Cijfer", "Modules"],
        rows=[["Zoë; Bos", dt.date(2026, 6, 1), 7.5, ("a", "b")], [None, MOMENT, 1, ()]],
    )  # fmt: skip
    assert written == (
        '\ufeffNaam;Dag;Cijfer;Modules\r\n"Zoë; Bos";01-06-2026;7,5;"a; b"\r\n;01-06-2026 09:05;1;\r\n'
    )


def test_the_same_rows_give_the_same_workbook() -> None:
    rows = [
        ("=1+1", dt.date(2026, 6, 1)),
        ("http://x.nl", dt.datetime(2026, 6, 1, 9, 5, tzinfo=dt.UTC)),
    ]
    first = write_xlsx(columns=["a", "b"], rows=rows)
    assert first == write_xlsx(columns=["a", "b"], rows=rows)
    assert [row.cells for row in read_table(source=first, filename="").rows] == [
        ("=1+1", dt.date(2026, 6, 1)),
        ("http://x.nl", MOMENT),
    ]


@given(st.text(min_size=1), st.integers(), st.floats())
def test_no_cell_of_a_csv_starts_as_a_formula(text: str, number: int, real: float) -> None:
    cells = (safe_cell(text), number, real)
    assert not str(cells[0]).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells[1:] == (number, real) or real != real  # noqa: PLR0124 - not a number
