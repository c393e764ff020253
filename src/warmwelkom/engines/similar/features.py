"""A text as three bags: pieces of its words, the words that carry the subject, and themes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warmwelkom.engines.similar.themes import themes_of
from warmwelkom.engines.similar.words import SMALL, content_of, sounded, stem, words_of

PIECES: Final = (3, 4)


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of one text; `plain` is the text as words with spaces, `stems` the subject in order."""

    plain: str
    pieces: tuple[str, ...]
    stems: dict[str, str]
    themes: frozenset[int]

    def bags(self) -> tuple[tuple[str, ...], ...]:
        """In the order of `index.WEIGHTS`."""
        return self.pieces, tuple(self.stems), tuple(map(str, sorted(self.themes)))


def features_of(text: str) -> Features:
    words = words_of(text)
    content = content_of(words)
    return Features(
        plain=" ".join(words),
        pieces=pieces_of(words),
        stems={stem(word): word for word in content},
        themes=frozenset().union(*map(themes_of, words)),
    )


def pieces_of(words: list[str]) -> tuple[str, ...]:
    """All runs of three and four letters within each word as it sounds, its edges marked."""
    return tuple(piece for word in words for piece in pieces_of_word(word))


@lru_cache(maxsize=20_000)
def pieces_of_word(word: str) -> tuple[str, ...]:
    """`bus` gives ` bu`, `bus`, `us `, ` bus`, `bus `."""
    edged = f" {sounded(word)} "
    return tuple(
        edged[at : at + length]
        for length in PIECES
        for at in range(max(1, len(edged) - length + 1))
    )


def small_pieces() -> frozenset[str]:
    """Pieces that small words have: common in any Dutch text, also where few texts are there to count them."""
    return frozenset(pieces_of(sorted(SMALL)))
