"""Reading a code as people type it: capitals, commas, dots, dashes, one slip of the thumb in a word."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rapidfuzz.distance import OSA

from warmwelkom.engines.follow_code.engine import LENGTH
from warmwelkom.engines.follow_code.words import known, words

BETWEEN: Final = re.compile(r"[^a-z]+")
LONGEST: Final = 200  # of what is typed: a code has at most 31 signs
SHOWN: Final = 20  # of a word that we don't know


class NotACodeError(Exception):
    """What was typed is no code; the sentences say what to do and give no code away."""

    def __init__(self, sentence_nl: str, sentence_en: str) -> None:
        super().__init__(sentence_en)
        self.sentence_nl = sentence_nl
        self.sentence_en = sentence_en


def normal(*, text: str) -> str:
    """The code that was meant: four words of the list in lower case with a space between them.

    A word that is not on the list becomes the only listed word at one slip from it (a letter too many, too
    few, another, or two swapped). Whether the code was ever given out is not known here.

    Raises:
        NotACodeError: not four words, a word that is not near any, or one that may be two.
    """
    typed = BETWEEN.sub(" ", plain(text[: LONGEST + 1])).split()
    if len(typed) != LENGTH or len(text) > LONGEST:
        raise NotACodeError(
            "Een volgcode heeft vier woorden. Typ ze zoals ze op je briefje staan, met spaties ertussen.",
            "A follow code has four words. Type them as they stand on your slip, with spaces between.",
        )
    return " ".join(meant(word) for word in typed)


def plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def meant(word: str) -> str:
    """The word itself, or the only one at one slip from it."""
    if word in known():
        return word
    near = [listed for listed in words() if OSA.distance(word, listed, score_cutoff=1) == 1]
    if len(near) == 1:
        return near[0]
    shown = word[:SHOWN]
    if not near:
        raise NotACodeError(
            f"Het woord “{shown}” kennen we niet. Kijk nog eens op je briefje hoe het er staat.",
            f"We don't know the word “{shown}”. Look at your slip again how it is written.",
        )
    either = " / ".join(near)
    raise NotACodeError(
        f"Bij “{shown}” kunnen we twee kanten op: {either}. Kijk nog eens op je briefje welk woord er staat.",
        f"“{shown}” may mean more than one word: {either}. Look at your slip again which word it is.",
    )
