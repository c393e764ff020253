"""Keys for those who found no sure partner: coarser ones, and names with a letter of their sound left out.

Few people are left to look among, so that these keys may be many and broad.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from warmwelkom.engines.linkage.blocking import (
    Pairs,
    Parts,
    joined_pairs,
    keys_of,
    parts_of,
    skeleton_numbers,
)
from warmwelkom.engines.linkage.columns import TEXTS, People, Words
from warmwelkom.engines.linkage.keys import Keys, Places, Rows, known, mixed, stacked
from warmwelkom.engines.linkage.spelling import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS: Final = 6
"""Of so many letters of a sound each is left out in turn."""


def leftover_pairs(
    *, left: People, right: People, words: Words, rows: tuple[Places, Places]
) -> Pairs:
    """Pairs of these rows, who found no sure partner, that share a coarser key: few are left to look among."""
    sounds = skeleton_numbers(words)
    some = left.only(rows[0]), right.only(rows[1])
    near = near_sounds(words=words, used=some)
    keys = (
        chain(keys_of(one, sounds), coarse_keys(one, sounds), near_keys(one, near, sounds))
        for one in some
    )
    pairs = joined_pairs(*keys, width=len(some[1]))
    return Pairs(rows[0][pairs.left].astype(np.int32), rows[1][pairs.right].astype(np.int32))


def coarse_keys(people: People, sounds: Rows) -> Iterator[tuple[Keys, Rows]]:
    """Keys of one thing, or of two that many share."""
    parts = parts_of(people, sounds)
    number = known(people.house_number)
    street, city = (people.texts[:, TEXTS.index(name)] for name in ("street", "city"))
    names = [*parts.given, *parts.surname, parts.surname_word, parts.given_as_surname]
    for other in ((), (number,), (city,), (parts.year,), (parts.month,), (parts.day,)):
        yield stacked(mixed(name, *other) for name in names)
    for key in (
        mixed(people.postcode),
        mixed(street),
        mixed(city, number),
        mixed(city, parts.month, parts.day),
        mixed(city, parts.year, parts.month),
        mixed(number, parts.year, parts.month),
    ):
        yield stacked([key])


def near_sounds(*, words: Words, used: tuple[People, People]) -> Rows:
    """Names x (LETTERS + 1): the sound, and the sound without one of its letters; one row more for NONE.

    Two names that are one slip apart share one of these (Garbe 2012). Only names in use are worked out.
    """
    numbers: dict[str, int] = {}
    found = np.full((len(words.names.words) + 1, LETTERS + 1), -1, dtype=np.int32)
    names = [one.ravel() for people in used for one in (people.given[:, :2], people.surname[:, :1])]
    for name in np.unique(np.concatenate(names)):
        sound = skeleton(words.names.words[name]) if name >= 0 else ""
        shorter = [sound[:at] + sound[at + 1 :] for at in range(min(len(sound), LETTERS))]
        for slot, text in enumerate(dict.fromkeys([sound, *shorter])):
            found[name, slot] = numbers.setdefault(text, len(numbers)) if text else -1
    return found


def near_keys(people: People, near: Rows, sounds: Rows) -> Iterator[tuple[Keys, Rows]]:
    """Both names nearly, in either order; or one of them nearly, with two parts of the birth date."""
    parts = parts_of(people, sounds)
    given = [near[people.given[:, slot]] for slot in (0, 1)]
    surname = near[people.surname[:, 0]]
    yield stacked(
        mixed(np.minimum(one, two), np.maximum(one, two))
        for one in columns(*given)
        for two in columns(surname)
    )
    for names in (columns(*given), columns(surname)):
        for first, second in born(parts):
            yield stacked(mixed(name, first, second) for name in names)


def columns(*tables: Rows) -> list[Rows]:
    return [column for table in tables for column in table.T]


def born(parts: Parts) -> tuple[tuple[Rows, Rows], ...]:
    return (parts.year, parts.month), (parts.year, parts.day), (parts.month, parts.day)
