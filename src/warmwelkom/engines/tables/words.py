"""How headings, choices and cell texts are brought to one form before they are compared or kept."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from warmwelkom.engines.tables.table import Cell

NOT_WORD: Final = re.compile(r"[^0-9a-z]+")
# control characters, direction marks, zero-width signs and the byte order mark: seen by no reader
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# what `safe_cell` put before a formula when the refused rows were written
MADE_SAFE: Final = re.compile(r"'[=+\-@\t\r]")


@lru_cache(maxsize=20_000)
def normalised(text: str) -> str:
    """Lower case without accents, every run of other signs one space: `E-mail (privé)` → `e mail prive`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return NOT_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def clean(text: str) -> str:
    """The text as its reader sees it: NFC, no invisible signs, single spaces, no spaces around it."""
    if not text.isascii() or not text.isprintable():
        text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    elif text.isalnum():  # most cells of a long list need no more than this
        return text
    text = text.lstrip()
    if text[:1] == "'" and MADE_SAFE.match(text):
        text = text[1:]
    return " ".join(text.split())


def as_text(cell: Cell) -> str:
    """Any cell as text: 12345.0 is `12345`, a date dd-mm-jjjj, true `True`, nothing an empty text."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return f"{cell:%d-%m-%Y %H:%M}" if cell.time() != dt.time() else f"{cell:%d-%m-%Y}"
    if isinstance(cell, dt.date):
        return f"{cell:%d-%m-%Y}"
    return "" if cell is None else str(cell)
