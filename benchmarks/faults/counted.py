"""What came of it, held against what was promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

NEVER = ("without_a_message", "planned_twice", "arrived_twice", "lost")


def is_kept(
    kept: dict[str, Any], messages: dict[str, dict[str, int]], found: dict[str, Any]
) -> bool:
    wrong = sum(one[name] for one in kept.values() for name in ("lost", "double", "never_sent"))
    wrong += sum(one[name] for one in messages.values() for name in NEVER)
    return not (wrong or found["wrong"]) and found["record_whole"] and found["logs_in_after"]


def of_messages(rows: list[list[str]], owed: Iterable[str], arrived: list[str]) -> dict[str, int]:
    """Of rows (number, for whom, state): who is owed one has one; each arrived once, or waits, or is shown to a person as unknown."""
    came = Counter(arrived)
    states = Counter(state for _pk, _to, state in rows)
    planned = Counter(to for _pk, to, _state in rows)
    return {
        **states,
        "without_a_message": sum(not planned[to] for to in owed),
        "planned_twice": sum(number > 1 for number in planned.values()),
        "arrived_twice": sum(number > 1 for number in came.values()),
        "lost": sum(state == "sent" and not came[pk] for pk, _to, state in rows),
        "unknown_that_arrived": sum(state == "unknown" and came[pk] > 0 for pk, _to, state in rows),
    }
