"""The pairs and the lone texts, and which of them were held back while the ranking was made."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
GRADES = ("near", "moderate", "far", "hard")


@dataclass(frozen=True, slots=True)
class Question:
    """A text that is typed, and the one text that says the same; none for a lone text."""

    text: str
    wanted: str
    grade: str
    is_held: bool


def held(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % 3 == 0


def questions() -> list[Question]:
    """Every pair both ways, then the lone texts. All their texts together are what is searched."""
    asked = []
    for row in _rows("pairs.csv"):
        for text, wanted in ((row["one"], row["other"]), (row["other"], row["one"])):
            asked.append(Question(text, wanted, row["grade"], held(row["one"])))
    lone = [row["text"] for row in _rows("alone.csv")]
    return [*asked, *(Question(text, "", "alone", held(text)) for text in lone)]


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
