"""Which year somebody asks for, as it stands in an address or a form."""

from __future__ import annotations

from warmwelkom.base.typed import whole_number


def year_in(typed: str) -> int | None:
    """None for what is no year."""
    return whole_number(typed, most=9999)
