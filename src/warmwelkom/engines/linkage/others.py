"""Two different people: how often they agree by chance, because they share a home, or a whole name (`one_name`).

All is measured inside each list, where (nearly) no two rows are one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from warmwelkom.engines.linkage.blocking import household_pairs
from warmwelkom.engines.linkage.chances import (
    Chances,
    Table,
    Weights,
    level_counts,
    shares,
    stranger_chances,
    total_logs,
)
from warmwelkom.engines.linkage.columns import People
from warmwelkom.engines.linkage.compare import Book
from warmwelkom.engines.linkage.fields import (
    FIELDS,
    INDEX,
    Address,
    Birth,
    Given,
    usual_chances,
)
from warmwelkom.engines.linkage.one_name import (
    OneName,
    one_name_of,
    whole_name_and_birth,
    within,
)

IMAGINED: Final = 200
HOME: Final = ("address", "street", "city", "region")
"""What people of one home share as one person does with themselves."""
SAME_NAME_AT_HOME: Final = 0.05


@dataclass(frozen=True, slots=True)
class Others:
    """Shares of levels for strangers and for people of one home, how many of those a person has, and two of one name."""

    strangers: Chances
    home: Chances
    at_home: float
    one_name: OneName


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
        one_name=one_name_of(left=left, right=right, book=book),
    )


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


def others_logs(
    *, table: Table, by_chance: Weights, sizes: tuple[int, int], others: Others
) -> Weights:
    """Log chance of each pair's levels if it is two people, of whichever kind explains it best.

    `by_chance`: the logs of `chances.chance_logs`, pairs x fields.
    """
    whole = by_chance.sum(axis=1)
    name = whole - sum(by_chance[:, INDEX[part]] for part in ("given", "surname", "birth"))
    often = np.log(min(sizes)) - np.log(float(sizes[0]) * sizes[1])
    home = total_logs(table, others.home) + often + np.log(others.at_home + 1e-9)
    name += often + np.log(others.one_name.born_alike)
    name[~whole_name_and_birth(table)] = -np.inf
    result: Weights = np.logaddexp(np.logaddexp(whole, home), name)
    return result
