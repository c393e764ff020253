"""A dossier as JSON: read without believing it, written the same way everywhere."""

from __future__ import annotations

import json
from typing import Any, Final

from warmwelkom.engines.dossier.faults import Fault, UnreadableError
from warmwelkom.engines.dossier.shape import Document, Record, Rows, Shape

MOST_DEPTH: Final = 20


class NotWhole(float):
    """A number with a fraction: kept apart, so that the check can name its field."""


def parse_json(content: bytes) -> tuple[Any, list[Fault]]:
    """What the file says, and the keys that stand twice in one object.

    Raises:
        UnreadableError: no JSON, NaN or Infinity, or nested without end.
    """
    twice: list[Fault] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found:
                twice.append(Fault(where=name, code="twice"))
            found[name] = value
        return found

    try:
        text = content.decode("utf-8-sig")
        document = json.loads(
            text, object_pairs_hook=once, parse_float=NotWhole, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        raise UnreadableError(Fault(where="", code="not_json")) from None
    if _depth(document) > MOST_DEPTH:
        raise UnreadableError(Fault(where="", code="not_json"))
    return document, twice


def written_json(document: Document, shape: Record) -> bytes:
    """The file: UTF-8, keys in the order of the shape, two spaces, one line end."""
    text = json.dumps(in_order(document, shape), indent=2, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def in_order(value: Any, shape: Shape) -> Any:
    """The same value with its fields in the order of the shape."""
    if isinstance(shape, Record):
        return {
            part.name: in_order(value[part.name], part.shape)
            for part in shape.parts
            if part.name in value
        }
    if isinstance(shape, Rows):
        return [in_order(each, shape.of) for each in value]
    return value


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number of JSON.")


def _depth(value: Any, level: int = 1) -> int:
    if level > MOST_DEPTH or not isinstance(value, dict | list):
        return level
    inside = value.values() if isinstance(value, dict) else value
    return max((_depth(each, level + 1) for each in inside), default=level)
