"""The first rule that holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from warmwelkom.engines.marks import find_distress
from warmwelkom.engines.marks.distress import any_of, as_words, plain_words, single
from warmwelkom.engines.replies.rules import DISTRESS, EVERY, NO_RULE, RULES, SAYING, SMALL, Kind

MOST = 2000
"""Signs of a reply that are looked at; a text message has some hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What kind of reply, by which rule, and on which of its words."""

    kind: Kind
    rule: str
    words: str

    @property
    def dutch(self) -> str:
        return EVERY[self.rule].dutch.format(words=self.words)

    @property
    def english(self) -> str:
        return EVERY[self.rule].english.format(words=self.words)


def sort_reply(*, text: str) -> Sorted:
    """Say what kind of reply this is, and why.

    Distress first: where nothing but a saying was found ("ik ga dood van de zenuwen") its rule is
    `distress_saying`. `words` are the pupil's own, as they were written.
    """
    text = text[:MOST]
    found = find_distress(text=text)
    if found:
        first = next((mark for mark in found if not mark.may_be_saying), found[0])
        rule = SAYING if first.may_be_saying else DISTRESS
        return Sorted(kind=rule.kind, rule=rule.code, words=text[first.start : first.end])
    words = plain_words(text)
    line = "".join(f" {word} " for word, _start, _end in words)
    for rule in RULES:
        span = _holds(rule.code, text, line, words)
        if span:
            said = " ".join(text[span[0] : span[1]].split())
            return Sorted(kind=rule.kind, rule=rule.code, words=said)
    return Sorted(kind=NO_RULE.kind, rule=NO_RULE.code, words="")


def _holds(
    code: str, text: str, line: str, words: list[tuple[str, int, int]]
) -> tuple[int, int] | None:
    """Where in the text the rule finds its words."""
    signs, phrases, alone = _compiled(code)
    if signs and (match := signs.search(text)):
        return match.span()
    for pattern in (phrases, alone):
        if pattern and (match := pattern.search(line)):
            return _place(line, words, *match.span())
    return None


def _place(
    line: str, words: list[tuple[str, int, int]], begin: int, end: int
) -> tuple[int, int] | None:
    while end - 1 > begin and line[end - 3 : end] == " . ":  # the end of a sentence is no word
        end -= 3
    starts = list(accumulate((len(word) + 2 for word, _start, _end in words), initial=0))[:-1]
    first, last = bisect_right(starts, begin) - 1, bisect_right(starts, end - 1) - 1
    return words[first][1], words[last][2]


@cache
def _compiled(code: str) -> tuple[re.Pattern[str] | None, ...]:
    rule = EVERY[code]
    small = "|".join(f" {single(word)} " for word in SMALL.split("|"))
    alone = "|".join(f" {as_words(one)} " for group in rule.alone for one in group.split("|"))
    around = f"(?:{small}|{alone}){{0,20}}"
    return (
        re.compile(rule.signs) if rule.signs else None,
        any_of(rule.phrases) if rule.phrases else None,
        re.compile(rf"(?:^|(?<= \. )){around}(?:{alone}){around} \. ") if alone else None,
    )  # fmt: skip
