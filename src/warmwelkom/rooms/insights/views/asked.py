"""Which year somebody asks for, as it stands in an address or a form."""

from __future__ import annotations


def year_in(typed: str) -> int | None:
    """None for what is no year: of thousands of digits Python makes no number."""
    return int(typed) if typed.isdecimal() and len(typed) == 4 else None
