"""Two different people of one name: how often there are such two, and what else they share because of it.

All is measured inside each list, where (nearly) no two rows are one person. Given names and surnames go
together by origin, and a name brings along a sex, a prefix and an e-mail address: without this a name
would count several times over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.blocking import Pairs, namesake_pairs
from warmwelkom.engines.linkage.compare import Book, compare
from warmwelkom.engines.linkage.fields import (
    INDEX,
    MISSING,
    Address,
    Birth,
    Given,
    Surname,
)
from warmwelkom.engines.linkage.keys import mixed

if TYPE_CHECKING:
    from warmwelkom.engines.linkage.columns import People

Table = npt.NDArray[np.int8]
Weights = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
MOST_PAIRS: Final = 200_000
IMAGINED: Final = 200
BRINGS: Final = {"email": (0.989, 0.01, 0.001), "sex": (0.05, 0.95), "prefix": (0.05, 0.95)}
"""Before a list is read: shares of the levels of what a name brings along."""
NAMESAKES: Final = (0.1, 100.0)
"""Before a list is read: so many namesakes of one birth date among so many people."""


@dataclass(frozen=True, slots=True)
class OneName:
    """`born_alike`: how many others a person of the left list shares name and birth date with, and nothing else.

    `lift`: how many times oftener two people share both names than if the two had nothing to do with each
    other. `brings`: for each field of BRINGS the shares of its levels between two people of one name.
    """

    born_alike: float
    lift: float
    brings: dict[str, Weights]


def one_name_of(*, left: People, right: People, book: Book) -> OneName:
    """What the two lists show of two people of one name."""
    tables = [
        within(people=people, pairs=namesake_pairs(people=people), book=book)
        for people in (left, right)
    ]
    two = ~one_place(tables[0])
    alike = np.count_nonzero(two & whole_name_and_birth(tables[0]))
    return OneName(
        born_alike=float((2 * alike + NAMESAKES[0]) / (len(left) + NAMESAKES[1])),
        lift=lift_of(people=left, table=tables[0]),
        brings={name: brought(tables=tables, name=name) for name in BRINGS},
    )


def within(*, people: People, pairs: Pairs, book: Book) -> Table:
    """Pairs of one list, compared; of very many the first."""
    some = Pairs(pairs.left[:MOST_PAIRS], pairs.right[:MOST_PAIRS])
    return compare(left=people, right=people, pairs=some, book=book)


def one_place(table: Table) -> Flags:
    """They share an address, an e-mail or a phone."""
    found: Flags = (
        (table[:, INDEX["address"]] >= Address.SLIP)
        | (table[:, INDEX["email"]] >= 1)
        | (table[:, INDEX["phone"]] >= 1)
    )
    return found


def whole_name_and_birth(table: Table) -> Flags:
    """Given name, surname and birth date are equal."""
    tops = {"given": Given.EQUAL, "surname": Surname.EQUAL, "birth": Birth.EQUAL}
    found = np.ones(len(table), dtype=bool)
    for name, top in tops.items():
        found &= table[:, INDEX[name]] == top
    return found


def lift_of(*, people: People, table: Table) -> float:
    """Pairs that share both names over how many chance explains; a row that stands twice is not two people."""
    given, surname = people.given[:, 0], people.surname[:, 0]
    rows = np.flatnonzero((given >= 0) & (surname >= 0))
    if len(rows) < 2:
        return 1.0
    pairs = len(rows) * (len(rows) - 1) / 2
    by_chance = equal_pairs(given[rows]) * equal_pairs(surname[rows]) / pairs
    once = one_place(table) | (table[:, INDEX["birth"]] >= Birth.SLIP)
    two_people = 1 - np.count_nonzero(once) / max(len(table), 1)
    seen = equal_pairs(mixed(given[rows], surname[rows])) * two_people
    return float(max((seen + 1) / (by_chance + 1), 1.0))


def equal_pairs(values: npt.NDArray[np.signedinteger]) -> float:
    """How many pairs of rows have one value."""
    counts = np.unique(values, return_counts=True)[1].astype(np.float64)
    return float((counts * (counts - 1)).sum() / 2)


def brought(*, tables: list[Table], name: str) -> Weights:
    """Shares of the levels of a field between two people of one name.

    Learned from rows of one name whose birth dates clearly differ.
    """
    levels, usual = [], np.array(BRINGS[name])
    for table in tables:
        born = table[:, INDEX["birth"]]
        found = table[(born >= 0) & (born <= Birth.PARTLY), INDEX[name]]
        levels.append(found[found != MISSING])
    counts = np.bincount(np.concatenate(levels), minlength=len(usual))
    share: Weights = (counts + IMAGINED * usual) / (counts.sum() + IMAGINED)
    return share
