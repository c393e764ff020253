"""All marks of a text, in order and without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from warmwelkom.engines.marks.kinds import Kind, Mark
from warmwelkom.engines.marks.names import names_in
from warmwelkom.engines.marks.patterns import shapes_in
from warmwelkom.engines.marks.words import fold

PART: Final = re.compile(r"\w+")
RANK: Final = {kind: number for number, kind in enumerate(Kind)}


def find_marks(*, text: str, schools: Iterable[str] = ()) -> tuple[Mark, ...]:
    """What in the text may say who somebody is.

    Args:
        text: as it was written; any language, any length (texts here have at most 400 characters).
        schools: names of schools to mark, whole ("Het Westplein") and short ("Westplein").

    Names in small letters count too; a word that is also a name ("roos", "mark") counts after a title, after words
    like "met", or with a capital inside a sentence. Where two marks meet, the kind that stands first in `Kind` stays.
    """
    found = {*shapes_in(text), *schools_in(text, schools=schools), *names_in(text)}
    kept: list[Mark] = []
    taken = bytearray(len(text))
    for mark in sorted(found, key=lambda mark: (RANK[mark.kind], mark.start - mark.end, mark)):
        if not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            kept.append(mark)
    return tuple(sorted(kept))


def schools_in(text: str, *, schools: Iterable[str]) -> Iterator[Mark]:
    """The names of schools, however they are cased, the longest first."""
    parts = [(match.start(), match.end(), fold(match.group())) for match in PART.finditer(text)]
    wanted = {tuple(fold(part) for part in PART.findall(name)) for name in schools} - {()}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(wanted, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    for at, (start, _end, first) in enumerate(parts):
        for name in by_first.get(first, ()):
            if tuple(part for _s, _e, part in parts[at : at + len(name)]) == name:
                yield Mark(start, parts[at + len(name) - 1][1], Kind.SCHOOL)
                break
