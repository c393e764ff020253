"""What somebody typed where no form stands in between."""

from __future__ import annotations

from warmwelkom.base.access.request import HouseRequest


def sent(request: HouseRequest, name: str, *, most: int | None = None) -> str:
    """The words under this name of a form that was sent, cut off after `most` characters."""
    words: str = request.POST.get(name, "")
    return words[:most]


def asked(request: HouseRequest, name: str, *, most: int | None = None) -> str:
    """The same from the address."""
    words: str = request.GET.get(name, "")
    return words[:most]
