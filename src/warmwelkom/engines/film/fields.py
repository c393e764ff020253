"""Values out of a storyboard file, with the place in the file for whoever has to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from warmwelkom.engines.film.faults import FilmError

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """One object of the file; unknown fields are nobody's fault."""

    def __init__(self, rows: Any, where: str) -> None:
        if not isinstance(rows, Mapping):
            raise FilmError(f"{where} has to be an object.")
        self.rows, self.where = rows, where

    def has(self, name: str) -> bool:
        return self.rows.get(name) is not None

    def whole(self, name: str, default: int | None = None, *, least: int = 0, most: int) -> int:
        value = self.rows.get(name, default)
        if type(value) is not int or not least <= value <= most:
            raise FilmError(f"{self.where}: {name} has to be a whole number, {least} to {most}.")
        return value

    def number(self, name: str, default: float, *, least: float, most: float) -> float:
        return number(self.rows.get(name, default), f"{self.where}: {name}", least, most)

    def word(self, name: str, words: type[Word], default: Word | None = None) -> Word:
        value = self.rows.get(name, default)
        if value not in list(words):
            raise FilmError(f"{self.where}: {name} has to be one of {', '.join(words)}.")
        return words(value)

    def text(self, name: str, default: str | None = None, *, most: int = 2000) -> str:
        value = self.rows.get(name, default)
        if not isinstance(value, str) or len(value) > most:
            raise FilmError(f"{self.where}: {name} has to be text of at most {most} characters.")
        return value

    def truth(self, name: str, *, default: bool) -> bool:
        value = self.rows.get(name, default)
        if not isinstance(value, bool):
            raise FilmError(f"{self.where}: {name} has to be true or false.")
        return value

    def part(self, name: str) -> Fields:
        return Fields(self.rows.get(name, {}), f"{self.where}: {name}")

    def rows_of(self, name: str) -> list[Any]:
        value = self.rows.get(name, [])
        if not isinstance(value, list):
            raise FilmError(f"{self.where}: {name} has to be a list.")
        return value

    def texts(self, name: str) -> dict[str, str]:
        """Language -> text."""
        part = self.part(name)
        return {language: part.text(language) for language in part.rows}

    def numbers(self, name: str, count: int, least: float, most: float) -> tuple[float, ...]:
        values = self.rows_of(name)
        if len(values) != count:
            raise FilmError(f"{self.where}: {name} has to be {count} numbers.")
        return tuple(number(value, f"{self.where}: {name}", least, most) for value in values)


def number(value: Any, where: str, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise FilmError(f"{where} has to be a number, {least:g} to {most:g}.")
    return float(value)
