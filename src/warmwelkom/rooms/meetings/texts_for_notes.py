"""Texts that other parts of the room offer for the notes of a point, such as what hangs on the board."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from warmwelkom.rooms.meetings.models import Meeting

Text = Callable[[Meeting], str]
_texts: dict[str, tuple[Any, Text]] = {}


def offer_text(name: str, label: Any, text: Text) -> None:
    """Show a button with this label beside the notes; it puts the text into them.

    `text` makes the words when somebody asks, and is empty where there is nothing to put in.
    """
    _texts[name] = (label, text)


def offered_texts() -> list[tuple[str, Any]]:
    """(name, label) of each button."""
    return [(name, label) for name, (label, _text) in _texts.items()]


def text_for_notes(name: str, *, meeting: Meeting) -> str:
    """The words of one offer; empty where there is none of this name."""
    return _texts[name][1](meeting) if name in _texts else ""
