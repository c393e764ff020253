"""Small tables of our own making: csv files in a room's folder `facts/`, each row a fact.

They let a fresh install and the demo work without any download. Promises: reading needs neither
Django nor a database, and a row of an official download always wins from a row of ours (`own.py`).
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

Kind = TypeVar("Kind")

READ: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    bool: lambda text: text == "ja",
    tuple[str, ...]: lambda text: tuple(text.split()),
    dt.date: dt.date.fromisoformat,
    dt.date | None: lambda text: dt.date.fromisoformat(text) if text else None,
}


def read_rows(*, package: str, name: str) -> list[dict[str, str]]:
    """The rows of one table (heading -> text), such as `package="warmwelkom.rooms.people.facts"`."""
    text = (files(package) / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@cache
def read_facts(*, package: str, name: str, kind: type[Kind]) -> tuple[Kind, ...]:
    """The rows of one table as dataclasses, whose fields have the table's headings as names."""
    hints = get_type_hints(kind)
    return tuple(
        kind(**{field: READ[hint](row[field]) for field, hint in hints.items()})
        for row in read_rows(package=package, name=name)
    )


def fingerprint(*, packages: tuple[str, ...]) -> str:
    """Changes when any table in these packages does."""
    found = hashlib.sha256()
    for package in packages:
        for file in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if file.is_file():
                found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()
