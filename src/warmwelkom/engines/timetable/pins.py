"""What a person decided in a plan: rows with `"pinned": true`. Read and written without any solver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(kw_only=True)
class Pins:
    """What a person decided, by ids of the old plan."""

    groups: set[str] = field(default_factory=set)
    sessions: set[tuple[str, str]] = field(default_factory=set)
    visits: set[tuple[str, str]] = field(default_factory=set)


def pins_of(old: Mapping[str, Any]) -> Pins:
    pins = Pins()
    pins.groups = {row["id"] for row in old.get("groups") or [] if row.get("pinned")}
    pins.sessions = {(r["group"], r["type"]) for r in old.get("sessions") or [] if r.get("pinned")}
    pins.visits = {(r["teacher"], r["group"]) for r in old.get("visits") or [] if r.get("pinned")}
    return pins


def pin_again(rows: dict[str, Any], pins: Pins) -> None:
    """A pin stays a pin in the new plan."""
    names = (("groups", ("id",)), ("sessions", ("group", "type")), ("visits", ("teacher", "group")))
    pinned: dict[str, set[Any]] = {
        "groups": {(one,) for one in pins.groups},
        "sessions": pins.sessions,
        "visits": pins.visits,
    }
    for name, ids in names:
        for row in rows[name]:
            if tuple(row[one] for one in ids) in pinned[name]:
                row["pinned"] = True
