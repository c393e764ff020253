"""Both names of a pair together: as they stand, or the given name of one as the surname of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.fields import MISSING, Given, Surname
from warmwelkom.engines.linkage.names_compare import (
    SHORTEST_NEAR,
    NameTable,
    form_levels,
    given_levels,
    likeness,
    same,
    surname_levels,
)

if TYPE_CHECKING:
    from warmwelkom.engines.linkage.columns import People

Rows = npt.NDArray[np.int32]
Levels = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Forms = tuple[Rows, ...]
STRONG: Final = Given.SLIP
"""Of two nearly swapped names one must agree at least so far, for two vague likenesses say nothing."""


def swapped_levels(*, left: People, right: People, a: Rows, b: Rows, table: NameTable) -> Levels:
    """SWAPPED where given name and surname have changed places, NEARLY_SWAPPED with slips as well, CROSSED where only one has; else 0."""
    levels = np.zeros(len(a), dtype=np.int8)
    for people, others, rows, other_rows in ((left, right, a, b), (right, left, b, a)):
        names = tuple(people.given[rows, :2].T), surname_forms(others, other_rows)
        halves = tuple(people.surname[rows].T)
        written = (others.given[other_rows, 0], others.given_as_surname[other_rows])
        wholes = written, (people.surname_word[rows], *halves)
        name, whole = crossed(*names, table), crossed(*wholes, table)
        levels[name & whole] = Surname.SWAPPED
        half = np.flatnonzero(name ^ whole)
        near = slipped(written[1][half], halves[0][half], table) & name[half]
        own_near = slipped(names[0][0][half], others.surname[other_rows[half], 0], table)
        levels[half[near | (own_near & whole[half])]] = Surname.NEARLY_SWAPPED
        open_rows = np.flatnonzero(
            (levels <= Surname.CROSSED) & (name | whole | initials_cross(names, table))
        )
        words = (*written, *others.given[other_rows, 1:].T)
        found = nearly(
            names=chosen(names, open_rows),
            wholes=chosen((words, halves), open_rows),
            table=table,
        )
        levels[open_rows[found]] = Surname.NEARLY_SWAPPED
        levels[(levels == 0) & (name | whole)] = Surname.CROSSED
    return levels


def chosen(pair: tuple[Forms, Forms], rows: npt.NDArray[np.intp]) -> tuple[Forms, Forms]:
    """Both kinds of forms, of these rows alone."""
    return tuple(one[rows] for one in pair[0]), tuple(two[rows] for two in pair[1])


def initials_cross(names: tuple[Forms, Forms], table: NameTable) -> Flags:
    """The given name begins as the other's surname: few pairs do, and only these are looked at closely."""
    theirs = table.initial[names[1][1]]
    found = np.zeros(len(theirs), dtype=bool)
    for given in names[0]:
        found |= (table.initial[given] == theirs) & (theirs > 0)
    return found


def nearly(*, names: tuple[Forms, Forms], wholes: tuple[Forms, Forms], table: NameTable) -> Flags:
    """Both names agree crosswise, one of them well and the other at least somewhat."""
    one, two = (best_form(*forms, table) for forms in (names, wholes))
    found: Flags = (np.maximum(one, two) >= STRONG) & (np.minimum(one, two) > 0)
    return found


def best_form(ones: Forms, others: Forms, table: NameTable) -> Levels:
    """The best level of any of the one kind of forms with any of the other; an initial says too little."""
    best = np.zeros(len(ones[0]), dtype=np.int8)
    for one in ones:
        for two in others:
            found = form_levels(one, two, table)
            found[(found == Given.INITIAL) | (one < 0) | (two < 0)] = 0
            np.maximum(best, found, out=best)
    return best


def surname_forms(people: People, rows: Rows) -> tuple[Rows, ...]:
    return people.surname_word[rows], people.surname[rows, 0]


def crossed(ones: tuple[Rows, ...], others: tuple[Rows, ...], table: NameTable) -> Flags:
    """Any of the one kind of forms is, or sounds as, any of the other kind."""
    found = np.zeros(len(ones[0]), dtype=bool)
    for one in ones:
        for two in others:
            found |= same(one, two) | same(table.sound[one], table.sound[two])
    return found


def slipped(one: Rows, two: Rows, table: NameTable) -> Flags:
    """One slip of the pen apart, and long enough to tell."""
    long = np.minimum(table.length[one], table.length[two]) >= SHORTEST_NEAR
    found: Flags = likeness(words=table.words, one=one, two=two, slips_only=True).one_slip & long
    return found


def name_levels(
    *, left: People, right: People, a: Rows, b: Rows, table: NameTable, guess: bool
) -> tuple[Levels, Levels]:
    """Levels of (given name, surname); a swapped pair is told by the surname alone."""
    if guess:
        return guessed_levels(left.given[a], right.given[b], left.surname[a], right.surname[b])
    given = given_levels(left=left, right=right, a=a, b=b, table=table)
    surname = surname_levels(left=left, right=right, a=a, b=b, table=table)
    weak = np.flatnonzero((given < Given.SLIP) & (surname < Surname.SLIP))
    cross = swapped_levels(left=left, right=right, a=a[weak], b=b[weak], table=table)
    cross[(cross == Surname.CROSSED) & ((surname[weak] > 0) | (given[weak] > Given.ALIKE))] = 0
    surname[weak[cross > 0]] = cross[cross > 0]
    given[weak[cross > 0]] = MISSING
    return given, surname


def guessed_levels(ours: Rows, theirs: Rows, mine: Rows, other: Rows) -> tuple[Levels, Levels]:
    """The best that unequal names may turn out to be."""
    given = np.full(len(ours), Given.VARIANT, dtype=np.int8)
    for one, two in ((0, 0), (0, 1), (1, 0), (1, 1)):
        given[same(ours[:, one], theirs[:, two])] = Given.EQUAL
    given[(ours[:, 0] < 0) | (theirs[:, 0] < 0)] = MISSING
    surname = np.full(len(mine), Surname.SLIP, dtype=np.int8)
    surname[same(mine[:, 0], other[:, 0])] = Surname.EQUAL
    surname[(mine[:, 0] < 0) | (other[:, 0] < 0)] = MISSING
    return given, surname
