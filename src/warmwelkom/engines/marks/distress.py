"""Marks of distress: a person looks at once, and the writer is shown where help is.

Rules miss things: a person reads everything anyway. What may be a saying ("ik ga dood van de zenuwen") is marked too
and says so, for a false alarm costs a minute and a missed one more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final

from warmwelkom.engines.marks.phrases import ABOUT, PHRASES, SAYINGS, Topic
from warmwelkom.engines.marks.words import fold

PIECE: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,!?;:\n]+")
LEET: Final = str.maketrans("013457", "oleast")
DOUBLE: Final = re.compile(r"([a-z])\1+")
SAME: Final = {
    "nie": "niet", "ni": "niet", "nit": "niet", "k": "ik", "mn": "mijn", "mjn": "mijn", "m": "mijn",
    "wl": "wil", "wi": "wil", "gwn": "gewon", "alstublieft": "aub", "asjeblieft": "alsjeblieft", "wordt": "word",
    "veilich": "veilig",
}  # fmt: skip
"""How youngsters write some short words; both sides without double letters."""
SAYING: Final = (
    "dit kan een uitdrukking zijn; kijk toch even",
    "this may be a saying; have a look all the same",
)


@dataclass(frozen=True, slots=True, order=True)
class Distress:
    """A piece of the text, from `start` up to `end`, that a person must look at before anything else."""

    start: int
    end: int
    topic: Topic
    may_be_saying: bool

    @property
    def dutch(self) -> str:
        return ABOUT[self.topic][0] + (f"; {SAYING[0]}" if self.may_be_saying else "")

    @property
    def english(self) -> str:
        return ABOUT[self.topic][1] + (f"; {SAYING[1]}" if self.may_be_saying else "")


def find_distress(*, text: str) -> tuple[Distress, ...]:
    """Every place where a phrase of distress stands, in the order of the text; of one topic no two overlap."""
    words = plain_words(text)
    line = "".join(f" {word} " for word, _start, _end in words)
    starts = list(accumulate((len(word) + 2 for word, _start, _end in words), initial=0))[:-1]

    def place(begin: int, end: int) -> tuple[int, int]:
        first, last = bisect_right(starts, begin) - 1, bisect_right(starts, end - 1) - 1
        return words[first][1], words[last][2]

    return tuple(
        sorted({Distress(*place(*span), topic, said) for span, topic, said in heard(line)})
    )


def heard(line: str) -> Iterator[tuple[tuple[int, int], Topic, bool]]:
    """The phrases in a line of plain words: where, about what, and whether it may be a saying."""
    sayings = [match.span() for match in compiled_sayings().finditer(line)]
    in_saying, in_phrase = bytearray(len(line)), bytearray(len(line))
    for begin, end in sayings:
        in_saying[begin:end] = b"\1" * (end - begin)
    for topic, pattern in compiled().items():
        for match in pattern.finditer(line):
            begin, end = match.span()
            in_phrase[begin:end] = b"\1" * (end - begin)
            yield (begin, end), topic, any(in_saying[begin:end])
    for begin, end in sayings:
        if not any(in_phrase[begin:end]):
            yield (begin, end), Topic.AT_THE_END, True


def plain_words(text: str) -> list[tuple[str, int, int]]:
    """The words as the phrases have them, each with its place; a full stop and the end are a word `.`."""
    found = []
    for match in PIECE.finditer(text):
        raw = match.group()
        word = plain(raw) if raw[0].isalnum() else "."
        found.append((word, match.start(), match.end()))
    found.append((".", len(text), len(text)))
    return found


def plain(word: str) -> str:
    folded = fold(word).replace("'", "").replace("’", "")
    if any(sign.isalpha() for sign in folded):
        folded = folded.translate(LEET)
    word = single(folded)
    return SAME.get(word, word)


def single(word: str) -> str:
    """Without double letters, so that `meeer`, `meer` and `mer` are one."""
    return DOUBLE.sub(r"\1", word)


@cache
def compiled() -> dict[Topic, re.Pattern[str]]:
    return {topic: any_of(phrases) for topic, phrases in PHRASES.items()}


@cache
def compiled_sayings() -> re.Pattern[str]:
    return any_of(SAYINGS)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(as_pattern, phrases)))


def as_pattern(phrase: str) -> str:
    """A phrase as a pattern over words that each have a space on both sides; every repeat has a limit."""
    return "".join(as_place(part) for part in phrase.split(" "))


def as_place(part: str) -> str:
    if part == "_":
        return r"(?: \S{1,40} ){0,3}"
    if part == "+":
        return r" \S{1,40} "
    return "(?:" + "|".join(f" {as_words(one)} " for one in part.split("|")) + ")"


def as_words(alternative: str) -> str:
    return "  ".join(as_word(word) for word in alternative.split("~"))


def as_word(word: str) -> str:
    if word == ".":
        return r"\."
    return single(word.rstrip("*")) + (r"\S{0,40}" if word.endswith("*") else "")
