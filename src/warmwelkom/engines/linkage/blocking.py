"""Which pairs are worth comparing: those that share at least one of several keys.

A key that many people share (a frequent surname, in a long list even a birth date) is passed over:
a finer key finds the same pair. So the number of pairs grows with the lists, not with their product.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from warmwelkom.engines.linkage.columns import TEXTS, People, Words
from warmwelkom.engines.linkage.keys import (
    LARGEST_BLOCK,
    NO_KEY,
    Keys,
    Rows,
    distinct,
    join,
    known,
    mixed,
    stacked,
)
from warmwelkom.engines.linkage.spelling import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TOGETHER: Final = 6
OF_A_CROWD: Final = 3


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows, each once, sorted by left and then right."""

    left: Rows
    right: Rows

    def __len__(self) -> int:
        return len(self.left)


def candidate_pairs(*, left: People, right: People, words: Words) -> Pairs:
    """All pairs that share a key of at most LARGEST_BLOCK people on either side; n log n."""
    sounds = skeleton_numbers(words)
    pairs = joined_pairs(keys_of(left, sounds), keys_of(right, sounds), width=len(right))
    more = crowd_pairs(name_and_birth(left), name_and_birth(right))
    return with_more(pairs, more, width=len(right)) if len(more) else pairs


def joined_pairs(
    ours: Iterable[tuple[Keys, Rows]], other_keys: Iterable[tuple[Keys, Rows]], *, width: int
) -> Pairs:
    found: list[Keys] = []
    for (mine, own), (other, theirs) in zip(ours, other_keys, strict=True):
        rows, columns = join(mine, other)
        found.append(distinct(own[rows].astype(np.int64) * width + theirs[columns]))
        if len(found) == TOGETHER:
            found = [distinct(np.concatenate(found))]
    flat = distinct(np.concatenate(found)) if width else np.empty(0, dtype=np.int64)
    return Pairs((flat // max(width, 1)).astype(np.int32), (flat % max(width, 1)).astype(np.int32))


def name_and_birth(people: People) -> Keys:
    return mixed(people.given[:, 0], people.surname[:, 0], known(people.birth))


def crowd_pairs(left: Keys, right: Keys) -> Pairs:
    """Of a crowd of one name and birth date a few pairs for everybody, so that a person is asked."""
    rows = np.argsort(right, kind="stable")
    ordered = right[rows]
    start = np.searchsorted(ordered, left, "left")
    count = np.searchsorted(ordered, left, "right") - start
    mine, back, crowd = np.unique(left, return_inverse=True, return_counts=True)
    crowded = np.maximum(count, crowd[back]) > LARGEST_BLOCK if len(mine) else count > 0
    some = np.flatnonzero((left != NO_KEY) & (count > 0) & crowded)
    steps = [(some + step) % count[some] for step in range(OF_A_CROWD)]
    found = np.concatenate([rows[start[some] + step] for step in steps])
    return Pairs(np.tile(some, OF_A_CROWD).astype(np.int32), found.astype(np.int32))


def with_more(pairs: Pairs, more: Pairs, *, width: int) -> Pairs:
    both = ((one.left.astype(np.int64) * width + one.right) for one in (pairs, more))
    flat = distinct(np.concatenate(list(both)))
    return Pairs((flat // width).astype(np.int32), (flat % width).astype(np.int32))


def household_pairs(*, people: People) -> Pairs:
    """Pairs within one list that share an address, an e-mail or a phone.

    Where most rows have none of these, twins at least: they share surname and birth date.
    """
    keys = list(household_keys(people))
    reached = np.zeros(len(people), dtype=bool)
    for _, rows in keys:
        reached[rows] = True
    if reached.sum() * 2 < len(people):
        keys.append(stacked([mixed(people.surname[:, 0], known(people.birth))]))
    return pairs_within(people, keys)


def namesake_pairs(*, people: People) -> Pairs:
    """Pairs within one list that share the whole name."""
    return pairs_within(people, [stacked([mixed(people.given[:, 0], people.surname[:, 0])])])


def pairs_within(people: People, keys: Iterable[tuple[Keys, Rows]]) -> Pairs:
    width = len(people)
    found = []
    for mine, own in keys:
        rows, columns = join(mine, mine)
        first, second = own[rows].astype(np.int64), own[columns]
        found.append((first * width + second)[first < second])
    flat = distinct(np.concatenate(found))
    return Pairs((flat // max(width, 1)).astype(np.int32), (flat % max(width, 1)).astype(np.int32))


def skeleton_numbers(words: Words) -> Rows:
    """For each name of the vocabulary the number of how it sounds; one row more for NONE."""
    numbers: dict[str, int] = {}
    sounds = [numbers.setdefault(skeleton(word), len(numbers)) for word in words.names.words]
    return np.array([*sounds, -1], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Parts:
    """The ingredients of keys for one list; a name has several slots."""

    given: list[Rows]
    surname: list[Rows]
    surname_word: Rows
    given_as_surname: Rows
    birth: Rows
    year: Rows
    month: Rows
    day: Rows


def parts_of(people: People, sounds: Rows) -> Parts:
    birth = known(people.birth)
    return Parts(
        given=[sounds[people.given[:, slot]] for slot in (0, 1)],
        surname=[sounds[people.surname[:, slot]] for slot in (0, 1, 2)],
        surname_word=sounds[people.surname_word],
        given_as_surname=sounds[people.given_as_surname],
        birth=birth,
        year=np.where(birth > 0, birth // 10000, -1),
        month=np.where(birth > 0, birth // 100 % 100, -1),
        day=np.where(birth > 0, birth % 100, -1),
    )


def household_keys(people: People) -> Iterator[tuple[Keys, Rows]]:
    """Address, e-mail and phone; each with the row it stands for."""
    number = known(people.house_number)
    yield stacked([mixed(people.postcode, number)])
    yield stacked([mixed(people.texts[:, TEXTS.index("street")], number)])
    for contacts in (people.email, people.phone):
        yield stacked(mixed(contacts[:, slot]) for slot in (0, 1))


def keys_of(people: People, sounds: Rows) -> Iterator[tuple[Keys, Rows]]:
    """Every key with the rows it stands for, in one fixed order for both lists."""
    parts = parts_of(people, sounds)
    yield stacked([mixed(parts.birth)])
    yield stacked([mixed(parts.birth, people.postcode)])
    yield stacked([mixed(parts.birth, known(people.house_number))])
    yield from household_keys(people)
    yield from map(stacked, name_keys(people, parts))


def name_keys(people: People, parts: Parts) -> Iterator[list[Keys]]:
    """Keys with a name in them, one column for each slot that the name has."""
    low, high = np.minimum(parts.month, parts.day), np.maximum(parts.month, parts.day)
    street, city = (people.texts[:, TEXTS.index(name)] for name in ("street", "city"))
    for names in (parts.given, parts.surname):
        yield [mixed(name, parts.birth) for name in names]
        yield [mixed(name, parts.year, low, high) for name in names]
        yield [mixed(name, people.postcode) for name in names]
        yield [mixed(name, street) for name in names]
    both = [(given, surname) for given in parts.given for surname in parts.surname]
    yield [mixed(given, surname) for given, surname in both]
    yield [mixed(given, surname, parts.year) for given, surname in both]
    yield [mixed(given, surname, city) for given, surname in both]
    yield [mixed(given, surname, parts.month, parts.day) for given, surname in both]
    swapped = [*both, *((given, parts.surname_word) for given in parts.given)]
    swapped.append((parts.given_as_surname, parts.surname[0]))
    yield [mixed(np.minimum(one, two), np.maximum(one, two)) for one, two in swapped]
    for names in (parts.given, parts.surname):
        yield [mixed(name, parts.year, parts.month) for name in names]
        yield [mixed(name, parts.year, parts.day) for name in names]
        yield [mixed(name, parts.month, parts.day) for name in names]
