"""What somebody typed into a field, as the value that the form asks for; and back into words."""

from __future__ import annotations

from typing import Literal

from warmwelkom.engines.dossier.form import Field

Value = str | list[str] | int
What = Literal["too_long", "line_too_long", "too_many", "not_a_choice", "no_number", "too_much"]


class ValueFault(ValueError):  # noqa: N818  reads as what it is
    """What was typed doesn't fit; `what` says how, `most` is the limit that it passes."""

    def __init__(self, what: What, most: int = 0) -> None:
        super().__init__(what)
        self.what: What = what
        self.most = most


def read_value(field: Field, text: str) -> Value | None:
    """The value of a field from its text; None when there is nothing in it.

    Lines are split where somebody pressed enter, empty ones fall away. Raises ValueFault.
    """
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        return None
    if field.kind == "lines":
        return _lines(field, text)
    if field.kind == "choice":
        return _choice(field, text)
    if field.kind == "hours":
        return _hours(field, text)
    if len(text) > field.longest:
        raise ValueFault("too_long", field.longest)
    return text


def text_of(field: Field, value: Value, language: str = "nl") -> str:
    """A value as somebody reads it: the words of a choice, lines below each other."""
    if field.kind == "lines" and isinstance(value, list):
        return "\n".join(value)
    if field.kind == "choice" and value in field.options:
        return field.options[str(value)][language]
    return str(value)


def typed_of(field: Field, value: Value) -> str:
    """A value as it stands in the form's input: what `read_value` reads back."""
    return "\n".join(value) if field.kind == "lines" and isinstance(value, list) else str(value)


def _lines(field: Field, text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > field.most:
        raise ValueFault("too_many", field.most)
    if any(len(line) > field.longest for line in lines):
        raise ValueFault("line_too_long", field.longest)
    return lines


def _choice(field: Field, text: str) -> str:
    if text not in field.options:
        raise ValueFault("not_a_choice")
    return text


def _hours(field: Field, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ValueFault("no_number")
    if int(text) > field.longest:
        raise ValueFault("too_much", field.longest)
    return int(text)
