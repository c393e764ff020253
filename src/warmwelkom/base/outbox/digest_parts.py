"""What rooms add to the overview: the word above their news, and the way to stop with one click.

Base knows no room, so a room offers these in its `apps.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

_headings: dict[str, Any] = {}
_one_click: list[Callable[[UUID], str]] = []


def offer_heading(event: str, heading: Any) -> None:
    """`heading` (translated when shown) stands above news whose event begins with `event:`."""
    _headings[event] = heading


def heading_of(event: str) -> str:
    """The word above this piece of news."""
    known = _headings.get(event.partition(":")[0])
    return str(known) if known else _("Nieuws")


def offer_one_click(address_for: Callable[[UUID], str]) -> None:
    """`address_for(person)` is the full address that stops the overview by one POST (RFC 8058)."""
    _one_click[:] = [address_for]


def headers_for(person: UUID) -> dict[str, str]:
    """The headers with which a mail program shows its own button to stop."""
    if not _one_click:
        return {}
    return {
        "List-Unsubscribe": f"<{_one_click[0](person)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
