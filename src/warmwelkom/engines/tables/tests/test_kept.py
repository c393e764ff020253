import datetime as dt

from warmwelkom.engines.tables import read_table, without_citizen_numbers, write_xlsx
from warmwelkom.engines.tables.citizen_numbers import passes_elfproef
from warmwelkom.engines.tables.table import Table

BSNS = [f"{n:09d}" for n in range(123_400_000, 123_400_400) if passes_elfproef(f"{n:09d}")]


def kept(text: str) -> str | None:
    found = without_citizen_numbers(table=read_table(source=text.encode(), filename=""))
    return found.decode() if found is not None else None


def again(text: str) -> Table:
    return read_table(source=text.encode(), filename="")


def test_a_list_without_such_a_column_is_kept_as_it_came() -> None:
    assert kept("Leerlingnummer;Naam\n00123;Eva Bos\n") is None


def test_the_cells_go_and_the_lines_stay() -> None:
    text = 'Lijst 2026\n\nNaam;BSN;Klas\n"Bos;\nEva";123456782;4K1\n\nJan Vos;123.456.782;4K2\n'
    assert (
        kept(text) == 'sep=;\r\n\r\n\r\nNaam;BSN;Klas\r\n"Bos;\nEva";;4K1\r\n\r\nJan Vos;;4K2\r\n'
    )
    before, after = again(text), again(str(kept(text)))
    assert after.columns == before.columns
    assert after.header_line == before.header_line
    assert [row.line for row in after.rows] == [row.line for row in before.rows]


def test_an_innocent_heading_says_from_now_on_what_it_held() -> None:
    """Also when the numbers begin long after the rows that the columns are recognised from."""
    rows = [f"Eva;;{n}" for n in range(900)] + [f"Jan;{bsn};{bsn}" for bsn in BSNS[:6]]
    told = str(kept("\n".join(["Naam;Opmerking;Nummer", *rows])))
    assert again(told).columns == ("Naam", "Opmerking (BSN)", "Nummer (BSN)")
    assert [bsn for bsn in BSNS if bsn in told] == []
    assert kept(told) == told


def test_a_number_that_moved_goes_too() -> None:
    assert kept("Naam;BSN\nEva;x;123456782;y\n") == "sep=;\r\nNaam;BSN\r\nEva;;;y\r\n"


def test_days_moments_and_numbers_of_a_workbook_are_written_out() -> None:
    moment = dt.datetime(2026, 4, 1, 9, 0, 7, tzinfo=dt.UTC)
    data = write_xlsx(
        columns=["Naam", "BSN", "Geboren", "Gewijzigd", "Nr", "Cijfer"],
        rows=[["Eva", 123456782, dt.date(2009, 5, 3), moment, 123, 7.5]],
    )
    table = read_table(source=data, filename="x.xlsx")
    told = (without_citizen_numbers(table=table) or b"").decode()
    assert told.splitlines()[2] == "Eva;;03-05-2009;2026-04-01 09:00:07;123;7.5"
