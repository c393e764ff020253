"""JSON that is the same everywhere, its hash, and reading it from somebody else without believing it.

Canonical: UTF-8, keys in order of their code points, no white space, no numbers but whole ones. The hash
is the sha256 of that text without the key "sha256".
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError

MOST_BYTES = 4_000_000
MOST_DEPTH = 12


class KitError(UserError):
    """A file that is not a plan kit, or not one that we can take; the sentence says which."""


def hash_of(document: dict[str, Any]) -> str:
    """The sha256 of the canonical text, as 64 small hexadecimal digits."""
    bare = {name: value for name, value in document.items() if name != "sha256"}
    return hashlib.sha256(canonical(bare)).hexdigest()


def canonical(document: Any) -> bytes:
    text = json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode("utf-8")


def sealed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its own hash in it."""
    return document | {"sha256": hash_of(document)}


def written(document: dict[str, Any]) -> bytes:
    """As a file for people: indented, with the hash of the canonical text in it."""
    return json.dumps(document, indent=1, ensure_ascii=False).encode("utf-8")


def read_sealed(content: bytes, *, format_name: str) -> dict[str, Any]:
    """A JSON object of this format whose hash is right.

    Raises:
        KitError: too large, no JSON, another format or version, or changed since it was made.
    """
    if len(content) > MOST_BYTES:
        raise KitError(
            gettext_noop(
                "Dit bestand is groter dan 4 MB. Een pakket is kleiner; kies het bestand dat je meekreeg."
            )
        )
    document = _parsed(content)
    found = document.get("format")
    if found != format_name:
        kind, _slash, _number = format_name.partition("/")
        if isinstance(found, str) and found.startswith(f"{kind}/"):
            raise KitError(
                gettext_noop(
                    "Dit bestand is van een nieuwere versie dan wij kennen. Vraag wie dit beheert om Warm Welkom bij te werken."
                )
            )
        raise _not_ours()
    try:
        is_right = document.get("sha256") == hash_of(document)
    except (ValueError, RecursionError):
        raise _not_ours() from None
    if not is_right:
        raise KitError(
            gettext_noop(
                "Dit bestand is veranderd nadat het werd gemaakt. Vraag het opnieuw aan de regio waar het vandaan komt."
            )
        )
    return document


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(
            text, object_pairs_hook=_once, parse_float=_whole_only, parse_constant=_whole_only
        )
    except (ValueError, RecursionError):
        raise _not_ours() from None
    if not isinstance(document, dict) or _depth(document) > MOST_DEPTH:
        raise _not_ours()
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice would mean one thing here and another elsewhere."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("A key stands twice.")
    return found


def _whole_only(text: str) -> Any:
    raise ValueError(f"{text} is no whole number.")


def _depth(value: Any, level: int = 1) -> int:
    if level > MOST_DEPTH or not isinstance(value, dict | list):
        return level
    inside = value.values() if isinstance(value, dict) else value
    return max((_depth(each, level + 1) for each in inside), default=level)


def _not_ours() -> KitError:
    return KitError(
        gettext_noop(
            "Dit is geen pakket van Warm Welkom. Kies het .json-bestand dat je uit de andere regio kreeg."
        )
    )
