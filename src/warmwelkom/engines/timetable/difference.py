"""What changed between two plans, in rows that a person can read and that say who is to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Rows = Mapping[str, Any]


def changes_between(old: Rows, new: Rows) -> list[dict[str, Any]]:
    """One row per change: `kind`, the ids it is about, `old` and `new` where both are, and `text`."""
    found = _students(old, new)
    found += _sessions(old, new)
    return found + _visits(old, new)


def _students(old: Rows, new: Rows) -> list[dict[str, Any]]:
    before, after = _group_of(old), _group_of(new)
    found = []
    for student in [*before, *(one for one in after if one not in before)]:
        was, now = before.get(student), after.get(student)
        if was == now:
            continue
        if was is None:
            text = f"{student} joins group {now}."
        elif now is None:
            text = f"{student} is no longer there, and leaves group {was}."
        else:
            text = f"{student} goes from group {was} to group {now}."
        row = {"kind": "student", "student": student, "old": was, "new": now}
        found.append(row | {"text": text, "tell": {"students": [student]}})
    return found


def _group_of(rows: Rows) -> dict[str, str]:
    return {one: group["id"] for group in rows.get("groups") or [] for one in group["students"]}


def _sessions(old: Rows, new: Rows) -> list[dict[str, Any]]:
    before = {(r["group"], r["type"]): r for r in old.get("sessions") or []}
    found = []
    for row in new.get("sessions") or []:
        was = before.get((row["group"], row["type"]))
        if was is None or (was["slot"], was["room"]) == (row["slot"], row["room"]):
            continue
        name = f"{row['type']} of group {row['group']}"
        if was["slot"] == row["slot"]:
            text = f"{name} is in room {row['room']} instead of {was['room']}."
        else:
            text = f"{name} goes from {was['slot']} to {row['slot']}, in room {row['room']}."
        told = {"kind": "session", "group": row["group"], "type": row["type"]}
        told |= {"old": {k: was[k] for k in ("slot", "room")}}
        told |= {"new": {k: row[k] for k in ("slot", "room")}, "text": text}
        found.append(told | {"tell": {"groups": [row["group"]]}})
    return found


def _visits(old: Rows, new: Rows) -> list[dict[str, Any]]:
    before, after = _visits_of(old), _visits_of(new)
    found = []
    for teacher, group in [*before, *(pair for pair in after if pair not in before)]:
        was, now = before.get((teacher, group)), after.get((teacher, group))
        if was == now:
            continue
        if now is None:
            text = f"{teacher} does not visit group {group} on {was}."
        elif was is None:
            text = f"{teacher} visits group {group} on {now}."
        else:
            text = f"{teacher} visits group {group} on {now} instead of {was}."
        row = {"kind": "visit", "teacher": teacher, "group": group, "old": was, "new": now}
        found.append(row | {"text": text, "tell": {"teachers": [teacher], "groups": [group]}})
    return found


def _visits_of(rows: Rows) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in _listed(rows.get("visits")):
        found.setdefault((row["teacher"], row["group"]), row["slot"])
    return found


def _listed(rows: Iterable[Any] | None) -> Iterable[Any]:
    return rows or []
