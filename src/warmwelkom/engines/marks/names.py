"""Names: from the table, after a title, in lower case too; everyday words only where they can hardly be a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from warmwelkom.engines.marks.kinds import Kind, Mark
from warmwelkom.engines.marks.words import (
    ADDRESSES,
    ALSO_WORDS,
    EVERYDAY,
    FUNCTIONS,
    NEAR_A_NAME,
    NO_NAME,
    PLACES_AT_WORK,
    PREFIXES,
    SURNAMES_WITH_DE,
    WORD,
    fold,
    given_names,
)

TITLES: Final = ADDRESSES | FUNCTIONS
WORDS_TOO: Final = EVERYDAY | ALSO_WORDS
SENTENCE_ENDS: Final = frozenset(".!?\n:•-")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text; `gap` is what stands between it and the word before."""

    start: int
    end: int
    raw: str
    folded: str
    gap: str

    @property
    def is_capital(self) -> bool:
        return self.raw[0].isupper()

    @property
    def follows(self) -> bool:
        """Directly after the word before, with nothing but space (or the point of `mevr.`) between."""
        return self.gap.strip(" ") in {"", "."} and "\n" not in self.gap


def tokens_of(text: str) -> list[Token]:
    found, last = [], 0
    for match in WORD.finditer(text):
        raw = match.group()
        found.append(Token(match.start(), match.end(), raw, fold(raw), text[last : match.start()]))
        last = match.end()
    return found


def names_in(text: str) -> Iterator[Mark]:
    """Marks of names and of titles with a name; a name with its surname is one mark."""
    tokens = tokens_of(text)
    shouts = text.isupper()
    at = 0
    while at < len(tokens):
        length, kind = titled(tokens, at), Kind.TITLE
        if not length and is_name(tokens, at, shouts=shouts):
            length, kind = 1 + surname(tokens, at + 1), Kind.NAME
        if length:
            last = tokens[at + length - 1]
            yield Mark(tokens[at].start, last.end + is_initial(text, last), kind)
        at += length or 1


def titled(tokens: list[Token], at: int) -> int:
    """How many words from here are a title with a name: `juf yasmina` 2, `mevrouw van den Berg` 4; else 0."""
    if tokens[at].folded not in TITLES:
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].follows and tokens[end].folded in PREFIXES:
        end += 1
    if end == len(tokens) or not tokens[end].follows:
        return 0
    return end + 1 - at if is_called(tokens, at, end) else 0


def is_called(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the word at `end` is a name after the title at `at`.

    A function ("mentor") takes only a surname with a prefix here: `mentor Karin` is a given name by itself.
    """
    word, before = tokens[end], tokens[end - 1]
    if tokens[at].folded in FUNCTIONS:
        return word.is_capital and end > at + 1
    if word.is_capital:
        return True
    if before.folded == "de" and end == at + 2:
        return word.folded in SURNAMES_WITH_DE
    return word.folded not in NO_NAME | PLACES_AT_WORK


def is_name(tokens: list[Token], at: int, *, shouts: bool) -> bool:
    token = tokens[at]
    inside = token.is_capital and not shouts and at > 0 and goes_on(token.gap)
    parts = parts_of(token.folded)
    if not parts:
        return False
    if any(part not in WORDS_TOO for part in parts):
        return not is_where_from(tokens, at)
    before = tokens[at - 1].folded if at and token.follows else ""
    return inside or (parts[0] in ALSO_WORDS and before in NEAR_A_NAME)


def parts_of(folded: str) -> list[str]:
    """The given names in a word: `jan-willem` two, `emma's` one, a word that is none no part."""
    whole = folded.replace("’", "'").partition("'")[0]
    if whole in given_names():
        return [whole]
    parts = whole.split("-")
    return parts if len(parts) > 1 and set(parts) <= given_names() else []


def goes_on(gap: str) -> bool:
    """Whether a sentence goes on here; a new one begins with a capital anyway."""
    return not set(gap) & SENTENCE_ENDS


def is_where_from(tokens: list[Token], at: int) -> bool:
    """`waar kom je van daan`: no Daan."""
    return tokens[at].raw == "daan" and at > 0 and tokens[at - 1].folded == "van"


def surname(tokens: list[Token], at: int) -> int:
    """How many words from here are a surname: prefixes and a word with a capital, two at most."""
    end = at
    while end < len(tokens) and tokens[end].follows and tokens[end].folded in PREFIXES:
        end += 1
    if end == len(tokens) or not (tokens[end].follows and tokens[end].is_capital):
        return 0
    if "." in tokens[end].gap or "." in "".join(one.gap for one in tokens[at:end]):
        return 0
    more = end + 1
    if more < len(tokens) and tokens[more].is_capital and tokens[more].gap == " ":
        end = more
    return end + 1 - at


def is_initial(text: str, token: Token) -> bool:
    """`meneer K.`: the point belongs to it."""
    return token.end - token.start == 1 and text[token.end : token.end + 1] == "."
