"""A follow code: four short Dutch words with which somebody without an account finds back what they said.

    code = new_code(random=secrets.SystemRandom())  # "lamp fiets duin brug"
    normal(text=" Lamp, FIETS·duim brug ")          # "lamp fiets duin brug"

Promises: 44 bits (2,048 words, four of them, each as likely as another); no two words differ by one letter,
sound the same or come from the same word, so that one slip of the thumb in a word is put right and never leads to
another code; a slip that may mean two words is refused. The list is short, plain and kind: no names, no
diacritics, nothing about bodies, illness, violence, faith or brands. Where the words come from stands in
docs/credits.md. Pure: chance is passed in, nothing is kept.
"""

from __future__ import annotations

from warmwelkom.engines.follow_code.engine import BITS, LENGTH, Chooser, new_code
from warmwelkom.engines.follow_code.reading import NotACodeError, normal
from warmwelkom.engines.follow_code.words import words

__all__ = ["BITS", "LENGTH", "Chooser", "NotACodeError", "new_code", "normal", "words"]
