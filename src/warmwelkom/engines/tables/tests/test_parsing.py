import contextlib
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.tables import (
    LEAVERS,
    STATUS_MESSAGES,
    Fault,
    Parsed,
    Refused,
    Schema,
    TableError,
    parse_rows,
    read_table,
    recognise,
    write_csv,
    write_refused,
    write_xlsx,
)
from warmwelkom.engines.tables.schemas.introweek import WEEK_ROOMS

JUNE = dt.date(2026, 6, 1)
HEADING = "Leerlingnummer;Roepnaam;Achternaam;Geboortedatum;E-mail;BSN;Hobby\n"


def parsed(text: str, schema: Schema = LEAVERS) -> list[Parsed | Refused]:
    table = read_table(source=text.encode(), filename="lijst.csv")
    mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=schema)
    return list(parse_rows(table=table, mapping=mapping, schema=schema, reference_day=JUNE))


def test_it_works() -> None:
    assert parsed(HEADING + "007;Eva;de Vries;3-5-2009;Eva@x.nl;123456782;vissen\n") == [
        Parsed(
            line=2,
            values={
                "pupil_number": "007",
                "first_name": "Eva",
                "surname": "Vries",
                "prefix": "de",
                "birth_date": dt.date(2009, 5, 3),
                "email": "eva@x.nl",
            },
        )
    ]


def test_every_fault_of_a_row_is_told_and_no_other_cell_is_kept() -> None:
    assert parsed(HEADING + "\n007;;Bos;31-2-2009;Eva@x.nl;123456782;vissen\n") == [
        Refused(
            line=3,
            faults=(
                Fault(
                    "Geboortedatum",
                    "31-2-2009",
                    "Deze datum bestaat niet. Kijk de dag en de maand na.",
                    "This date does not exist. Check the day and the month.",
                ),
                Fault(
                    "Roepnaam",
                    "",
                    "Hier ontbreekt: roepnaam. Vul dit in.",
                    "Missing: first name. Fill this in.",
                ),
            ),
            cells=("007", "", "Bos", "31-2-2009", "Eva@x.nl"),
        )
    ]


def test_a_wrong_address_is_noted_and_the_pupil_comes_in() -> None:
    (row,) = parsed(HEADING + "007;Eva;Bos;3-5-2009;eva@x;;\n")
    assert isinstance(row, Parsed)
    assert row.values["email"] is None
    assert [(note.column, note.value) for note in row.notes] == [("E-mail", "eva@x")]


def test_a_foreign_postcode_is_kept_as_it_stands() -> None:
    (row,) = parsed("Roepnaam;Achternaam;Geboortedatum;Postcode\nEva;Bos;3-5-2009;b-2000\n")
    assert isinstance(row, Parsed)
    assert (row.values["postcode"], len(row.notes)) == ("B-2000", 1)


def test_a_row_with_too_many_cells_is_refused() -> None:
    (row,) = parsed("Roepnaam;Achternaam;Geboortedatum\nEva;Bos;3-5-2009;x\n")
    assert isinstance(row, Refused)
    assert row.faults[0].sentence_en.startswith("This row has 4 cells, but there are 3 headings.")


def test_a_message_carries_no_hash() -> None:
    (row,) = parsed(
        "id;ketenid;bsnhash;status;createdat;einddatum\n1;K1;abcdef;ENROLLED;2026-03-01T10:00:00Z;3000-01-01\n",
        STATUS_MESSAGES,
    )
    assert row == Parsed(
        line=2,
        values={
            "message_id": "1",
            "application_id": "K1",
            "status": "ENROLLED",
            "created_at": dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC),
            "status_until": dt.date(3000, 1, 1),
        },
    )


def test_the_refused_rows_can_be_mended_and_uploaded_alone() -> None:
    text = HEADING + "007;=Eva;Bos;31-2-2009;;;x\n008;Jan;Vos;3-5-2009;;;x\n"
    table = read_table(source=text.encode(), filename="lijst.csv")
    mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=LEAVERS)
    rows = parse_rows(table=table, mapping=mapping, schema=LEAVERS, reference_day=JUNE)
    written = write_refused(
        refused=[row for row in rows if isinstance(row, Refused)], mapping=mapping
    )
    assert written == (
        "\ufeffLeerlingnummer;Roepnaam;Achternaam;Geboortedatum;E-mail;Wat is er mis\r\n"
        "007;'=Eva;Bos;31-2-2009;;Geboortedatum: Deze datum bestaat niet. Kijk de dag en de maand na.\r\n"
    )
    (row,) = parsed(written.replace("31-2-2009", "3-5-2009"))
    assert isinstance(row, Parsed)
    assert row.values["first_name"] == "=Eva"


@given(st.lists(st.tuples(*[st.text(max_size=30)] * 5), max_size=8))
def test_every_row_comes_out_once_and_in_order(rows: list[tuple[str, ...]]) -> None:
    heading = ("Leerlingnummer", "Roepnaam", "Achternaam", "Geboortedatum", "Telefoon")
    text = write_csv(columns=heading, rows=[*rows, ("1", "Eva", "Bos", "3-5-2009", "x")])
    with contextlib.suppress(TableError):
        table = read_table(source=text.encode("utf-8", "ignore"), filename="")
        mapping = recognise(columns=table.columns, sample_rows=(), schema=LEAVERS)
        out = list(parse_rows(table=table, mapping=mapping, schema=LEAVERS, reference_day=JUNE))
        assert [row.line for row in out] == [row.line for row in table.rows]


def test_a_text_that_comes_back_is_read_the_same_again() -> None:
    rows = parsed(
        HEADING
        + "1;Eva;Bos;3-5-2009;geen;;\n2;Eva;Bos;3-5-2009;geen;;\n3;Eva;Bos;31-2-2009;;;\n4;Eva;Bos;31-2-2009;;;\n"
    )
    first, second, third, fourth = rows
    assert isinstance(first, Parsed)
    assert second == Parsed(line=3, values=first.values | {"pupil_number": "2"}, notes=first.notes)
    assert isinstance(third, Refused)
    assert fourth == Refused(line=5, faults=third.faults, cells=("4", *third.cells[1:]))


def test_one_and_true_of_a_workbook_are_two_things() -> None:
    cells = ["Leerlingnummer", "Roepnaam", "Achternaam", "Geboortedatum", "Klas"]
    born = dt.date(2009, 5, 3)
    data = write_xlsx(
        columns=cells, rows=[[1, "A", "Bos", born, True], [True, "B", "Bos", born, 1]]
    )
    table = read_table(source=data, filename="lijst.xlsx")
    mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=LEAVERS)
    rows = parse_rows(table=table, mapping=mapping, schema=LEAVERS, reference_day=JUNE)
    told = [
        (row.values["pupil_number"], row.values["class_name"])
        for row in rows
        if isinstance(row, Parsed)
    ]
    assert told == [("1", "True"), ("True", "1")]


def test_a_zero_in_a_required_number_is_filled_in() -> None:
    head = "Lokaal;Gebouw;Plaatsen\n"
    assert [row.values["seats"] for row in parsed(f"{head}A1;B;0\n", WEEK_ROOMS) if isinstance(row, Parsed)] == [0]  # fmt: skip
    (refused,) = parsed(f"{head}A1;B;\n", WEEK_ROOMS)
    assert isinstance(refused, Refused)
    assert [fault.column for fault in refused.faults] == ["Plaatsen"]
