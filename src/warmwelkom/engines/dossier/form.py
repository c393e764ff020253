"""A form: parts, fields, kinds and articles, read from data that says from which day it counts."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FORMS = Path(__file__).resolve().parent / "forms"

Part = Literal["A", "B", "C"]
Kind = Literal["text", "lines", "choice", "hours"]
Words = Mapping[str, str]  # {"nl": ..., "en": ...}


class NoFormError(LookupError):
    """There is no form with this first day, or none yet on this day."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of the closed list.

    `kind`: `text` is one text of at most `longest` characters; `lines` a list of at most `most` short
    lines of that length; `choice` one key of `options`; `hours` a whole number of hours from 0.
    `starts` are sentences a writer may start from. `article` is the decree's.
    """

    key: str
    part: Part
    article: int
    kind: Kind
    title: Words
    help: Words
    longest: int = 0
    most: int = 0
    options: Mapping[str, Words]
    starts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Form:
    """A closed list from one day on; `name` is that day and stands in every dossier and file."""

    name: str
    valid_from: dt.date
    decree: str
    articles: Mapping[int, Words]
    fields: tuple[Field, ...]

    def of_part(self, part: str) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.part == part)

    def field(self, key: str) -> Field:
        """The field with this key; raises KeyError for what the list doesn't know."""
        return {field.key: field for field in self.fields}[key]


def form_named(name: str) -> Form:
    """The form with this first day ("2020-08-01"); raises NoFormError."""
    path = FORMS / f"{name}.toml"
    if name not in _names():
        raise NoFormError(name)
    return _read(path)


def form_on(day: dt.date) -> Form:
    """The form in force on a day; raises NoFormError before the first."""
    names = [name for name in _names() if dt.date.fromisoformat(name) <= day]
    if not names:
        raise NoFormError(day.isoformat())
    return form_named(names[-1])


def every_form() -> tuple[Form, ...]:
    """Every form there is, the oldest first."""
    return tuple(form_named(name) for name in _names())


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FORMS.glob("*.toml")))


@cache
def _read(path: Path) -> Form:
    data = tomllib.loads(path.read_text())
    return Form(
        name=path.stem,
        valid_from=dt.date.fromisoformat(path.stem),
        decree=data["decree"],
        articles={int(number): words for number, words in data["articles"].items()},
        fields=tuple(_field(key, row) for key, row in data["fields"].items()),
    )


def _field(key: str, row: dict[str, Any]) -> Field:
    starts = {language: tuple(lines) for language, lines in row.pop("starts", {}).items()}
    return Field(key=key, options=row.pop("options", {}), starts=starts, **row)
