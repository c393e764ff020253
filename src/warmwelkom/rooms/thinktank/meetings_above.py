"""Where a meeting can be read: the room above says so, for the think tank knows no room above it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

Address = Callable[[str, UUID], str]
_address: list[Address] = []


def show_meetings_at(address: Address) -> None:
    """Give the address of a meeting's page: region's short name and the meeting's number -> path."""
    _address[:] = [address]


def address_of_meeting(*, region: str, meeting: UUID | None) -> str:
    """The path of the page of a meeting in which something was decided; empty where nobody knows it."""
    return _address[0](region, meeting) if _address and meeting else ""
