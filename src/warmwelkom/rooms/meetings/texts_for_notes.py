"""Texts that other parts of the room offer for the notes of a point, such as what hangs on the board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists

from warmwelkom.rooms.meetings.models import Meeting


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A button with this label beside the notes, which puts the text into them.

    `is_there` says of a meeting (`OuterRef("pk")`) whether there is anything to put in.
    """

    label: Any
    text: Callable[[Meeting], str]
    is_there: Callable[[], Exists]


_offers: dict[str, Offer] = {}


def offer_text(name: str, offer: Offer) -> None:
    """Show an offer on the screen of who leads a meeting; a name may be given again."""
    _offers[name] = offer


def with_offers(meetings: Any) -> Any:
    """Meetings that know which texts they have to offer; no query of its own."""
    return meetings.annotate(**{f"has_{name}": one.is_there() for name, one in _offers.items()})


def offered_texts(meeting: Meeting) -> list[tuple[str, Any]]:
    """(name, label) of each button, of a meeting that `with_offers` found."""
    return [(name, one.label) for name, one in _offers.items() if getattr(meeting, f"has_{name}")]


def text_for_notes(name: str, *, meeting: Meeting) -> str:
    """The words of one offer; empty where there is none of this name."""
    return _offers[name].text(meeting) if name in _offers else ""
