"""Two different people: how often they agree by chance, because they share a home, or a whole name.

All is measured inside each list, where (nearly) no two rows are one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.blocking import Pairs, household_pairs, namesake_pairs
from warmwelkom.engines.linkage.chances import (
    Chances,
    Table,
    Weights,
    level_counts,
    level_logs,
    shares,
    stranger_chances,
    total_logs,
)
from warmwelkom.engines.linkage.columns import People
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

MOST_PAIRS: Final = 200_000
IMAGINED: Final = 200
NAMESAKE_EMAIL: Final = (0.989, 0.01, 0.001)
HOME: Final = ("address", "street", "city", "region")
"""What people of one home share as one person does with themselves."""
SAME_NAME_AT_HOME: Final = 0.05
NAMESAKES: Final = (0.1, 100.0)
"""Before a list is read: so many namesakes among so many people."""


@dataclass(frozen=True, slots=True)
class Others:
    """Shares of levels for strangers and for people of one home, and how many a person has of each kind."""

    strangers: Chances
    home: Chances
    at_home: float
    namesakes: float
    email: Weights


def others_of(*, left: People, right: People, book: Book) -> Others:
    """What the two lists show of pairs that are not one person."""
    strangers = stranger_chances(left=left, right=right, book=book)
    tables, rates = [], []
    for people in (left, right):
        pairs = household_pairs(people=people)
        tables.append(within(people=people, pairs=pairs, book=book))
        given = tables[-1][:, INDEX["given"]]
        siblings = np.count_nonzero((given >= 0) & (given <= Given.INITIAL))
        rates.append(2 * siblings / max(len(people), 1))
    return Others(
        strangers=strangers,
        home=home_chances(tables=tables, strangers=strangers),
        at_home=max(rates),
        namesakes=namesake_rate(people=left, book=book),
        email=namesake_email(lists=(left, right), book=book),
    )


def within(*, people: People, pairs: Pairs, book: Book) -> Table:
    some = Pairs(pairs.left[:MOST_PAIRS], pairs.right[:MOST_PAIRS])
    return compare(left=people, right=people, pairs=some, book=book)


def home_chances(*, tables: list[Table], strangers: Chances) -> Chances:
    """Shares of levels for siblings, twins and others of one home: their given names clearly differ.

    Whether they may share a given name only the left list tells: on the right one person may stand twice.
    """
    table = np.concatenate(tables)
    given = table[:, INDEX["given"]]
    counts = level_counts(table[(given >= 0) & (given <= Given.INITIAL)])
    usual = tuple(
        one if field.name in HOME else two
        for field, one, two in zip(FIELDS, usual_chances(), strangers, strict=True)
    )
    learned = list(shares(counts, usual, 5.0))
    learned[INDEX["address"]] = without_postcode(learned[INDEX["address"]])
    learned[INDEX["given"]] = given_at_home(table=tables[0], strangers=strangers[INDEX["given"]])
    return tuple(learned)


def given_at_home(*, table: Table, strangers: Weights) -> Weights:
    """Given names within one home: parents seldom choose one twice, unless the list shows that they do."""
    born = table[:, INDEX["birth"]]
    given = table[(born >= 0) & (born <= Birth.NEAR), INDEX["given"]]
    usual = strangers.copy()
    usual[Given.EQUAL] *= SAME_NAME_AT_HOME
    again = np.count_nonzero(given == Given.EQUAL) / (np.count_nonzero(given >= 0) + IMAGINED)
    usual /= usual.sum()
    usual[Given.EQUAL] += again
    share: Weights = usual / usual.sum()
    return share


def without_postcode(address: Weights) -> Weights:
    """People of one home were found by their postcode; where that is missing they share the number as often."""
    both = address[Address.NUMBER] + address[Address.OTHER_NUMBER]
    equal = address[Address.EQUAL] / (address[Address.EQUAL] + address[Address.POSTCODE])
    found = address.copy()
    found[Address.NUMBER], found[Address.OTHER_NUMBER] = both * equal, both * (1 - equal)
    return found


def namesake_rate(*, people: People, book: Book) -> float:
    """How many others a person of the left list shares name and birth date with, and nothing else."""
    table = within(people=people, pairs=namesake_pairs(people=people), book=book)
    apart = (table[:, INDEX["address"]] < Address.SLIP) & (table[:, INDEX["email"]] < 1)
    apart &= table[:, INDEX["phone"]] < 1
    found = np.count_nonzero(apart & whole_name_and_birth(table))
    return float((2 * found + NAMESAKES[0]) / (len(people) + NAMESAKES[1]))


def whole_name_and_birth(table: Table) -> npt.NDArray[np.bool_]:
    """Given name, surname and birth date are equal."""
    tops = {"given": Given.EQUAL, "surname": Surname.EQUAL, "birth": Birth.EQUAL}
    found = np.ones(len(table), dtype=bool)
    for name, top in tops.items():
        found &= table[:, INDEX[name]] == top
    return found


def namesake_email(*, lists: tuple[People, People], book: Book) -> Weights:
    """Shares of the levels of e-mail between two people of one name, for addresses are made of names.

    Learned from rows of one name whose birth dates clearly differ.
    """
    levels = []
    for people in lists:
        table = within(people=people, pairs=namesake_pairs(people=people), book=book)
        born = table[:, INDEX["birth"]]
        found = table[(born >= 0) & (born <= Birth.PARTLY), INDEX["email"]]
        levels.append(found[found != MISSING])
    counts = np.bincount(np.concatenate(levels), minlength=len(NAMESAKE_EMAIL))
    usual = np.array(NAMESAKE_EMAIL)
    share: Weights = (counts + IMAGINED * usual) / (counts.sum() + IMAGINED)
    return share


def others_logs(
    *, table: Table, common: Weights, sizes: tuple[int, int], others: Others
) -> Weights:
    """Log chance of each pair's levels if it is two people, of whichever kind explains it best."""
    by_chance = np.zeros(len(table))
    but_name = np.zeros(len(table))
    for place, field in enumerate(FIELDS):
        logs = level_logs(table[:, place], others.strangers[place])
        logs = np.where(np.isnan(common[:, place]), logs, common[:, place])
        by_chance += logs
        but_name += 0 if field.name in ("given", "surname", "birth") else logs
    often = np.log(min(sizes)) - np.log(float(sizes[0]) * sizes[1])
    home = total_logs(table, others.home) + often + np.log(others.at_home + 1e-9)
    name = but_name + often + np.log(others.namesakes)
    name[~whole_name_and_birth(table)] = -np.inf
    result: Weights = np.logaddexp(np.logaddexp(by_chance, home), name)
    return result
