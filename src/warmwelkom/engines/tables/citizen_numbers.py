"""Tells a column of citizen numbers (BSN, onderwijsnummer), which the platform may not keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.words import as_text, normalised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warmwelkom.engines.tables.table import Cell

HEADINGS: Final = re.compile(
    r"(.* )?(bsn|bsnnr|bsnnummer|pgn|sofi|ssn|bsn[a-z]*)( .*)?|.*(burgerservice|sofinum|sofinr"
    r"|onderwijsnummer|onderwijsnr|persoonsgebondennummer|socialsecurity|socsecid|bsnhash).*"
)
PUPIL_NUMBER: Final = re.compile(r".*(leerling|stam|student|deelnemer|pupil|llnr|lln).*")
ENOUGH: Final = 5
CERTAIN: Final = 20
NEARLY_ALL: Final = 0.9
WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2)


def passes_elfproef(digits: str) -> bool:
    """The check on nine digits: remainder 0 for a BSN, 5 for an onderwijsnummer (which starts with 10)."""
    weighted = sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=False)) - int(digits[8])
    return weighted % 11 == (5 if digits.startswith("10") else 0) and digits != "000000000"


def looks_like_citizen_numbers(*, heading: str, cells: Iterable[Cell]) -> bool:
    """By its heading, or because nearly all of at least five values are nine digits that pass.

    By chance one number in eleven passes. Under the heading of a pupil number twenty different values
    must all pass: some schools did put the BSN there.
    """
    name = normalised(heading)
    if HEADINGS.fullmatch(name) or HEADINGS.fullmatch(name.replace(" ", "")):
        return True
    values = {text for cell in cells if (text := re.sub(r"[.\-\s]", "", as_text(cell)))}
    passed = sum(len(v) == 9 and v.isascii() and v.isdigit() and passes_elfproef(v) for v in values)
    if PUPIL_NUMBER.fullmatch(name):
        return passed >= CERTAIN and passed == len(values)
    return passed >= ENOUGH and passed >= NEARLY_ALL * len(values)
