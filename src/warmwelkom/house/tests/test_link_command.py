"""The command `warmwelkom link`: its contract, its map, and what it says when a file cannot be used."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from warmwelkom.engines.linkage.tests.people import Person, elsewhere, pupil, town
from warmwelkom.house.cli import main

HEADINGS = {
    "id": "id",
    "given_name": "Roepnaam",
    "surname": "Achternaam leerling",
    "birth_date": "Geb. datum",
    "sex": "M/V",
    "postcode": "PC",
    "house_number": "Huisnr.",
    "phone": "Mobiel",
}
FEBRL = {
    "id": "rec_id",
    "given_name": "given_name",
    "surname": "surname",
    "house_number": "street_number",
    "postcode": "postcode",
    "birth_date": "date_of_birth",
}


def written(path: Path, people: list[Person], *, headings: dict[str, str], sep: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=sep)
        rows.writerow(headings.values())
        rows.writerows([person.get(name, "") for name in headings] for person in people)
    return path


def linked(tmp_path: Path, left: Path, right: Path, *more: str) -> dict[str, list[tuple[str, str]]]:
    """a_id -> (b_id, outcome) of each of its rows."""
    out = tmp_path / "links.csv"
    assert main(["link", str(left), str(right), "--out", str(out), *more]) == 0
    found: dict[str, list[tuple[str, str]]] = {}
    with out.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert list(row) == ["a_id", "b_id", "score", "outcome", "reasons"]
            assert 0 <= float(row["score"]) <= 1
            assert row["reasons"]
            found.setdefault(row["a_id"], []).append((row["b_id"], row["outcome"]))
    return found


def both(tmp_path: Path, right: list[Person], headings: dict[str, str]) -> tuple[Path, Path]:
    return (
        written(tmp_path / "a.csv", town(), headings=headings),
        written(tmp_path / "b.csv", right, headings=headings, sep=";"),
    )


def test_columns_are_recognised_as_in_an_upload(tmp_path: Path) -> None:
    lists = both(tmp_path, [elsewhere(person) for person in town()[1:]], HEADINGS)
    found = linked(tmp_path, *lists)
    assert found.pop("a0") == [("", "not_found")]
    assert found == {
        person["id"]: [(person["id"].replace("a", "b"), "linked")] for person in town()[1:]
    }


def test_a_double_enrolment_is_linked_twice_and_one_to_one_once(tmp_path: Path) -> None:
    right = [elsewhere(person) for person in town()]
    right += [elsewhere(pupil(number), id=f"c{number}") for number in (3, 9, 17)]
    lists = both(tmp_path, right, HEADINGS)
    twice = linked(tmp_path, *lists)
    assert sorted(twice["a17"]) == [("b17", "linked"), ("c17", "linked")]
    once = linked(tmp_path, *lists, "--one-to-one")
    assert [outcome for _, outcome in once["a17"]].count("linked") <= 1


@pytest.mark.parametrize(
    "lines",
    [
        [f'{field} = "{column}"' for field, column in FEBRL.items()],
        [f'{column} = "{field}"' for field, column in FEBRL.items()],
        ["[columns]", *(f'{field} = "{column}"' for field, column in FEBRL.items())],
        [
            line
            for side in ("[a]", "[b]")
            for line in (side, *(f'{field} = "{column}"' for field, column in FEBRL.items()))
        ],
    ],
)
def test_a_map_names_the_columns_of_febrl(tmp_path: Path, lines: list[str]) -> None:
    lists = both(tmp_path, [elsewhere(person) for person in town()], FEBRL)
    columns = tmp_path / "map.toml"
    columns.write_text("\n".join(lines))
    found = linked(tmp_path, *lists, "--map", str(columns))
    assert found == {person["id"]: [(f"b{person['id'][1:]}", "linked")] for person in town()}


def test_whole_names_gz_and_cp1252_are_read(tmp_path: Path) -> None:
    people = town()
    people[0]["given_name"] = "Zoë"
    rows = [["id", "naam", "geboortedatum"]] + [
        [one["id"], f"{one['given_name']} {one['surname']}", one["birth_date"]] for one in people
    ]
    text = "\n".join(",".join(row) for row in rows)
    (tmp_path / "a.csv").write_bytes(text.encode("cp1252"))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(text.replace("Zoë", "Zoe").encode()))
    found = linked(tmp_path, tmp_path / "a.csv", tmp_path / "b.csv.gz")
    assert found == {one["id"]: [(one["id"], "linked")] for one in people}


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        ("naam,geboortedatum\nJan,2009-01-01\n", "a.csv has no column 'id'."),
        ("id,kleur\n1,rood\n2,blauw\n", "a.csv has no column that we recognise."),
        ("id,roepnaam\n1,Jan\n,Piet\n", "a.csv has no id in line 3. Every row needs its own."),
        ("id,roepnaam\n1,Jan\n1,Piet\n", "a.csv has the id '1' a second time in line 3."),
        ("", "This file is empty."),
    ],
)
def test_what_is_wrong_becomes_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], left: str, sentence: str
) -> None:
    (tmp_path / "a.csv").write_text(left)
    right = written(tmp_path / "b.csv", town(), headings=HEADINGS)
    out = tmp_path / "links.csv"
    assert main(["link", str(tmp_path / "a.csv"), str(right), "--out", str(out)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("warmwelkom link: ")
    assert sentence in told
    assert not out.exists()


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('shoe_size = "maat"', "names the field 'shoe_size', which is not one of: id, given_name,"),
        ('surname = "Naam"', "has no column 'Naam'. Its columns are: id, Roepnaam,"),
        ("surname = 3", "the column of 'surname' must be a text."),
        ("[c]\nsurname = 'x'", "has a section [c]. Use [a] and [b]."),
        ("surname", "is not a readable TOML file"),
        (
            'Roepnaam = "surname"\nPC = "surname"',
            "gives the field 'surname' two columns: 'Roepnaam'",
        ),
        ('surname = "PC"\npostcode = "PC"', "to two fields: surname and postcode."),
        ('id = "nr"', "has no column 'nr'."),
    ],
)
def test_a_wrong_map_becomes_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, sentence: str
) -> None:
    left, right = both(tmp_path, town(), HEADINGS)
    (tmp_path / "map.toml").write_text(lines)
    words = [str(left), str(right), "--map", str(tmp_path / "map.toml"), "--out", str(left)]
    assert main(["link", *words[:-1], str(tmp_path / "links.csv")]) == 2
    assert sentence in capsys.readouterr().err
    assert main(["link", *words]) == 2
    assert capsys.readouterr().err.endswith("is one of the lists. Give --out another name.\n")


def test_citizen_numbers_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = written(tmp_path / "b.csv", town(), headings=HEADINGS)
    numbers = ("111222333", "123456782", "999999990")
    rows = [f"{at},{number},Jan" for at, number in enumerate(numbers)]
    (tmp_path / "a.csv").write_text("\n".join(["nr,bsn,roepnaam", *rows]))
    (tmp_path / "map.toml").write_text('[a]\nid = "bsn"\ngiven_name = "roepnaam"\n')
    words = ["link", str(tmp_path / "a.csv"), str(right), "--map", str(tmp_path / "map.toml")]
    assert main([*words, "--out", str(tmp_path / "links.csv")]) == 2
    assert "the column 'bsn' holds citizen numbers." in capsys.readouterr().err
