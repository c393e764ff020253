"""What the provider received beside what was true at that moment; it uses no rule of the house."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FINAL = {"sent", "delivered", "failed", "unknown"}


def judge(place: Path, rows: list[list[str]], ended_at: float) -> dict[str, int]:
    """`rows` are (number, key, state) as the table has them at the end."""
    truth = {row["key"]: row for row in json.loads((place / "truth").read_text())}
    duty = {key: set(days) for key, days in json.loads((place / "duty").read_text()).items()}
    key_of = {number: key for number, key, _state in rows}
    received = [line.split() for line in (place / "received").read_text().splitlines()]
    found: Counter[str] = Counter()
    for number, at in received:
        found.update(wrongs(truth[key_of[number]], float(at), duty))
    times = Counter(number for number, _at in received)
    refused = {phone_of(key_of[each]) for each in (place / "refused").read_text().split()}
    lost = len(truth.keys() - set(key_of.values()))
    for number, key, state in rows:
        lost += is_lost(state, truth[key], number in times, phone_of(key) in refused, ended_at)
    names = ("quiet", "after_stop", "after_done", "expired", "nobody_on_duty")
    return {
        "sent": len(times),
        "double": sum(count - 1 for count in times.values()),
        **{name: found[name] for name in names},
        "lost": lost,
    }


def phone_of(key: str) -> str:
    """A phone that the provider refused once is asked no second time: a person mends the number first."""
    return key.split(":")[1]


def wrongs(one: dict[str, Any], at: float, duty: dict[str, set[str]]) -> list[str]:
    local = dt.datetime.fromtimestamp(at, tz=AMSTERDAM)
    said = {
        "quiet": not 10 <= local.hour < 20 or local.weekday() >= 5,
        "after_stop": one["stop"] is not None and at > one["stop"],
        "after_done": one["done"] is not None and at > one["done"],
        "expired": at >= one["expires"],
        "nobody_on_duty": local.date().isoformat() not in duty[one["school"]],
    }
    return [name for name, is_so in said.items() if is_so]


def is_lost(
    state: str, one: dict[str, Any], was_received: bool, was_refused: bool, ended_at: float
) -> bool:
    """Sent and never there, there and never written down, failed for no reason, or not ended at all."""
    if state in ("sent", "delivered"):
        return not was_received
    if state == "failed":
        facts = [one["stop"], one["done"], one["expires"]]
        return not was_refused and not any(at is not None and at <= ended_at for at in facts)
    return state not in FINAL or (state == "unknown" and was_received)
