"""Money as people write it here: € 1.250,00; kept as whole cents. Pure."""

from __future__ import annotations

import re

MOST_CENTS = 10_000_000_000
WRITTEN = re.compile(
    r"(?:€|eur)?\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}|-+|—|–))?", re.IGNORECASE | re.ASCII
)
ENGLISH = re.compile(r"(?:€|eur)?\s*(\d{1,3}(?:,\d{3})+|\d+)\.(\d{2})", re.IGNORECASE | re.ASCII)


def cents_of(text: str) -> int:
    """Whole cents of "1.250,50", "€ 1250", "18.400,-" or "1,250.50".

    Raises:
        ValueError: it is no amount of money, or more than a hundred million euros.
    """
    plain = text.replace("\xa0", " ").strip()
    found = WRITTEN.fullmatch(plain) or ENGLISH.fullmatch(plain)
    if not found:
        raise ValueError(text)
    cents = (found[2] or "").strip("-—–").ljust(2, "0")
    total = int(re.sub(r"\D", "", found[1])) * 100 + int(cents)
    if total > MOST_CENTS:
        raise ValueError(text)
    return total


def written(cents: int, *, is_english: bool = False) -> str:
    """Such as "€ 1.250,00" (in English "€1,250.00")."""
    text = f"{cents // 100:,}.{cents % 100:02d}"
    if is_english:
        return f"€{text}"
    return "€\xa0" + text.translate(str.maketrans(",.", ".,"))
