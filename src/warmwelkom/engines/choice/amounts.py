"""Money as it stands in ballot files."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

DECIMAL: Final = re.compile(r"([+-]?\d{1,24})(?:[.,](\d{1,12}))?(?:[eE]\+?(\d{1,2}))?", re.ASCII)
FRACTION: Final = re.compile(r"([+-]?\d{1,24})/(\d{1,24})", re.ASCII)
BLANKS: Final = str.maketrans("", "", " \u00a0\u202f")


def amount_in(text: str) -> Fraction | None:
    """The exact amount; None if it is no number. A comma is a decimal comma, a blank means nothing."""
    plain = text.translate(BLANKS)
    if found := DECIMAL.fullmatch(plain):
        whole, decimals, power = found[1], found[2] or "", int(found[3] or 0)
        return Fraction(int(whole + decimals)) * Fraction(10) ** (power - len(decimals))
    found = FRACTION.fullmatch(plain)
    return Fraction(int(found[1]), int(found[2])) if found and int(found[2]) else None
