"""How far two names agree, on the levels of `fields.GIVEN` and `fields.SURNAME`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from warmwelkom.engines.linkage.fields import MISSING, Given, Surname
from warmwelkom.engines.linkage.name_variants import given_name_groups
from warmwelkom.engines.linkage.spelling import skeleton, sounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warmwelkom.engines.linkage.columns import People, Vocabulary

Rows = npt.NDArray[np.int32]
Levels = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float32]
Kind = TypeVar("Kind", bound=np.generic)
ALIKE: Final = 0.80
SHORTEST_NEAR: Final = 4
LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class NameTable:
    """What is known of each name in the vocabulary: its sound, consonants, group of forms, length."""

    words: list[str]
    sound: Rows
    bones: Rows
    group: Rows
    length: Rows
    initial: Rows
    letters: npt.NDArray[np.bytes_]


def name_table(vocabulary: Vocabulary) -> NameTable:
    """The table; one row more at the end stands for NONE and equals nothing."""
    groups = given_name_groups()
    words = vocabulary.words
    return NameTable(
        words=words,
        sound=numbered(sounded(word) for word in words),
        bones=numbered(skeleton(word) for word in words),
        group=np.array([*(groups.get(word, -1) for word in words), -1], dtype=np.int32),
        length=np.array([*(len(word) for word in words), 0], dtype=np.int32),
        initial=np.array([*(ord(word[0]) for word in words), 0], dtype=np.int32),
        letters=np.array([*(w if w.isascii() else "-" for w in words), "-"], dtype=f"S{LONGEST}"),
    )


def numbered(texts: Iterable[str]) -> Rows:
    """Equal texts get equal numbers; one more row for NONE."""
    numbers: dict[str, int] = {}
    return np.array([*(numbers.setdefault(text, len(numbers)) for text in texts), -1], np.int32)


def same(one: Rows, two: Rows) -> Flags:
    """Equal and known."""
    equal: Flags = (one == two) & (one >= 0)
    return equal


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of pairs of texts: Jaro-Winkler similarity (0..1), and one slip of the pen apart."""

    similarity: Shares
    one_slip: Flags


def likeness(
    *, words: list[str], one: Rows, two: Rows, guess: bool = False, slips_only: bool = False
) -> Likeness:
    """Compares texts by number, each distinct pair of texts once; a guess says that all are close.

    With `slips_only` the similarity is left at 0.
    """
    usable = (one >= 0) & (two >= 0) & (one != two)
    if guess:
        return Likeness(usable.astype(np.float32), usable)
    size = np.int64(len(words) + 1)
    codes = np.minimum(one, two)[usable] * size + np.maximum(one, two)[usable]
    distinct, back = np.unique(codes, return_inverse=True)
    first = [words[number] for number in (distinct // size).tolist()]
    second = [words[number] for number in (distinct % size).tolist()]
    slips = cpdist(first, second, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8) == 1
    similar = np.zeros(len(first), dtype=np.float32)
    if not slips_only:
        similar = cpdist(first, second, scorer=JaroWinkler.similarity, dtype=np.float32)
    return Likeness(spread(usable, similar, back), spread(usable, slips, back))


def spread(
    where: Flags, values: npt.NDArray[Kind], back: npt.NDArray[np.intp]
) -> npt.NDArray[Kind]:
    whole = np.zeros(len(where), dtype=values.dtype)
    whole[where] = values[back]
    return whole


def given_levels(*, left: People, right: People, a: Rows, b: Rows, table: NameTable) -> Levels:
    """Levels of the given name for pairs of rows (a, b): the best of all forms each side gives."""
    ours, theirs = left.given[a], right.given[b]
    levels = np.zeros(len(a), dtype=np.int8)
    levels[(ours[:, 0] < 0) | (theirs[:, 0] < 0)] = MISSING
    pairs = [(ours[:, 0], theirs[:, 0]), (ours[:, 1], theirs[:, 0]), (ours[:, 0], theirs[:, 1])]
    undecided = levels == 0
    for one, two in [*pairs, (ours[:, 1], theirs[:, 1])]:
        levels[same(one, two)] = Given.EQUAL
    undecided = np.flatnonzero(levels == 0)
    joined = (left.joined[a], right.joined[b])
    best = np.zeros(len(undecided), dtype=np.int8)
    for one, two in [*pairs, joined]:
        np.maximum(best, form_levels(one[undecided], two[undecided], table), out=best)
    best[other_names_meet(ours[undecided], theirs[undecided])] = Given.VARIANT
    levels[undecided] = best
    return levels


def other_names_meet(ours: Rows, theirs: Rows) -> Flags:
    """A second or third official name of one side is a given name of the other."""
    met = np.zeros(len(ours), dtype=bool)
    for i in range(ours.shape[1]):
        for j in range(theirs.shape[1]):
            met |= same(ours[:, i], theirs[:, j])
    return met


def half_slips(ours: Rows, theirs: Rows, table: NameTable) -> Flags:
    """A half of one side is but one letter from the other side's name or half, and long enough to tell."""
    found = np.zeros(len(ours), dtype=bool)
    halves = np.flatnonzero((ours[:, 1:] >= 0).any(axis=1) | (theirs[:, 1:] >= 0).any(axis=1))
    for i in range(ours.shape[1]):
        for j in range(theirs.shape[1]):
            one, two = ours[halves, i], theirs[halves, j]
            slips = likeness(words=table.words, one=one, two=two, slips_only=True).one_slip
            found[halves] |= slips & (
                np.minimum(table.length[one], table.length[two]) > SHORTEST_NEAR
            )
    return found


def form_levels(one: Rows, two: Rows, table: NameTable) -> Levels:
    """Levels of two unequal name forms."""
    like = likeness(words=table.words, one=one, two=two)
    shortest = np.minimum(table.length[one], table.length[two])
    initial = (table.initial[one] == table.initial[two]) & (shortest > 0)
    levels = np.zeros(len(one), dtype=np.int8)
    levels[(like.similarity >= ALIKE) | (like.one_slip & initial)] = Given.ALIKE
    levels[same(table.bones[one], table.bones[two]) & (shortest > 2)] = Given.CONSONANTS
    levels[initial & (shortest == 1)] = Given.INITIAL
    short = initial & (shortest > 1) & begins(table.letters[one], table.letters[two])
    levels[short] = Given.SHORT
    levels[like.one_slip & (shortest >= SHORTEST_NEAR - 1)] = Given.SLIP
    kin = same(table.sound[one], table.sound[two]) | same(table.group[one], table.group[two])
    levels[kin | same(one, two)] = Given.VARIANT
    return levels


def begins(one: npt.NDArray[np.bytes_], two: npt.NDArray[np.bytes_]) -> Flags:
    """One is the beginning of the other (as far as LONGEST letters tell)."""
    found: Flags = np.strings.startswith(one, two) | np.strings.startswith(two, one)
    return found


def surname_levels(*, left: People, right: People, a: Rows, b: Rows, table: NameTable) -> Levels:
    """Levels of the surname, halves of double names included."""
    ours, theirs = left.surname[a], right.surname[b]
    levels = np.zeros(len(a), dtype=np.int8)
    levels[(ours[:, 0] < 0) | (theirs[:, 0] < 0)] = MISSING
    levels[same(ours[:, 0], theirs[:, 0])] = Surname.EQUAL
    open_rows = np.flatnonzero(levels == 0)
    one, two = ours[open_rows], theirs[open_rows]
    like = likeness(words=table.words, one=one[:, 0], two=two[:, 0])
    shortest = np.minimum(table.length[one[:, 0]], table.length[two[:, 0]])
    initial = table.initial[one[:, 0]] == table.initial[two[:, 0]]
    alike = (like.similarity >= ALIKE + 0.04) | (like.one_slip & initial)
    best = np.where(alike, Surname.ALIKE, 0).astype(np.int8)
    best[half_slips(one, two, table)] = Surname.ALIKE
    best[other_names_meet(one, two)] = Surname.HALF
    near = like.one_slip & (shortest >= SHORTEST_NEAR)
    best[near | same(table.sound[one[:, 0]], table.sound[two[:, 0]])] = Surname.SLIP
    levels[open_rows] = best
    return levels
