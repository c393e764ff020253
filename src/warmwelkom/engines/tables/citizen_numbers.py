"""Tells a column of citizen numbers (BSN, onderwijsnummer), which the platform may not keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.words import normalised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from warmwelkom.engines.tables.table import Cell

HEADINGS: Final = re.compile(
    r"(.* )?(bsn|bsnnr|bsnnummer|pgn|sofi|ssn|bsn[a-z]*)( .*)?|.*(burgerservice|sofinum|sofinr"
    r"|onderwijsnummer|onderwijsnr|persoonsgebondennummer|socialsecurity|socsecid|bsnhash).*"
)
PUPIL_NUMBER: Final = re.compile(r".*(leerling|stam|student|deelnemer|pupil|llnr|lln).*")
DIGITS: Final = re.compile(r"[\s']*(\d(?:[.\-\s]*\d){7,8})\s*", re.ASCII)
AROUND: Final = "=\"' \u00a0"
"""What exports put around a number so that it stays text: `="200000009"`, a space that does not break."""
NINE_DIGITS: Final = rb"[\s'\"=\xa0\xc2]*\d(?:\d{7}|(?:[.\-\s]*\d){8})(?!\d)"
SEPARATOR: Final = re.compile(r"[.\-\s]")
LONGEST: Final = 24
ENOUGH: Final = 5
CERTAIN: Final = 8
MOST: Final = 0.7
WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2)


def passes_elfproef(digits: str) -> bool:
    """The check on nine digits: remainder 0 for a BSN, 5 for an onderwijsnummer (which starts with 10)."""
    weighted = sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=False)) - int(digits[8])
    return weighted % 11 == (5 if digits.startswith("10") else 0) and digits != "000000000"


def nine_digits(cell: Cell) -> str | None:
    """What may be a citizen number, also with dots or spaces, or when Excel lost its first zero."""
    if isinstance(cell, str):
        cell = cell.strip(AROUND)
        if not 8 <= len(cell) <= LONGEST or not (found := DIGITS.fullmatch(cell)):
            return None
        digits = SEPARATOR.sub("", found[1])
        written_out = len(digits) == 9 or len(digits) == len(found[1])
        return digits.zfill(9) if written_out else None
    if isinstance(cell, (int, float)) and 1e7 <= cell < 1e9 and cell == int(cell):
        return f"{int(cell):09d}"
    return None


def may_hold_nine_digits(*, text: bytes, delimiter: str) -> bool:
    """Whether any cell of a text may be something for `nine_digits`: asked of the file as it is, before it is cut.

    Digits after a delimiter or a new line; one search for each sign that may stand before them is the fastest.
    """
    starts = (delimiter.encode(), b"\n", b"\r")
    return any(
        re.search(re.escape(start) + NINE_DIGITS, text) for start in starts if start in text
    ) or bool(re.match(NINE_DIGITS, text))


def says_so(heading: str) -> bool:
    """Whether the heading itself tells that citizen numbers stand under it."""
    name = normalised(heading)
    return bool(HEADINGS.fullmatch(name) or HEADINGS.fullmatch(name.replace(" ", "")))


def are_citizen_numbers(*, heading: str, numbers: Collection[str]) -> bool:
    """Whether these different numbers of nine digits are: at least five pass, and most of them do.

    By chance one in eleven passes. Under the heading of a pupil number eight must pass, and all of them:
    some schools did put the BSN there.
    """
    passed = sum(map(passes_elfproef, numbers))
    if PUPIL_NUMBER.fullmatch(normalised(heading)):
        return passed >= CERTAIN and passed == len(numbers)
    return passed >= ENOUGH and passed >= MOST * len(numbers)


def looks_like_citizen_numbers(*, heading: str, cells: Iterable[Cell]) -> bool:
    """By its heading, or because its numbers are; whatever else stands in the column."""
    if says_so(heading):
        return True
    numbers = {digits for cell in cells if (digits := nine_digits(cell))}
    return are_citizen_numbers(heading=heading, numbers=numbers)
