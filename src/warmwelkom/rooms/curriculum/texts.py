"""Goals as people type and paste them: one a line, with or without a dash or a number before it."""

from __future__ import annotations

import re

LONGEST_GOAL, MOST_GOALS = 400, 60
MARK = re.compile(r"^(?:[-–—•*·▪]+|\(?\d{1,3}(?:\.\d{1,3})*[.):]|\(?[a-zA-Z][.)])\s+")

NO_SIGN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a file may hold and no line of text does; the database takes the first of these from nobody."""


def one_line(text: str) -> str:
    """In one line, each space once, without signs that nobody can see."""
    return " ".join(NO_SIGN.sub(" ", text).split())


def goals_in(text: str) -> list[str]:
    """The lines of a text that say something, each once, without what numbers them."""
    lines = (MARK.sub("", " ".join(line.split())).strip() for line in text.splitlines())
    found: dict[str, str] = {}
    for line in lines:
        if any(sign.isalnum() for sign in line):
            found.setdefault(same_words(line), line)
    return list(found.values())


def same_words(text: str) -> str:
    """By which two goals are one: letters and figures, small."""
    return " ".join(re.findall(r"\w+", text.casefold()))
