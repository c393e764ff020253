"""The list of words, one a line in `words.txt`."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def words() -> tuple[str, ...]:
    """All words in the order of the alphabet. The list may not change: codes were given out from it."""
    text = resources.files(__package__).joinpath("words.txt").read_text(encoding="utf-8")
    return tuple(text.split())


@cache
def known() -> frozenset[str]:
    return frozenset(words())
