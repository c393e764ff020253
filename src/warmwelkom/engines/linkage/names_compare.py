"""How far two names agree, on the levels of `fields.GIVEN` and `fields.SURNAME`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from warmwelkom.engines.linkage.fields import MISSING, SWAPPED
from warmwelkom.engines.linkage.name_variants import given_name_groups
from warmwelkom.engines.linkage.spelling import sounded

if TYPE_CHECKING:
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
    """What is known of each name in the vocabulary: how it sounds, its group of forms, its length."""

    words: list[str]
    sound: Rows
    group: Rows
    length: Rows
    initial: Rows
    letters: npt.NDArray[np.bytes_]


def name_table(vocabulary: Vocabulary) -> NameTable:
    """The table; one row more at the end stands for NONE and equals nothing."""
    numbers: dict[str, int] = {}
    groups = given_name_groups()
    words = vocabulary.words
    return NameTable(
        words=words,
        sound=np.array(
            [*(numbers.setdefault(sounded(word), len(numbers)) for word in words), -1],
            dtype=np.int32,
        ),
        group=np.array([*(groups.get(word, -1) for word in words), -1], dtype=np.int32),
        length=np.array([*(len(word) for word in words), 0], dtype=np.int32),
        initial=np.array([*(ord(word[0]) for word in words), 0], dtype=np.int32),
        letters=np.array([*words, "-"], dtype=f"S{LONGEST}"),
    )


def same(one: Rows, two: Rows) -> Flags:
    """Equal and known."""
    equal: Flags = (one == two) & (one >= 0)
    return equal


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of pairs of texts: Jaro-Winkler similarity (0..1), and one slip of the pen apart."""

    similarity: Shares
    one_slip: Flags


def likeness(*, words: list[str], one: Rows, two: Rows, guess: bool = False) -> Likeness:
    """Compares texts by number, each distinct pair of texts once; a guess says that all are close."""
    usable = (one >= 0) & (two >= 0) & (one != two)
    if guess:
        return Likeness(usable.astype(np.float32), usable)
    size = np.int64(len(words) + 1)
    codes = np.minimum(one, two)[usable] * size + np.maximum(one, two)[usable]
    distinct, back = np.unique(codes, return_inverse=True)
    first = [words[number] for number in (distinct // size).tolist()]
    second = [words[number] for number in (distinct % size).tolist()]
    similar = cpdist(first, second, scorer=JaroWinkler.similarity, dtype=np.float32)
    slips = cpdist(first, second, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8) == 1
    return Likeness(spread(usable, similar, back), spread(usable, slips, back))


def spread(
    where: Flags, values: npt.NDArray[Kind], back: npt.NDArray[np.intp]
) -> npt.NDArray[Kind]:
    whole = np.zeros(len(where), dtype=values.dtype)
    whole[where] = values[back]
    return whole


def given_levels(
    *, left: People, right: People, a: Rows, b: Rows, table: NameTable, guess: bool
) -> Levels:
    """Levels of the given name for pairs of rows (a, b): the best of all forms each side gives."""
    ours, theirs = left.given[a], right.given[b]
    levels = np.zeros(len(a), dtype=np.int8)
    levels[(ours[:, 0] < 0) | (theirs[:, 0] < 0)] = MISSING
    pairs = [(ours[:, 0], theirs[:, 0]), (ours[:, 1], theirs[:, 0]), (ours[:, 0], theirs[:, 1])]
    undecided = levels == 0
    for one, two in [*pairs, (ours[:, 1], theirs[:, 1])]:
        levels[same(one, two)] = 6
    undecided = np.flatnonzero(levels == 0)
    joined = (left.joined[a], right.joined[b])
    best = np.zeros(len(undecided), dtype=np.int8)
    for one, two in [*pairs, joined]:
        np.maximum(best, form_levels(one[undecided], two[undecided], table, guess=guess), out=best)
    best[other_names_meet(ours[undecided], theirs[undecided])] = 5
    levels[undecided] = best
    return levels


def other_names_meet(ours: Rows, theirs: Rows) -> Flags:
    """A second or third official name of one side is a given name of the other."""
    met = np.zeros(len(ours), dtype=bool)
    for i in range(ours.shape[1]):
        for j in range(theirs.shape[1]):
            met |= same(ours[:, i], theirs[:, j])
    return met


def form_levels(one: Rows, two: Rows, table: NameTable, *, guess: bool) -> Levels:
    """Levels of two unequal name forms."""
    like = likeness(words=table.words, one=one, two=two, guess=guess)
    shortest = np.minimum(table.length[one], table.length[two])
    initial = (table.initial[one] == table.initial[two]) & (shortest > 0)
    levels = np.zeros(len(one), dtype=np.int8)
    levels[like.similarity >= ALIKE] = 1
    levels[initial & (shortest == 1)] = 2
    levels[initial & (shortest > 1) & begins(table.letters[one], table.letters[two])] = 3
    levels[like.one_slip & (shortest >= SHORTEST_NEAR - 1)] = 4
    kin = same(table.sound[one], table.sound[two]) | same(table.group[one], table.group[two])
    levels[kin | same(one, two)] = 5
    return levels


def begins(one: npt.NDArray[np.bytes_], two: npt.NDArray[np.bytes_]) -> Flags:
    """One is the beginning of the other (as far as LONGEST letters tell)."""
    found: Flags = np.strings.startswith(one, two) | np.strings.startswith(two, one)
    return found


def surname_levels(
    *, left: People, right: People, a: Rows, b: Rows, table: NameTable, guess: bool
) -> Levels:
    """Levels of the surname, halves of double names included."""
    ours, theirs = left.surname[a], right.surname[b]
    levels = np.zeros(len(a), dtype=np.int8)
    levels[(ours[:, 0] < 0) | (theirs[:, 0] < 0)] = MISSING
    levels[same(ours[:, 0], theirs[:, 0])] = 5
    open_rows = np.flatnonzero(levels == 0)
    one, two = ours[open_rows], theirs[open_rows]
    like = likeness(words=table.words, one=one[:, 0], two=two[:, 0], guess=guess)
    shortest = np.minimum(table.length[one[:, 0]], table.length[two[:, 0]])
    best = np.where(like.similarity >= ALIKE + 0.04, 1, 0).astype(np.int8)
    best[other_names_meet(one, two)] = 2
    near = like.one_slip & (shortest >= SHORTEST_NEAR)
    best[near | same(table.sound[one[:, 0]], table.sound[two[:, 0]])] = 3
    levels[open_rows] = best
    return levels


def swapped(*, left: People, right: People, a: Rows, b: Rows, table: NameTable) -> Flags:
    """The given name of one stands as surname of the other, and the other way round."""
    one = crossed(left.given[a], right.surname_word[b], right.surname[b, 0], table)
    two = crossed(right.given[b], left.surname_word[a], left.surname[a, 0], table)
    return one & two


def crossed(given: Rows, word: Rows, whole: Rows, table: NameTable) -> Flags:
    found = np.zeros(len(word), dtype=bool)
    for slot in (0, 1):
        for other in (word, whole):
            found |= same(given[:, slot], other)
            found |= same(table.sound[given[:, slot]], table.sound[other])
    return found


def name_levels(
    *, left: People, right: People, a: Rows, b: Rows, table: NameTable, guess: bool
) -> tuple[Levels, Levels]:
    """Levels of (given name, surname); a swapped pair is told by the surname alone."""
    given = given_levels(left=left, right=right, a=a, b=b, table=table, guess=guess)
    surname = surname_levels(left=left, right=right, a=a, b=b, table=table, guess=guess)
    limit = 5 if guess else 4
    weak = np.flatnonzero((given < limit) & (surname < limit - 1))
    cross = swapped(left=left, right=right, a=a[weak], b=b[weak], table=table)
    surname[weak[cross]] = SWAPPED
    given[weak[cross]] = MISSING
    return given, surname
