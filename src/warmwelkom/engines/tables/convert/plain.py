"""Texts, names, codes, lists, choices and numbers."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.errors import UnfitError, too_long
from warmwelkom.engines.tables.words import as_text, clean, normalised

if TYPE_CHECKING:
    from collections.abc import Callable

    from warmwelkom.engines.tables.schema import FieldSpec
    from warmwelkom.engines.tables.table import Cell

NOTHING: Final = frozenset({"", "-", "--", ".", "?"})
SCIENTIFIC: Final = re.compile(r"[\d.,]+E\+\d+", re.IGNORECASE)
NUMBER: Final = re.compile(r"[-+]?(\d+|\d{1,3}([.\s]\d{3})+)(,\d+)?|[-+]?\d+\.\d+")
LIST_MARKS: Final = re.compile(r"[;|\n\r]+")


def text_converter(spec: FieldSpec) -> Callable[[Cell], str | None]:
    longest = spec.longest

    def to_text(cell: Cell) -> str | None:
        text = clean(cell) if isinstance(cell, str) else as_text(cell)
        if len(text) > longest:
            raise too_long(text=text, longest=longest)
        return text or None

    return to_text


def name_converter(spec: FieldSpec) -> Callable[[Cell], str | None]:
    longest = spec.longest

    def to_name(cell: Cell) -> str | None:
        text = clean(cell) if isinstance(cell, str) else as_text(cell)
        if text in NOTHING:
            return None
        if len(text) > longest:
            raise too_long(text=text, longest=longest)
        if not text.isalpha() and not any(map(str.isalpha, text)):
            raise UnfitError(
                "Hier staat geen naam. Schrijf de naam in letters.",
                "This is not a name. Write the name in letters.",
            )
        return text

    return to_name


def code_converter(spec: FieldSpec) -> Callable[[Cell], str | None]:
    longest = spec.longest

    def to_code(cell: Cell) -> str | None:
        if isinstance(cell, dt.date):
            raise UnfitError(
                "Excel heeft hier een datum van gemaakt. Maak de kolom tekst en vul de waarde opnieuw in.",
                "Excel turned this into a date. Make the column text and enter the value again.",
            )
        text = clean(cell) if isinstance(cell, str) else as_text(cell)
        if len(text) > longest:
            raise too_long(text=text, longest=longest)
        if "+" in text and SCIENTIFIC.fullmatch(text):
            raise UnfitError(
                "Excel heeft dit nummer afgerond. Maak de kolom tekst en vul het hele nummer opnieuw in.",
                "Excel rounded this number. Make the column text and enter the whole number again.",
            )
        return text or None

    return to_code


def list_converter(spec: FieldSpec) -> Callable[[Cell], tuple[str, ...]]:
    longest = spec.longest

    def to_list(cell: Cell) -> tuple[str, ...]:
        """Split on `;`, `|` or a new line where one of these is used, otherwise on commas."""
        text = cell if isinstance(cell, str) else as_text(cell)
        if len(text) > longest:
            raise too_long(text=text, longest=longest)
        parts = LIST_MARKS.split(text) if LIST_MARKS.search(text) else text.split(",")
        return tuple(dict.fromkeys(part for part in map(clean, parts) if part))

    return to_list


def choice_converter(spec: FieldSpec) -> Callable[[Cell], str | None]:
    known: dict[str, str] = {}
    for value, spellings in spec.choices.items():
        for spelling in spellings:
            known.setdefault(_choice_key(spelling), value)
    accepted = ", ".join(spellings[0] for spellings in spec.choices.values())

    def to_choice(cell: Cell) -> str | None:
        text = as_text(cell)
        value = known.get(_choice_key(text))
        if value is None and text not in NOTHING:
            raise UnfitError(
                f"Dit kennen we niet bij {spec.label_nl}. Kies uit: {accepted}.",
                f"We do not know this {spec.label_en}. Choose from: {accepted}.",
            )
        return value

    return to_choice


def _choice_key(text: str) -> str:
    """`E&O`, `e & o` and `E en O` are one; a sign alone, such as `?`, stands for itself."""
    return normalised(text.replace("&", " en ")) or text


def to_decimal(cell: Cell) -> Decimal | None:
    """A number with a decimal comma or point: `7,3`, `1.234,50`, `7.3`."""
    text = as_text(cell)
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        raise UnfitError("Dit is geen getal.", "This is not a number.")
    plain = text.replace(" ", "")
    if "," in plain or re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation as error:
        raise UnfitError("Dit is geen getal.", "This is not a number.") from error


def to_integer(cell: Cell) -> int | None:
    number = to_decimal(cell)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise UnfitError("Dit is geen heel getal.", "This is not a whole number.")
    return int(number)
