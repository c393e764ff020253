from __future__ import annotations

import csv
import gzip
from typing import TYPE_CHECKING

import pytest

from warmwelkom.house.cli import main

if TYPE_CHECKING:
    from pathlib import Path

VO = """id;roepnaam;voornamen;tussenvoegsel;achternaam;geboortedatum;postcode;huisnummer
1;Sanne;Susanna Maria;van;Dijk;2009-03-04;2511 AB;12
2;Emre;Emre;;Çelik;2008-11-30;2512 CD;7
3;Luuk;Lucas;de;Groot;2009-01-02;2513 EF;3
"""
MBO = """id,voornaam,tussenvoegsel,achternaam,geboortedatum,postcode,huisnummer
x,Susanna,,"Dijk, van",04-03-2009,2511AB,12
y,Emre,,Celik,30-11-2008,2512cd,7
z,Iris,,Postma,05-06-2008,2599ZZ,90
"""


def links(folder: Path, *words: str) -> list[dict[str, str]]:
    out = folder / "links.csv"
    assert main(["link", *words, "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def vo(tmp_path: Path) -> Path:
    (tmp_path / "vo.csv").write_bytes(VO.encode("cp1252"))
    return tmp_path / "vo.csv"


@pytest.fixture
def mbo(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "mbo.csv.gz", "wt", encoding="utf-8") as file:
        file.write(MBO)
    return tmp_path / "mbo.csv.gz"


def test_it_works(tmp_path: Path, vo: Path, mbo: Path) -> None:
    rows = links(tmp_path, str(vo), str(mbo))
    assert list(rows[0]) == ["a_id", "b_id", "score", "outcome", "reasons"]
    assert [(row["a_id"], row["b_id"], row["outcome"]) for row in rows] == [
        ("1", "x", "linked"),
        ("2", "y", "linked"),
        ("3", "", "not_found"),
    ]
    assert rows[0]["reasons"] == (
        "voornaam gelijk; achternaam gelijk; geboortedatum gelijk; postcode en huisnummer gelijk"
    )


def test_a_map_names_the_columns(tmp_path: Path, vo: Path, mbo: Path) -> None:
    vo.write_text(VO.replace("achternaam", "naam").replace("id;", "nr;"), encoding="utf-8")
    columns = tmp_path / "map.toml"
    columns.write_text(
        'birth_date = "geboortedatum"\n'
        '[a]\nid = "nr"\nsurname = "naam"\ngiven_name = "roepnaam"\nofficial_names = "voornamen"\n'
        '[b]\nsurname = "achternaam"\ngiven_name = "voornaam"\n',
        encoding="utf-8",
    )
    rows = links(tmp_path, str(vo), str(mbo), "--map", str(columns), "--language", "en")
    assert [(row["a_id"], row["b_id"], row["reasons"]) for row in rows[:2]] == [
        ("1", "x", "given name equal; surname equal; birth date equal"),
        ("2", "y", "given name equal; surname equal; birth date equal"),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("naam,geboortedatum\nJan,2008-01-01\n", "has no column 'id'"),
        ("id,kleur\n1,rood\n", "has no column that we recognise"),
        ("id,achternaam\n1,Bos\n1,Vos\n", "has the id '1' a second time in line 3"),
        ("id,achternaam\n,Bos\n", "has no id in line 2"),
        ("id\x00\n", "We see no columns."),
        ("", "This file is empty."),
    ],
)
def test_bad_input_is_told(
    tmp_path: Path, mbo: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(content, encoding="utf-8")
    out = tmp_path / "links.csv"
    assert main(["link", str(bad), str(mbo), "--out", str(out)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("warmwelkom link: ")
    assert "bad.csv" in told
    assert sentence in told
    assert not out.exists()


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("nickname = 'x'", "names the field 'nickname'"),
        ("surname = 3", "the column of 'surname' must be a text"),
        ("surname = ", "is not a readable TOML file"),
        ("surname = 'x'", "has no column 'x'"),
    ],
)
def test_a_bad_map_is_told(
    vo: Path, mbo: Path, capsys: pytest.CaptureFixture[str], toml: str, sentence: str
) -> None:
    columns = vo.with_name("map.toml")
    columns.write_text(toml, encoding="utf-8")
    words = ["link", str(vo), str(mbo), "--map", str(columns), "--out", str(vo.with_name("out"))]
    assert main(words) == 2
    assert sentence in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(
    tmp_path: Path, vo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone.csv"
    assert main(["link", str(vo), str(gone), "--out", str(tmp_path / "links.csv")]) == 2
    assert capsys.readouterr().err == (
        f"warmwelkom link: cannot read {gone}: No such file or directory.\n"
    )
