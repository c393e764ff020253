"""Why a text is offered, in words, Dutch and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from warmwelkom.engines.similar.features import Features
from warmwelkom.engines.similar.themes import THEMES

NEARLY_THE_SAME: Final = 88
SHORTEST_BEGINNING: Final = 12
MOST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the strongest that holds."""

    dutch: str
    english: str


SAME_TEXT: Final = Reason("bijna dezelfde tekst", "nearly the same text")
SAME_BEGINNING: Final = Reason("hetzelfde begin", "the same beginning")
SAME_SPELLING: Final = Reason("woorden die op elkaar lijken", "words that look alike")


def reason_for(asked: Features, other: Features) -> Reason:
    """In this order: nearly the same text, the same beginning, shared words, shared themes, alike in spelling."""
    if fuzz.token_sort_ratio(asked.plain, other.plain) >= NEARLY_THE_SAME:
        return SAME_TEXT
    if len(asked.plain) >= SHORTEST_BEGINNING and other.plain.startswith(asked.plain):
        return SAME_BEGINNING
    shared = [word for stem, word in asked.stems.items() if stem in other.stems][:MOST_WORDS]
    if shared:
        words = ", ".join(shared)
        plural = len(shared) > 1
        return Reason(
            f"{'dezelfde woorden' if plural else 'hetzelfde woord'}: {words}",
            f"the same {'words' if plural else 'word'}: {words}",
        )
    themes = [THEMES[number] for number in sorted(asked.themes & other.themes)][:MOST_WORDS]
    if themes:
        return Reason(
            "hetzelfde onderwerp: " + ", ".join(theme.dutch for theme in themes),
            "the same subject: " + ", ".join(theme.english for theme in themes),
        )
    return SAME_SPELLING
