"""What a group is called: its programme and a number. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any


def names_of_groups(
    groups: Iterable[Mapping[str, Any]], programme_of: Mapping[str, str]
) -> dict[str, str]:
    """Each group in words: its programme ("+1" where one more is together with it) and a number.

    `programme_of` names the programme of a student; who is not there any more does not count.
    """
    found: dict[str, str] = {}
    counts: dict[str, int] = defaultdict(int)
    for row in groups:
        names = sorted({programme_of[one] for one in row["students"] if one in programme_of})
        name = f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names) or "?"
        counts[name] += 1
        found[row["id"]] = f"{name} {counts[name]}"
    return found
