"""Keys: numbers that two rows share where they may be one person, and the rows that meet by them.

Sorting is what it costs, so that it grows as n log n.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable

Keys = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]
NO_KEY: Final = -1
MIX: Final = np.int64(0x1B873593CC9E2D51)
LARGEST_BLOCK: Final = 30


def mixed(*parts: npt.NDArray[np.signedinteger]) -> Keys:
    """One key of several numbers (all must be known, that is not negative)."""
    key = np.zeros(len(parts[0]), dtype=np.int64)
    known = np.ones(len(parts[0]), dtype=bool)
    with np.errstate(over="ignore"):
        for part in parts:
            key = (key ^ part.astype(np.int64)) * MIX
            key ^= key >> 29
            known &= part >= 0
    return np.where(known, key & np.int64(2**62 - 1), NO_KEY)


def known(column: Rows) -> Rows:
    """Zero stands for not known in dates and figures; keys want it negative."""
    return np.where(column > 0, column, -1)


def stacked(keys: Iterable[Keys]) -> tuple[Keys, Rows]:
    """Keys of several columns below each other, each with the row it stands for; who lacks one is left out."""
    found, rows = [], []
    for key in keys:
        here = np.flatnonzero(key != NO_KEY)
        found.append(key[here])
        rows.append(here.astype(np.int32))
    return np.concatenate(found), np.concatenate(rows)


def join(left: Keys, right: Keys) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Places with an equal key in two key columns, blocks over LARGEST_BLOCK left out."""
    some, others = met(left, right), met(right, left)
    left_order = some[np.argsort(left[some], kind="stable")]
    right_order = others[np.argsort(right[others], kind="stable")]
    left_sorted, right_sorted = left[left_order], right[right_order]
    start = np.searchsorted(right_sorted, left_sorted, "left")
    count = np.searchsorted(right_sorted, left_sorted, "right") - start
    crowd = np.searchsorted(left_sorted, left_sorted, "right") - np.searchsorted(
        left_sorted, left_sorted, "left"
    )
    count[(count > LARGEST_BLOCK) | (crowd > LARGEST_BLOCK)] = 0
    total = int(count.sum())
    offset = np.repeat(start - np.concatenate(([0], np.cumsum(count)[:-1])), count)
    return np.repeat(left_order, count), right_order[np.arange(total) + offset]


def met(keys: Keys, others: Keys) -> Places:
    """Places of the known keys that may well stand in the other column too, by their last bits.

    Most keys of people who are on one list alone stand nowhere else; leaving those out spares sorting them.
    """
    bits = np.int64(2 ** (len(others).bit_length() + 1) - 1)
    there = np.zeros(int(bits) + 1, dtype=bool)
    there[others[others != NO_KEY] & bits] = True
    return np.flatnonzero(there[keys & bits] & (keys != NO_KEY))


def distinct(values: Keys) -> Keys:
    """The sorted values, each once (sorting beats numpy's hashing many times over here)."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]
