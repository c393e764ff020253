"""The same words in English, as a building and a place keep them beside the Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

LANGUAGE: Final = "en"
ENDING: Final = "_en"


def translated(row: Any, english: Mapping[str, str]) -> dict[str, Any]:
    """The translations of a row with these English words; empty ones go, other languages stay."""
    words = {name: text for name, text in english.items() if text}
    others = {name: each for name, each in row.translations.items() if name != LANGUAGE}
    return {**others, LANGUAGE: words} if words else others


def taken_apart(facts: dict[str, Any]) -> dict[str, str]:
    """The English words of a form, taken out of its values."""
    names = [name for name in facts if name.endswith(ENDING)]
    return {name.removesuffix(ENDING): facts.pop(name) for name in names}


def as_filled_in(row: Any, *names: str) -> dict[str, str]:
    """What stands in the English fields of a form."""
    words = row.translations.get(LANGUAGE, {})
    return {f"{name}{ENDING}": words.get(name, "") for name in names}


def is_dutch(row: Any, field: str, language: str) -> bool:
    """A Dutch text on a page in another language: whoever reads aloud has to know (WCAG 3.1.2)."""
    return (
        language != "nl"
        and bool(getattr(row, field))
        and not row.translations.get(language, {}).get(field)
    )
