"""What somebody typed, or wrote into an address, read as what it should be."""

from __future__ import annotations


def whole_number(text: str, *, most: int) -> int | None:
    """A whole number from 0 to `most`; None for anything else.

    Of more than 4,300 digits Python makes no number, PostgreSQL of fewer, and ² is a digit to one and none to the other.
    """
    if not text.isascii() or not text.isdigit() or len(text) > len(str(most)):
        return None
    number = int(text)
    return number if number <= most else None
