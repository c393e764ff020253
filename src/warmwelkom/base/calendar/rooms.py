"""The region's own online rooms: at an address that a room of the house knows, with a name nobody can guess."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError

_asked: list[Callable[[], str]] = []


class NoOwnRooms(UserError):  # noqa: N818  reads as the sentence it is
    """The coordinator set no address."""


def rooms_are_at(ask: Callable[[], str]) -> None:
    """Let a room of the house say at which address the region of the scope has its own online rooms."""
    _asked[:] = [ask]


def has_own_rooms() -> bool:
    return bool(_base())


def new_room() -> str:
    """A room at the address of the region of the scope; 128 bits of chance in its name.

    Raises:
        NoOwnRooms: there is no such address.
    """
    base = _base()
    if not base:
        raise NoOwnRooms(gettext_noop("Deze regio heeft geen eigen ruimtes. Plak een link."))
    return f"{base}/warmwelkom-{secrets.token_hex(16)}"


def _base() -> str:
    return _asked[0]() if _asked else ""
