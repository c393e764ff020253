from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.linkage.keys import LARGEST_BLOCK, NO_KEY, join, mixed, stacked

SOME_KEYS = st.lists(st.integers(NO_KEY, 12) | st.integers(0, 2**62 - 1), max_size=120)


@given(SOME_KEYS, SOME_KEYS)
def test_rows_meet_where_they_share_a_key_that_no_crowd_has(
    left: list[int], right: list[int]
) -> None:
    rows, columns = join(np.array(left, dtype=np.int64), np.array(right, dtype=np.int64))
    ours, theirs = Counter(left), Counter(right)
    expected = [
        (row, column)
        for row, key in enumerate(left)
        for column, other in enumerate(right)
        if key == other != NO_KEY and max(ours[key], theirs[key]) <= LARGEST_BLOCK
    ]
    assert sorted(zip(rows.tolist(), columns.tolist(), strict=True)) == expected


def test_who_lacks_a_part_has_no_key() -> None:
    one, two = np.array([5, -1, 7], dtype=np.int32), np.array([1, 1, -1], dtype=np.int32)
    assert (mixed(one, two) == NO_KEY).tolist() == [False, True, True]
    keys, rows = stacked([mixed(one), mixed(two)])
    assert rows.tolist() == [0, 2, 0, 1]
    assert keys.tolist() == [*mixed(one[[0, 2]]).tolist(), *mixed(two[[0, 1]]).tolist()]
