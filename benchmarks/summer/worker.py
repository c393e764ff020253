"""One worker in simulated time. Before each hand-over time goes on, and what happens by then happens."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import psycopg
from clock import Clock
from django.db import connection
from django.utils import timezone
from steps import die_at
from urllib3.connection import HTTPConnection

from warmwelkom.base.outbox import claims, handover, jobs
from warmwelkom.base.outbox.addresses import number_of
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.sms_https import HttpsWay

STEPS_OF_SUMMER: dict[str, tuple[Any, str]] = {
    "claimed, not yet committed": (jobs, "claim_planned"),
    "guards asked": (claims, "pass_guards"),
    "made": (HttpsWay, "make"),
    "last look": (handover, "last_look"),
    "begun, not yet committed": (handover, "begin"),
    "begun": (HandOver, "_begin"),
    "half of the request": (HTTPConnection, "endheaders"),
    "all of the request, the answer not read": (HTTPConnection, "request"),
    "answered": (HttpsWay, "give"),
    "written down, not yet committed": (HandOver, "_write_done"),
    "written down": (HandOver, "_write"),
}
"""Step -> after the call of what."""
STEP_SECONDS = (5.0, 90.0)
DONE = "UPDATE summer_pupiltask SET state = 'confirmed', state_at = now() WHERE id = %s"
STOP = "UPDATE summer_contactpoint SET stopped_at = now() WHERE id = %s"
STOP_NUMBER = (
    "INSERT INTO outbox_stoppedaddress (number, reason, day) VALUES (%s, 'asked', current_date) "
    "ON CONFLICT DO NOTHING"
)


def work(region: str, place: Path, seed: float, step: str = "", nth: int = 0) -> None:
    """What the worker of the house does for this region, killed at a step when one is given."""
    clock = Clock(place / "clock")
    simulated(clock)
    chance = random.Random(seed)
    begin = HandOver._begin

    def begin_later(self: HandOver, ready: Any) -> Any:
        clock.go_on(chance.uniform(*STEP_SECONDS))
        let_happen(region, place, clock)
        return begin(self, ready)

    HandOver._begin = begin_later  # type: ignore[method-assign]
    if step:
        die_at(step, nth)
    jobs.send_planned(region_id=region)


def simulated(clock: Clock) -> None:
    """The house reads this clock from now on."""
    timezone.now = clock.moment


def let_happen(region: str, place: Path, clock: Clock) -> None:
    """Every fact whose time has come, by a connection of its own, as somebody else's browser would."""
    facts = _facts or json.loads((place / "facts").read_text())
    _facts[:] = facts
    first, now = clock.happened(), clock.now()
    last = first
    while last < len(facts) and facts[last]["at"] <= now:
        last += 1
    if last == first:
        return
    words = connection.get_connection_params()
    words.pop("cursor_factory", None)
    words.pop("context", None)
    with psycopg.connect(**words, autocommit=True) as other:
        other.execute("SELECT set_config('warmwelkom.region', %s, false)", [region])
        for fact in facts[first:last]:
            _happen(other, fact["what"], fact["about"])
    clock.set(now, last)


def _happen(other: Any, what: str, about: str) -> None:
    if what == "done":
        other.execute(DONE, [about])
    elif about.startswith("+"):
        other.execute(STOP_NUMBER, [number_of(about)])
    else:
        other.execute(STOP, [about])


_facts: list[dict[str, Any]] = []
