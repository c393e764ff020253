"""The command `warmwelkom suppress`: its contract, and what it says when a table cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from warmwelkom.house.cli import main

WITH_TOTALS = """\
school;geplaatst;onderweg;totaal
Maris;40;3;43
Einstein;30;20;50
Francis;9;9;18
totaal;79;32;111
"""


def run(folder: Path, table: str | bytes, *words: str) -> int:
    data = table.encode() if isinstance(table, str) else table
    (folder / "table.csv").write_bytes(data)
    return main(["suppress", str(folder / "table.csv"), "--out", str(folder / "out.csv"), *words])


def test_what_is_small_and_what_it_is_found_by_are_left_empty(tmp_path: Path) -> None:
    assert run(tmp_path, WITH_TOTALS) == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == (
        "school;geplaatst;onderweg;totaal\n"
        "Maris;;;43\n"
        "Einstein;30;20;50\n"
        "Francis;;;18\n"
        "totaal;79;32;111\n"
    )


def test_without_totals_there_is_nothing_to_subtract_from(tmp_path: Path) -> None:
    assert run(tmp_path, "\ufeffschool,x,y\nMaris,40,0\nEinstein,30,20\n") == 0
    assert (tmp_path / "out.csv").read_text() == "school,x,y\nMaris,40,\nEinstein,30,20\n"


def test_a_row_of_totals_alone_hides_within_each_column(tmp_path: Path) -> None:
    assert run(tmp_path, "s,x,y\nTotaal,70,23\nMaris,40,3\nEinstein,30,20\n") == 0
    assert (tmp_path / "out.csv").read_text() == "s,x,y\nTotaal,70,23\nMaris,40,\nEinstein,30,\n"


def test_a_column_of_totals_alone_hides_within_each_row(tmp_path: Path) -> None:
    assert run(tmp_path, "s,x,y,total\nMaris,40,3,43\nEinstein,30,20,50\n") == 0
    assert (tmp_path / "out.csv").read_text() == "s,x,y,total\nMaris,,,43\nEinstein,30,20,50\n"


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ("sep=;\ns;x\nMaris;3\nEinstein;9\n", "s;x\nMaris;\nEinstein;9\n"),
        ("\n\ns,x\nMaris,3\n\nEinstein,9\n", "s,x\nMaris,\nEinstein,9\n"),
        ("s,x,\nMaris,3,\nEinstein,9,\n", "s,x\nMaris,\nEinstein,9\n"),
        ('"s, of, a";x\nMaris;3\n"E;n";9\n', 's, of, a;x\nMaris;\n"E;n";9\n'),
        ("s;x;TOTAAL \nMaris;3;3\nEinstein;9;9\n", "s;x;TOTAAL\nMaris;;\nEinstein;9;9\n"),
        ("s,x,totaal\nA,0,0\ntotaal,0,0\n", "s,x,totaal\nA,,\ntotaal,,\n"),
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, table: str, left: str) -> None:
    assert run(tmp_path, table) == 0
    assert (tmp_path / "out.csv").read_text() == left


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ("s,x,y\nA,3,9\nB,9,9\nTotalen,12,18\n", "s,x,y\nA,,9\nB,,9\nTotalen,12,18\n"),
        ("s,x,y\nRegio,12,18\nA,3,9\nB,9,9\n", "s,x,y\nRegio,12,18\nA,,9\nB,,9\n"),
        ("s,x,y,z\nA,3,9,12\nB,9,9,18\n", "s,x,y,z\nA,,,12\nB,9,9,18\n"),
        ("s,x\nA,3\nB,9\nC,9\nD,21\n", "s,x\nA,\nB,\nC,9\nD,21\n"),
    ],
)
def test_a_total_under_another_name_is_known_by_its_numbers(
    tmp_path: Path, table: str, left: str
) -> None:
    assert run(tmp_path, table) == 0
    assert (tmp_path / "out.csv").read_text() == left


@pytest.mark.parametrize(
    "table",
    [
        "s,x\nA,7\nB,12\nC,5\n",
        "s,x\nA,12\nB,7\nC,5\nD,0\n",
        "s,x,y\nA,9,9\n,9,9\nTotaaltechniek,8,7\n",
    ],
)
def test_what_is_a_sum_by_chance_in_one_place_stays_a_count(tmp_path: Path, table: str) -> None:
    assert run(tmp_path, table) == 0
    assert (tmp_path / "out.csv").read_text() == table.replace("D,0", "D,")


def test_two_small_ones_are_not_told_by_their_sum(tmp_path: Path) -> None:
    """Maris has 1 and 1 beside 10, of 12: with those two hidden alone it is two together."""
    assert run(tmp_path, "s,x,y,z,totaal\nMaris,1,1,10,12\nEinstein,30,30,30,90\n") == 0
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[1:] == ["Maris,,,,12", "Einstein,30,30,30,90"]


def test_the_threshold_can_be_higher(tmp_path: Path) -> None:
    assert run(tmp_path, "s,x\nMaris,9\nEinstein,10\n", "--threshold", "10") == 0
    assert (tmp_path / "out.csv").read_text() == "s,x\nMaris,\nEinstein,10\n"


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "has no counts"),
        ("school,x\n", "has no counts"),
        ("school,x\nMaris,4,5\n", "row 2 has 3 cells where the first row has 2."),
        ("school,x\nMaris,veel\n", "row 2, column x: 'veel' is not a whole number of people."),
        ("school,x\nMaris,-1\n", "'-1' is not a whole number of people."),
        ("school,x\nMaris,\n", "'' is not a whole number of people."),
        ("school,x\nMaris,7\nMaris,8\n", "the row 'Maris' stands in the table twice."),
        ("school,x,x\nMaris,7,8\n", "the column 'x' stands in the table twice."),
        ("school,x\nMaris,7\ntotaal,7\nTotal,7\n", "the row 'totaal' stands in the table twice."),
        ("school,x\nMaris,7\ntotaal,8\n", "the table says 8, its counts add up to 7."),
        ("school,totaal\nMaris,7\n", "The table has totals only."),
        ("school,x,y\nA,3,9\nB,9,9\nTotalen,12,19\n", "the row 'Totalen' reads as a total"),
        ("s,x,y\nA,3,8\nB,9,8\nSubtotaal,12,16\nC,9,8\n", "Leave it out: it would tell"),
        ("s,x,y,Som\nA,3,9,13\n", "the column 'Som' reads as a total"),
        ("school,x\nMaris,3,5\n", "row 2 has 3 cells"),
        ("school;x\nMaris;3,5\n", "'3,5' is not a whole number of people."),
        (f"school,x\nMaris,{'9' * 5000}\n", "is not a whole number of people."),
        (b"school,x\nMari\xeb,7\n", "is no text in UTF-8."),
    ],
)
def test_a_table_that_cannot_be_used_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str | bytes, sentence: str
) -> None:
    assert run(tmp_path, table) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suppress", str(tmp_path / "no.csv"), "--out", str(tmp_path / "out.csv")]) == 2
    assert "cannot read" in capsys.readouterr().err


def test_a_place_where_nothing_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "table.csv").write_text(WITH_TOTALS)
    out = tmp_path / "nowhere" / "out.csv"
    assert main(["suppress", str(tmp_path / "table.csv"), "--out", str(out)]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_a_threshold_that_hides_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        run(tmp_path, WITH_TOTALS, "--threshold", "0")
    assert end.value.code == 2
