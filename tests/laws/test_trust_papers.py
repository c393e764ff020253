"""Law: the papers on trust are whole and say what is so: every room, every test there, every point filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
THREATS = DOCS / "threats.md"
DPIA = DOCS / "trust" / "dpia.nl.md"
NORMS = DOCS / "trust" / "normenkader.nl.md"
PAPERS = [THREATS, DPIA, NORMS, DOCS / "trust" / "verwerkersovereenkomst.nl.md"]
POINTS = [
    "Voorstel", "Persoonsgegevens", "Gegevensverwerkingen", "Verwerkingsdoeleinden", "Betrokken partijen",
    "Belangen bij de gegevensverwerking", "Verwerkingslocaties", "Techniek en methode van gegevensverwerking",
    "Juridisch en beleidsmatig kader", "Bewaartermijnen", "Rechtsgrond", "Bijzondere persoonsgegevens", "Doelbinding",
    "Noodzaak en evenredigheid", "Rechten van de betrokkene", "Risico's voor betrokkenen", "Maatregelen",
]  # fmt: skip
TEST = re.compile(r"`((?:src|tests)/[\w./]*test_\w+\.py)`")


def rooms() -> set[str]:
    found = {path.parent.name for path in (ROOT / "src/warmwelkom/rooms").glob("*/__init__.py")}
    return {*found, "house"}


def sections(text: str) -> dict[str, str]:
    """By heading of the second level."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0].strip(): part.partition("\n")[2] for part in parts}


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def missing_tests(text: str) -> list[str]:
    return [name for name in TEST.findall(text) if not (ROOT / name).exists()]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_test_that_is_named_is_there(paper: Path) -> None:
    assert TEST.findall(paper.read_text())
    assert missing_tests(paper.read_text()) == []


def test_every_room_has_its_six_threats_with_a_test_each() -> None:
    told = sections(THREATS.read_text())
    assert rooms() - set(told) == set()
    odd = {
        name: [row[0] for row in rows(text)]
        for name, text in told.items()
        if [row[0] for row in rows(text)] != list("STRIDE")
        or not all(len(row) == 4 and all(row) and TEST.search(row[3]) for row in rows(text))
    }
    assert odd == {}


def test_the_dpia_has_all_points_and_each_says_something() -> None:
    parts = re.split(r"^### \d+\. ", DPIA.read_text(), flags=re.MULTILINE)[1:]
    assert [part.partition("\n")[0].strip() for part in parts] == POINTS
    assert [part for part in parts if len(part.partition("\n")[2].split()) < 10] == []


def test_the_dpia_names_every_kind_of_data_of_the_privacy_page() -> None:
    page = sections((DOCS / "privacy.nl.md").read_text())["Wat er van een leerling bewaard wordt"]
    kinds = {kind for row in rows(page) for kind in row[0].split(", ")}
    point = re.split(r"^### \d+\. ", DPIA.read_text(), flags=re.MULTILINE)[2]
    told = {kind.partition(" (")[0] for row in rows(point) for kind in row[0].split(", ")}
    assert len(kinds) > 15
    assert kinds - told == set()


def test_every_norm_says_what_who_and_which_test() -> None:
    for name in ("Beveiliging", "Privacy"):
        table = rows(sections(NORMS.read_text())[name])
        assert len(table) >= 10
        assert [
            row for row in table if len(row) != 4 or not all(row) or not TEST.search(row[2])
        ] == []


def test_security_says_what_is_covered_with_places_that_are_there() -> None:
    """A place in SECURITY.md is a file, a folder of the house, or a setting."""
    text = (ROOT / "SECURITY.md").read_text()
    table = rows(sections(text)["What we fear, and what stands in the way"])
    places = [place for row in table for place in re.findall(r"`([a-z_]+/[\w/.]+)`", row[2])]
    bases = (ROOT, ROOT / "src/warmwelkom")
    assert len(places) > 10
    assert [place for place in places if not any((base / place).exists() for base in bases)] == []


def test_the_law_sees_what_it_forbids() -> None:
    assert missing_tests("`tests/laws/test_gone.py` `tests/laws/test_gate.py`") == [
        "tests/laws/test_gone.py"
    ]
    assert rows("| a | b |\n|---|---|\n| S | x |\n") == [["S", "x"]]
