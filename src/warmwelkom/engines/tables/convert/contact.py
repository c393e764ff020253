"""Postcodes, e-mail addresses and phone numbers in one form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.errors import UnfitError
from warmwelkom.engines.tables.words import as_text

if TYPE_CHECKING:
    from warmwelkom.engines.tables.table import Cell

POSTCODE: Final = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
EMAIL: Final = re.compile(r"[^@\s<>,;:\"()]{1,64}@(?:[\w-]+\.)+\w{2,}")
BETWEEN_NUMBERS: Final = re.compile(r"\s*(?:/|;|,| of | or )\s*")
TRUNK_ZERO: Final = re.compile(r"\(0\)")
NOT_DIGIT: Final = re.compile(r"[\s().\-\u2010-\u2015]+")
DUTCH: Final = re.compile(r"(?:\+31|0031|31)0?([1-9]\d{8})|0([1-9]\d{8})|([1-9]\d{8})")
PLAIN: Final = re.compile(r"0[1-9][0-9]{8}")
FOREIGN: Final = re.compile(r"(?:\+|00)([1-9]\d{7,14})")


def to_postcode(cell: Cell) -> str | None:
    """`2511AB` → `2511 AB`; what is no Dutch postcode is kept as it stands when the field is lenient."""
    text = as_text(cell)
    if not text:
        return None
    found = POSTCODE.fullmatch(text)
    if found:
        return f"{found[1]} {found[2].upper()}"
    raise UnfitError(
        "Dit is geen Nederlandse postcode, zoals 2511 AB. We bewaren hem zoals hij er staat.",
        "This is not a Dutch postcode, such as 2511 AB. We keep it as it stands.",
        kept=text[:20].upper(),
    )


def to_email(cell: Cell) -> str | None:
    """The first address in the cell, in lower case."""
    if isinstance(cell, str) and cell.isascii() and cell[:1] != "'" and EMAIL.fullmatch(cell):
        return cell.lower()
    text = as_text(cell)
    if not text or text == "-":
        return None
    if EMAIL.fullmatch(text):
        return text.lower()
    found = EMAIL.search(text.removeprefix("mailto:"))
    if found and re.search(r"[<;,\s:]", text):
        return found[0].lower()
    raise UnfitError(
        "Dit is geen e-mailadres, zoals naam@school.nl. Verbeter het of laat de cel leeg.",
        "This is not an e-mail address, such as name@school.nl. Mend it or leave the cell empty.",
    )


def to_phone(cell: Cell) -> str | None:
    """E.164: `06-12 34 56 78` → `+31612345678`, also when Excel dropped the first zero.

    Of several numbers in one cell the first one that is a number counts.
    """
    if isinstance(cell, str) and PLAIN.fullmatch(cell):  # what most lists hold
        return "+31" + cell[1:]
    text = as_text(cell)
    if not text or text == "-":
        return None
    for part in BETWEEN_NUMBERS.split(text) if not text.isdigit() else (text,):
        digits = NOT_DIGIT.sub("", TRUNK_ZERO.sub("", part))
        dutch = DUTCH.fullmatch(digits)
        if dutch:
            return "+31" + (dutch[1] or dutch[2] or dutch[3])
        foreign = FOREIGN.fullmatch(digits)
        if foreign and not digits.startswith(("+31", "0031")):
            return "+" + foreign[1]
    raise UnfitError(
        "Dit is geen telefoonnummer van tien cijfers, zoals 06 12345678. Verbeter het of laat de cel leeg.",
        "This is not a phone number of ten digits, such as 06 12345678. Mend it or leave the cell empty.",
    )
