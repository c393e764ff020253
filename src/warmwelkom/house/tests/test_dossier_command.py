"""The command `warmwelkom dossier`: its exit codes and its lines, without Django or a database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from warmwelkom.house.cli import main


@pytest.mark.parametrize("kind", ["json", "xml"])
def test_the_example_that_is_printed_is_right(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", "example", "--format", kind]) == 0
    path = tmp_path / f"dossier.{kind}"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["dossier", "check", str(path)]) == 0
    assert capsys.readouterr().out == ""


def test_each_fault_is_one_line_that_names_the_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dossier", "example"])
    text = capsys.readouterr().out
    text = text.replace('"artikel": 5', '"artikel": 7', 1).replace(
        '"datum"', '"religie": "x", "datum"'
    )
    path = tmp_path / "dossier.json"
    path.write_text(text, encoding="utf-8")
    assert main(["dossier", "check", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "religie: staat niet op de gesloten lijst. Haal dit veld weg.",
        "uitspraken.werkwijze.artikel: moet 5 zijn: het artikel dat dit veld toestaat.",
    ]
    assert main(["dossier", "check", str(path), "--language", "en"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "religie: is not on the closed list. Take this field out."
    )


def test_a_file_that_cannot_be_opened_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", "check", str(tmp_path / "gone.json")]) == 2
    assert main(["dossier", "check", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "gone.json: No such file or directory." in told.err


def test_it_imports_neither_django_nor_the_database() -> None:
    code = (
        "import sys; from warmwelkom.house.cli import main; main(['dossier', 'example']);"
        "print(sorted({n.split('.')[0] for n in sys.modules} & {'django', 'psycopg'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
