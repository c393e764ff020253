"""Pairs of people to levels of agreement, one small number per field (`fields.FIELDS`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.columns import TEXTS, People, Words
from warmwelkom.engines.linkage.fields import FIELDS, INDEX, MISSING
from warmwelkom.engines.linkage.names_compare import NameTable, likeness, name_levels, same

if TYPE_CHECKING:
    from warmwelkom.engines.linkage.blocking import Pairs

Rows = npt.NDArray[np.int32]
Levels = npt.NDArray[np.int8]
Table = npt.NDArray[np.int8]
CHUNK: Final = 250_000
NEAR_TEXT: Final = 0.9


def compare(*, left: People, right: People, pairs: Pairs, words: Words, names: NameTable) -> Table:
    """The table of levels, pairs x fields; MISSING where one side does not know the field."""
    table = np.full((len(pairs), len(FIELDS)), MISSING, dtype=np.int8)
    for start in range(0, len(pairs), CHUNK):
        part = slice(start, start + CHUNK)
        compare_part(
            left=left,
            right=right,
            a=pairs.left[part],
            b=pairs.right[part],
            words=words,
            names=names,
            table=table[part],
        )
    return table


def compare_part(
    *,
    left: People,
    right: People,
    a: Rows,
    b: Rows,
    words: Words,
    names: NameTable,
    table: Table,
) -> None:
    given, surname = name_levels(left=left, right=right, a=a, b=b, table=names)
    table[:, INDEX["given"]], table[:, INDEX["surname"]] = given, surname
    table[:, INDEX["prefix"]] = equal_levels(left.prefix[a], right.prefix[b], nothing=-1)
    table[:, INDEX["birth"]] = birth_levels(left.birth[a], right.birth[b])
    table[:, INDEX["sex"]] = equal_levels(left.sex[a], right.sex[b], nothing=0)
    table[:, INDEX["address"]] = address_levels(left=left, right=right, a=a, b=b, words=words)
    for slot, name in enumerate(TEXTS):
        one, two = left.texts[a, slot], right.texts[b, slot]
        table[:, INDEX[name]] = text_levels(one, two, words.texts.words)
    for name, vocabulary in (("email", words.emails), ("phone", words.phones)):
        ours, theirs = getattr(left, name)[a], getattr(right, name)[b]
        table[:, INDEX[name]] = contact_levels(ours, theirs, vocabulary.words)


def equal_levels(one: Rows, two: Rows, *, nothing: int) -> Levels:
    levels: Levels = (one == two).astype(np.int8)
    levels[(one == nothing) | (two == nothing)] = MISSING
    return levels


def text_levels(one: Rows, two: Rows, words: list[str]) -> Levels:
    levels = np.where(one == two, 2, 0).astype(np.int8)
    like = likeness(words=words, one=one, two=two)
    levels[like.one_slip | (like.similarity >= NEAR_TEXT)] = 1
    levels[(one < 0) | (two < 0)] = MISSING
    return levels


def contact_levels(ours: Rows, theirs: Rows, words: list[str]) -> Levels:
    """The best of own and parent's on both sides; nearly equal is one slip of the pen."""
    levels = np.full(len(ours), MISSING, dtype=np.int8)
    for i in (0, 1):
        for j in (0, 1):
            one, two = ours[:, i], theirs[:, j]
            if not (one >= 0).any() or not (two >= 0).any():
                continue
            found = np.where(one == two, 2, 0).astype(np.int8)
            found[likeness(words=words, one=one, two=two).one_slip] = 1
            found[(one < 0) | (two < 0)] = MISSING
            np.maximum(levels, found, out=levels)
    return levels


def birth_levels(one: Rows, two: Rows) -> Levels:
    """Levels of two birth dates (yyyymmdd, 0 = not known)."""
    levels = np.zeros(len(one), dtype=np.int8)
    year = one // 10000 == two // 10000
    month = one // 100 % 100 == two // 100 % 100
    day = one % 100 == two % 100
    levels[year.astype(np.int8) + month + day == 2] = 1
    levels[one_digit_apart(one, two)] = 2
    levels[year & (one // 100 % 100 == two % 100) & (one % 100 == two // 100 % 100)] = 3
    levels[one == two] = 4
    levels[(one <= 0) | (two <= 0)] = MISSING
    return levels


def one_digit_apart(one: Rows, two: Rows) -> npt.NDArray[np.bool_]:
    """One digit differs, or two neighbours within a part of the date are exchanged."""
    digits = [(one // 10**place % 10, two // 10**place % 10) for place in range(8)]
    differing = np.zeros(len(one), dtype=np.int8)
    for mine, other in digits:
        differing += mine != other
    turned = np.zeros(len(one), dtype=bool)
    for place in (0, 2, 4, 6):
        (a0, b0), (a1, b1) = digits[place], digits[place + 1]
        turned |= (a0 == b1) & (a1 == b0) & (a0 != b0)
    apart: npt.NDArray[np.bool_] = (differing == 1) | ((differing == 2) & turned)
    return apart


def address_levels(*, left: People, right: People, a: Rows, b: Rows, words: Words) -> Levels:
    """Levels of postcode and house number together: who moves changes both."""
    one, two = left.postcode[a], right.postcode[b]
    mine, other = left.house_number[a], right.house_number[b]
    no_code = (one < 0) | (two < 0)
    no_number = (mine == 0) | (other == 0)
    number = (mine == other) & ~no_number
    code = same(one, two)
    like = likeness(words=words.postcodes.words, one=one, two=two)
    area = area_numbers(words.postcodes.words)
    levels = np.where(number, 1, 0).astype(np.int8)
    levels[same(area[one], area[two])] = 2
    levels[no_code] = np.where(number, 4, 3)[no_code]
    levels[like.one_slip & (number | no_number)] = 5
    levels[code] = np.where(number, 7, 6)[code]
    levels[no_code & no_number] = MISSING
    return levels


def area_numbers(postcodes: list[str]) -> Rows:
    """The figures of a Dutch postcode (its area); other postcodes have none."""
    dutch = (code[:4] if len(code) == 6 and code[:4].isdigit() else "-1" for code in postcodes)
    return np.array([*(int(part) for part in dutch), -1], dtype=np.int32)
