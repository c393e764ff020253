"""The files that `warmwelkom link` is given: as schools save them, without people, or no list at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from warmwelkom.engines.linkage.tests.people import elsewhere, town
from warmwelkom.engines.tables import write_xlsx
from warmwelkom.house.cli import main
from warmwelkom.house.tests.test_link_command import HEADINGS, both, linked, written


@pytest.mark.parametrize("headings", ["id,naam\n", "\ufeffid;naam", "leerlingnummer\tnaam\r\n"])
def test_a_list_without_people_finds_nobody_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], headings: str
) -> None:
    people = written(tmp_path / "b.csv", town(), headings=HEADINGS)
    nobody = tmp_path / "a.csv"
    nobody.write_text(headings, encoding="utf-8")
    told = f"warmwelkom link: {nobody} holds only headings: nobody is on this list.\n"
    assert linked(tmp_path, nobody, people) == {}
    assert capsys.readouterr().err == told
    assert linked(tmp_path, people, nobody) == {one["id"]: [("", "not_found")] for one in town()}
    assert capsys.readouterr().err == told


def test_a_workbook_of_only_headings_is_a_list_without_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = written(tmp_path / "a.csv", town(), headings=HEADINGS)
    (tmp_path / "b.xlsx").write_bytes(write_xlsx(columns=["id", "naam"], rows=[]))
    found = linked(tmp_path, people, tmp_path / "b.xlsx")
    assert found == {one["id"]: [("", "not_found")] for one in town()}
    assert "b.xlsx holds only headings" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["utf-8-sig", "cp1252", "utf-16", "xlsx", "\t", ";"])
def test_a_list_is_read_as_schools_save_it(tmp_path: Path, kind: str) -> None:
    people = [{**one, "given_name": one["given_name"].replace("Noa", "Noë")} for one in town()]
    right = [elsewhere(person) for person in people]
    rows = [[one.get(name, "") for name in HEADINGS] for one in right]
    columns = list(HEADINGS.values())
    path = tmp_path / "b.csv"
    if kind == "xlsx":
        path.write_bytes(write_xlsx(columns=columns, rows=rows))
    else:
        sep = kind if len(kind) == 1 else ","
        text = "\r\n".join(sep.join(row) for row in [columns, *rows])
        path.write_bytes(text.encode("utf-8" if len(kind) == 1 else kind))
    found = linked(tmp_path, written(tmp_path / "a.csv", people, headings=HEADINGS), path)
    assert found == {one["id"]: [(f"b{one['id'][1:]}", "linked")] for one in people}


@pytest.mark.parametrize(
    ("out", "reason"),
    [("none/links.csv", "No such file or directory"), (".", "Is a directory")],
)
def test_a_place_that_cannot_be_written_becomes_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, reason: str
) -> None:
    left, right = both(tmp_path, town(), HEADINGS)
    assert main(["link", str(left), str(right), "--out", str(tmp_path / out)]) == 2
    assert capsys.readouterr().err == f"warmwelkom link: cannot write {tmp_path / out}: {reason}.\n"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("none.csv", None, "cannot read"),
        ("a.csv.gz", gzip.compress(b"id,naam\n1,Jan\n", mtime=0)[:20], "is not a whole gz file"),
        ("a.pdf", b"%PDF-1.7", "This is a PDF."),
        ("a.xlsx", b"PK\x03\x04nothing", "This file is damaged."),
    ],
)
def test_a_file_that_is_no_list_becomes_a_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes | None,
    sentence: str,
) -> None:
    left = written(tmp_path / "left.csv", town(), headings=HEADINGS)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    words = [str(left), str(tmp_path / name), "--out", str(tmp_path / "links.csv")]
    assert main(["link", *words]) == 2
    assert sentence in capsys.readouterr().err
