"""What came of it, held against what was promised."""

from __future__ import annotations

from collections import Counter
from typing import Any


def is_kept(kept: dict[str, Any], mails: dict[str, int], found: dict[str, Any]) -> bool:
    wrong = sum(one[name] for one in kept.values() for name in ("lost", "double", "never_sent"))
    wrong += (
        mails["without_a_mail"] + mails["planned_twice"] + mails["arrived_twice"] + mails["lost"]
    )
    return not (wrong or found["wrong"]) and found["record_whole"]


def of_mails(there: dict[str, Any], arrived: list[str]) -> dict[str, int]:
    """Each invitation has one mail; each mail arrived once, or waits, or is shown to a person as unknown."""
    rows, came = there["mails"], Counter(arrived)
    states = Counter(state for _pk, _to, state in rows)
    planned = Counter(to for _pk, to, _state in rows)
    return {
        **states,
        "without_a_mail": sum(not planned[to] for to in there["invitations"]),
        "planned_twice": sum(number > 1 for number in planned.values()),
        "arrived_twice": sum(number > 1 for number in came.values()),
        "lost": sum(state == "sent" and not came[pk] for pk, _to, state in rows),
        "unknown_that_arrived": sum(state == "unknown" and came[pk] > 0 for pk, _to, state in rows),
    }
