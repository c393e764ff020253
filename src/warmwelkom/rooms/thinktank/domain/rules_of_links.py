"""Which contributions may be tied together, and how. Pure."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

ANY = ("need", "idea", "plan", "offer")
FITS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "solves": (("need",), ("idea", "plan", "offer")),
    "works_out": (("need", "idea"), ("idea", "plan")),
    "tries": (("idea", "plan"), ("plan",)),
    "measures": (("plan",), ("plan",)),
    "touches": (ANY, ANY),
}
"""Kind of link -> what the earlier may be, what the later may be."""

WAYS: dict[str, Any] = {
    "solves:earlier": _("dit lost op"),
    "solves:later": _("dit wordt opgelost door"),
    "works_out:earlier": _("dit werkt uit"),
    "works_out:later": _("dit wordt uitgewerkt in"),
    "tries:earlier": _("dit beproeft"),
    "tries:later": _("dit wordt beproefd in"),
    "measures:earlier": _("dit meet"),
    "measures:later": _("dit wordt gemeten in"),
    "touches:earlier": _("dit raakt aan"),
}
"""How a person ties `this` to another: the kind, and whether the other comes earlier or later."""


def fits(*, link: str, earlier: str, later: str) -> bool:
    before, after = FITS[link]
    return earlier in before and later in after


def ways_between(this: str, other: str) -> list[tuple[str, Any]]:
    """What one may choose to tie a contribution of kind `this` to one of kind `other`."""
    found = []
    for way, words in WAYS.items():
        link, place = way.split(":")
        pair = (other, this) if place == "earlier" else (this, other)
        if fits(link=link, earlier=pair[0], later=pair[1]):
            found.append((way, words))
    return found


NEXT = {"need": ("idea", "solves"), "idea": ("plan", "works_out")}
"""What one makes of it with one button, and the link between the two."""
