"""How often two different people agree: by chance, and because they live in one house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.blocking import (
    Pairs,
    household_pairs,
    known,
    mixed,
    namesake_pairs,
)
from warmwelkom.engines.linkage.columns import TEXTS, People
from warmwelkom.engines.linkage.compare import Book, compare
from warmwelkom.engines.linkage.fields import (
    FIELDS,
    INDEX,
    MISSING,
    Address,
    Birth,
    Given,
    Surname,
    usual_chances,
)

Chances = tuple[npt.NDArray[np.float64], ...]
Table = npt.NDArray[np.int8]
Rows = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float64]
Keys = npt.NDArray[np.int64]
SAMPLE: Final = 200_000
SEED: Final = 20260901
MOST_HOUSE_PAIRS: Final = 200_000
IMAGINED: Final = 200
USUAL_SHARE: Final = {
    "given": 1 / 300,
    "surname": 1 / 1000,
    "birth": 1 / 1000,
    "address": 1 / 2000,
    "street": 1 / 200,
    "city": 1 / 20,
    "region": 1 / 5,
    "school": 1 / 20,
}
"""How usual a value is in a list too short to tell: counted as so many imagined people."""
DOUBT: Final = 0.5
NAMESAKE_EMAIL: Final = (0.989, 0.01, 0.001)
HOME: Final = ("address", "street", "city", "region")
"""What people of one home share as one person does with themselves."""


def level_counts(table: Table, weights: Weights | None = None) -> Chances:
    """For each field the (weighted) number of pairs on each level; missing ones are not counted."""
    counts = []
    for place, field in enumerate(FIELDS):
        seen = table[:, place] != MISSING
        counts.append(
            np.bincount(
                table[seen, place],
                weights=None if weights is None else weights[seen],
                minlength=len(field.levels),
            ).astype(np.float64)
        )
    return tuple(counts)


def shares(counts: Chances, anchor: Chances, strength: float) -> Chances:
    """Counts to shares, with `strength` imagined pairs spread as `anchor`."""
    return tuple(
        (count + strength * base) / (count.sum() + strength)
        for count, base in zip(counts, anchor, strict=True)
    )


def stranger_chances(*, left: People, right: People, book: Book) -> Chances:
    """Shares of each level among pairs drawn at random from the two lists."""
    draw = np.random.default_rng(SEED)
    a = draw.integers(0, len(left), SAMPLE, dtype=np.int32)
    b = draw.integers(0, len(right), SAMPLE, dtype=np.int32)
    table = compare(left=left, right=right, pairs=Pairs(a, b), book=book)
    even = tuple(np.full(len(field.levels), 1 / len(field.levels)) for field in FIELDS)
    return shares(level_counts(table), even, DOUBT)


@dataclass(frozen=True, slots=True)
class Household:
    """Pairs of two people of one house: how many per person of a list, and their agreement."""

    per_person: float
    chances: Chances


def household_chances(*, lists: tuple[People, People], book: Book, strangers: Chances) -> Household:
    """Learned inside each list, where (nearly) no two rows are one person.

    Rows of one address, e-mail or phone whose given names clearly differ are siblings, twins,
    people of one home.
    """
    tables, rates = [], []
    for people in lists:
        pairs = household_pairs(people=people)
        if len(pairs) > MOST_HOUSE_PAIRS:
            pairs = Pairs(pairs.left[:MOST_HOUSE_PAIRS], pairs.right[:MOST_HOUSE_PAIRS])
        table = compare(left=people, right=people, pairs=pairs, book=book)
        given = table[:, INDEX["given"]]
        table = table[(given >= 0) & (given <= Given.INITIAL)]
        tables.append(table)
        rates.append(2 * len(table) / max(len(people), 1))
    counts = level_counts(np.concatenate(tables))
    usual = tuple(
        one if field.name in HOME else two
        for field, one, two in zip(FIELDS, usual_chances(), strangers, strict=True)
    )
    learned = list(shares(counts, usual, 5.0))
    learned[INDEX["address"]] = without_postcode(learned[INDEX["address"]])
    given_share = strangers[INDEX["given"]].copy()
    given_share[-1] *= 0.05
    learned[INDEX["given"]] = given_share / given_share.sum()
    return Household(max(rates), tuple(learned))


def without_postcode(address: Weights) -> Weights:
    """People of one home were found by their postcode; where that is missing they share the number as often."""
    both = address[Address.NUMBER] + address[Address.OTHER_NUMBER]
    equal = address[Address.EQUAL] / (address[Address.EQUAL] + address[Address.POSTCODE])
    found = address.copy()
    found[Address.NUMBER], found[Address.OTHER_NUMBER] = both * equal, both * (1 - equal)
    return found


def namesake_email(*, lists: tuple[People, People], book: Book) -> Weights:
    """Shares of the levels of e-mail between two people of one name, for addresses are made of names.

    Learned inside each list, from rows of one name whose birth dates clearly differ.
    """
    levels = []
    for people in lists:
        pairs = namesake_pairs(people=people)
        table = compare(left=people, right=people, pairs=pairs, book=book)
        born = table[:, INDEX["birth"]]
        found = table[(born >= 0) & (born <= Birth.PARTLY), INDEX["email"]]
        levels.append(found[found != MISSING])
    counts = np.bincount(np.concatenate(levels), minlength=len(NAMESAKE_EMAIL))
    usual = np.array(NAMESAKE_EMAIL)
    share: Weights = (counts + IMAGINED * usual) / (counts.sum() + IMAGINED)
    return share


def commonness(
    *, left: People, right: People, pairs: Pairs, table: Table, email: Weights
) -> Weights:
    """Pairs x fields: log of how usual the agreed value is in both lists; NaN where only the level counts.

    `email` is what `namesake_email` found.
    """
    logs = np.full(table.shape, np.nan)
    total = len(left) + len(right)

    def put(name: str, mine: Keys | Rows, other: Keys | Rows, level: int) -> None:
        rows = np.flatnonzero(table[:, INDEX[name]] == level)
        others = value_counts(mine, other, other[pairs.right[rows]]) - 1
        share = (others + IMAGINED * USUAL_SHARE[name]) / (total + IMAGINED)
        logs[rows, INDEX[name]] = np.log(share)

    top = {field.name: field.top for field in FIELDS}
    put("birth", left.birth, right.birth, top["birth"])
    put("surname", left.surname[:, 0], right.surname[:, 0], top["surname"])
    homes = [mixed(people.postcode, known(people.house_number)) for people in (left, right)]
    put("address", homes[0], homes[1], top["address"])
    put("address", left.postcode, right.postcode, top["address"] - 1)
    for slot, name in enumerate(TEXTS):
        put(name, left.texts[:, slot], right.texts[:, slot], top[name])
    put("given", left.given[:, 0], right.given[:, 0], top["given"])
    namesakes(left=left, right=right, pairs=pairs, logs=logs)
    named = (table[:, INDEX["given"]] >= Given.SLIP) & (table[:, INDEX["surname"]] >= Surname.SLIP)
    named &= table[:, INDEX["email"]] != MISSING
    logs[named, INDEX["email"]] = np.log(email)[table[named, INDEX["email"]]]
    return logs


def value_counts(mine: Keys | Rows, other: Keys | Rows, wanted: Keys | Rows) -> Weights:
    """How often each wanted value stands in two columns together."""
    values, counts = np.unique(np.concatenate([mine, other]), return_counts=True)
    return counts[np.searchsorted(values, wanted)].astype(np.float64)


def namesakes(*, left: People, right: People, pairs: Pairs, logs: Weights) -> None:
    """Where whole names agree: a name that more people bear than chance explains is that usual.

    Given names and surnames go together by origin, so the product of their shares is too small.
    """
    given, surname = INDEX["given"], INDEX["surname"]
    rows = np.flatnonzero(~np.isnan(logs[:, given]) & ~np.isnan(logs[:, surname]))
    full = [mixed(people.given[:, 0], people.surname[:, 0]) for people in (left, right)]
    bearers = value_counts(full[0], full[1], full[1][pairs.right[rows]])
    others = np.maximum(bearers - 2, 0) / (len(left) + len(right))
    joint = np.exp(logs[rows, given] + logs[rows, surname])
    logs[rows, surname] = np.log(np.maximum(joint, others)) - logs[rows, given]
