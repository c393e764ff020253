"""How often levels are seen: shares out of counts, agreement by chance, and how usual an agreed value is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.blocking import Pairs
from warmwelkom.engines.linkage.columns import TEXTS, People
from warmwelkom.engines.linkage.compare import Book, compare
from warmwelkom.engines.linkage.fields import (
    FIELDS,
    INDEX,
    MISSING,
    Given,
    Surname,
    usual_chances,
)
from warmwelkom.engines.linkage.keys import known, mixed

if TYPE_CHECKING:
    from warmwelkom.engines.linkage.one_name import OneName

Chances = tuple[npt.NDArray[np.float64], ...]
Table = npt.NDArray[np.int8]
Rows = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float64]
Keys = npt.NDArray[np.int64]
SAMPLE: Final = 200_000
SEED: Final = 20260901
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
    """Shares of each level among pairs drawn at random from the two lists, or all pairs of short ones.

    Pairs that seem to be one person are left out: of short lists they would be many.
    """
    if len(left) * len(right) <= SAMPLE:
        flat = np.arange(len(left) * len(right), dtype=np.int32)
        a, b = flat // len(right), flat % len(right)
    else:
        draw = np.random.default_rng(SEED)
        a = draw.integers(0, len(left), SAMPLE, dtype=np.int32)
        b = draw.integers(0, len(right), SAMPLE, dtype=np.int32)
    table = compare(left=left, right=right, pairs=Pairs(a, b), book=book)
    even = tuple(np.full(len(field.levels), 1 / len(field.levels)) for field in FIELDS)
    found = shares(level_counts(table), even, DOUBT)
    often = np.log(min(len(left), len(right)) / max(float(len(left)) * len(right), 1.0))
    for _ in range(2):
        odds = total_logs(table, usual_chances()) - total_logs(table, found) + often
        found = shares(level_counts(table[odds < 0]), even, DOUBT)
    return found


def chance_logs(
    *,
    left: People,
    right: People,
    pairs: Pairs,
    table: Table,
    strangers: Chances,
    one_name: OneName,
) -> Weights:
    """Pairs x fields: log of how often two strangers agree so, by the level or by how usual the agreed value is.

    Where both names agree, what goes with a name (`one_name`) is as usual as it is among people of one name.
    """
    logs = np.empty(table.shape)
    for place in range(len(FIELDS)):
        logs[:, place] = level_logs(table[:, place], strangers[place])
    usual_values(left=left, right=right, pairs=pairs, table=table, logs=logs)
    go_with_a_name(table=table, one_name=one_name, logs=logs)
    namesakes(left=left, right=right, pairs=pairs, table=table, logs=logs)
    return logs


def usual_values(*, left: People, right: People, pairs: Pairs, table: Table, logs: Weights) -> None:
    """Where a value is agreed: how usual it is in both lists."""
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


def go_with_a_name(*, table: Table, one_name: OneName, logs: Weights) -> None:
    """Where both names (nearly) agree: the second name, and what a name brings along, are less of a surprise."""
    named = (table[:, INDEX["given"]] >= Given.SLIP) & (table[:, INDEX["surname"]] >= Surname.SLIP)
    logs[named, INDEX["surname"]] += np.log(one_name.lift)
    for name, shares_of_levels in one_name.brings.items():
        rows = np.flatnonzero(named & (table[:, INDEX[name]] != MISSING))
        logs[rows, INDEX[name]] = np.log(shares_of_levels)[table[rows, INDEX[name]]]


def value_counts(mine: Keys | Rows, other: Keys | Rows, wanted: Keys | Rows) -> Weights:
    """How often each wanted value stands in two columns together."""
    values, counts = np.unique(np.concatenate([mine, other]), return_counts=True)
    return counts[np.searchsorted(values, wanted)].astype(np.float64)


def namesakes(*, left: People, right: People, pairs: Pairs, table: Table, logs: Weights) -> None:
    """Where whole names are equal: a name that more people bear than chance explains is that usual."""
    given, surname = INDEX["given"], INDEX["surname"]
    whole = (table[:, given] == Given.EQUAL) & (table[:, surname] == Surname.EQUAL)
    rows = np.flatnonzero(whole)
    full = [mixed(people.given[:, 0], people.surname[:, 0]) for people in (left, right)]
    bearers = value_counts(full[0], full[1], full[1][pairs.right[rows]])
    others = np.maximum(bearers - 2, 0) / (len(left) + len(right))
    joint = np.exp(logs[rows, given] + logs[rows, surname])
    logs[rows, surname] = np.log(np.maximum(joint, others)) - logs[rows, given]


def level_logs(levels: npt.NDArray[np.int8], chances: Weights) -> Weights:
    """Log chance of a level; a missing one weighs nothing (0)."""
    return np.append(np.log(chances), 0.0)[levels]


def total_logs(table: Table, chances: Chances) -> Weights:
    """Log chance of each row of levels."""
    total = np.zeros(len(table))
    for place in range(len(FIELDS)):
        total += level_logs(table[:, place], chances[place])
    return total
