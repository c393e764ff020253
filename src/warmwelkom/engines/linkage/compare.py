"""Pairs of people to levels of agreement, one small number per field (`fields.FIELDS`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.columns import TEXTS, People, Words
from warmwelkom.engines.linkage.fields import FIELDS, INDEX, MISSING, Address, Birth
from warmwelkom.engines.linkage.names_compare import NameTable, likeness, name_table, same
from warmwelkom.engines.linkage.names_swapped import name_levels
from warmwelkom.engines.linkage.repeats import repeated_places

if TYPE_CHECKING:
    from warmwelkom.engines.linkage.blocking import Pairs

Rows = npt.NDArray[np.int32]
Levels = npt.NDArray[np.int8]
Table = npt.NDArray[np.int8]
NEAR_TEXT: Final = 0.9
A_MONTH: Final = 31
NEW_YEAR: Final = 101
"""1 January: what is written where nobody knows the day."""


@dataclass(frozen=True, slots=True)
class Book:
    """The shared vocabularies with what is known of their entries, made once per run."""

    words: Words
    names: NameTable
    area: Rows
    repeated: frozenset[str]


def book_of(*, words: Words, lists: tuple[People, People]) -> Book:
    """The book of two lists that have been read."""
    area = area_numbers(words.postcodes.words)
    repeated = repeated_places(lists=lists, area=area)
    return Book(words, name_table(words.names), area, repeated)


def compare(*, left: People, right: People, pairs: Pairs, book: Book, guess: bool = False) -> Table:
    """The table of levels, pairs x fields; MISSING where one side does not know the field.

    With `guess` texts are not looked at: unequal names and addresses count as nearly equal, unequal
    contacts as different. That is quick, and shows which pairs are hopeless even at their best.
    """
    table = np.full((len(pairs), len(FIELDS)), MISSING, dtype=np.int8)
    sides = Sides(left, right, pairs.left, pairs.right, book, guess)
    given, surname = name_levels(
        left=left, right=right, a=sides.a, b=sides.b, table=book.names, guess=guess
    )
    table[:, INDEX["given"]], table[:, INDEX["surname"]] = given, surname
    table[:, INDEX["prefix"]] = equal_levels(
        left.prefix[sides.a], right.prefix[sides.b], nothing=-1
    )
    table[:, INDEX["birth"]] = birth_levels(left.birth[sides.a], right.birth[sides.b])
    table[:, INDEX["sex"]] = equal_levels(left.sex[sides.a], right.sex[sides.b], nothing=0)
    table[:, INDEX["address"]] = address_levels(sides)
    for slot, name in enumerate(TEXTS):
        table[:, INDEX[name]] = text_levels(sides, slot)
    for name, vocabulary in (("email", book.words.emails), ("phone", book.words.phones)):
        table[:, INDEX[name]] = contact_levels(sides, name, vocabulary.words)
    return table


@dataclass(frozen=True, slots=True)
class Sides:
    """Two lists and the rows (a, b) of them that are compared."""

    left: People
    right: People
    a: Rows
    b: Rows
    book: Book
    guess: bool


def equal_levels(one: Rows, two: Rows, *, nothing: int) -> Levels:
    levels: Levels = (one == two).astype(np.int8)
    levels[(one == nothing) | (two == nothing)] = MISSING
    return levels


def text_levels(sides: Sides, slot: int) -> Levels:
    one, two = sides.left.texts[sides.a, slot], sides.right.texts[sides.b, slot]
    levels = np.where(one == two, 2, 0).astype(np.int8)
    like = likeness(words=sides.book.words.texts.words, one=one, two=two, guess=sides.guess)
    levels[like.one_slip | (like.similarity >= NEAR_TEXT)] = 1
    levels[(one < 0) | (two < 0)] = MISSING
    if TEXTS[slot] in sides.book.repeated:
        both = (sides.left.postcode[sides.a] >= 0) & (sides.right.postcode[sides.b] >= 0)
        levels[both] = MISSING
    return levels


def contact_levels(sides: Sides, name: str, words: list[str]) -> Levels:
    """The best of own and parent's on both sides; nearly equal is one slip of the pen."""
    ours, theirs = getattr(sides.left, name)[sides.a], getattr(sides.right, name)[sides.b]
    levels = np.full(len(ours), MISSING, dtype=np.int8)
    for i in (0, 1):
        for j in (0, 1):
            one, two = ours[:, i], theirs[:, j]
            both = np.flatnonzero((one >= 0) & (two >= 0))
            if not len(both):
                continue
            found = np.where(one[both] == two[both], 2, 0).astype(np.int8)
            if not sides.guess:
                like = likeness(words=words, one=one[both], two=two[both], slips_only=True)
                found[like.one_slip] = 1
            levels[both] = np.maximum(levels[both], found)
    return levels


def birth_levels(one: Rows, two: Rows) -> Levels:
    """Levels of two birth dates (yyyymmdd, 0 = not known)."""
    levels = np.zeros(len(one), dtype=np.int8)
    year = one // 10000 == two // 10000
    month = one // 100 % 100 == two // 100 % 100
    day = one % 100 == two % 100
    levels[np.abs(days(one) - days(two)) <= A_MONTH] = Birth.NEAR
    levels[year.astype(np.int8) + month + day == 2] = Birth.PARTLY
    levels[year & ((one % 10000 == NEW_YEAR) | (two % 10000 == NEW_YEAR))] = Birth.UNSURE
    levels[one_digit_apart(one, two)] = Birth.SLIP
    turned = (one // 100 % 100 == two % 100) & (one % 100 == two // 100 % 100)
    levels[year & turned] = Birth.TURNED
    levels[one == two] = Birth.EQUAL
    levels[(one <= 0) | (two <= 0)] = MISSING
    return levels


def days(date: Rows) -> Rows:
    """A date (yyyymmdd) as a count of days, near enough to tell a month."""
    return date // 10000 * 365 + date // 100 % 100 * 30 + date % 100


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


def address_levels(sides: Sides) -> Levels:
    """Levels of postcode and house number together: who moves changes both."""
    one, two = sides.left.postcode[sides.a], sides.right.postcode[sides.b]
    mine, other = sides.left.house_number[sides.a], sides.right.house_number[sides.b]
    no_code = (one < 0) | (two < 0)
    no_number = (mine == 0) | (other == 0)
    number = (mine == other) & ~no_number
    code = same(one, two)
    words, area = sides.book.words.postcodes.words, sides.book.area
    like = likeness(words=words, one=one, two=two, guess=sides.guess, slips_only=True)
    levels = np.where(number, Address.NUMBER_ONLY, Address.DIFFERS).astype(np.int8)
    levels[same(area[one], area[two])] = Address.AREA
    levels[no_code] = np.where(number, Address.NUMBER, Address.OTHER_NUMBER)[no_code]
    levels[like.one_slip & (number | no_number)] = Address.SLIP
    levels[code] = np.where(number, Address.EQUAL, Address.POSTCODE)[code]
    levels[no_code & no_number] = MISSING
    return levels


def area_numbers(postcodes: list[str]) -> Rows:
    """The figures of a Dutch postcode (its area); other postcodes have none."""
    dutch = (code[:4] if len(code) == 6 and code[:4].isdigit() else "-1" for code in postcodes)
    return np.array([*(int(part) for part in dutch), -1], dtype=np.int32)
