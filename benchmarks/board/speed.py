"""How soon a change is on every screen: one of sixty writes, the others' screens are timed."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import suppress
from typing import Any

from people import Person

from houses import cpu_seconds

PACE = 1.0
"""Seconds between changes: a busy board. Each person looks a few times in so many seconds at most."""
LAST = 15.0


class Watch:
    """When each note was sent, and when it was first on each screen."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.sent: dict[str, float] = {}
        self.seen: dict[tuple[int, str], float] = {}
        self.everybody = asyncio.Event()

    def note_down(self, person: Person, html: str) -> None:
        now = time.perf_counter()
        for text in self.sent:
            if (id(person), text) not in self.seen and text in html:
                self.seen[id(person), text] = now
        if len(self.seen) == self.wanted:
            self.everybody.set()

    def spread(self) -> dict[str, int]:
        times = sorted(1000 * (at - self.sent[text]) for (_who, text), at in self.seen.items())
        return {
            "p50": round(times[len(times) // 2]),
            "p95": round(times[int(len(times) * 0.95)]),
            "most": round(times[-1]),
        }


async def how_soon(port: int, made: dict[str, Any], pid: int, *, changes: int) -> dict[str, Any]:
    """Milliseconds from the sending of a note to its being on a screen, over all notes and screens."""
    watch = Watch(len(made["cookies"]) * changes)
    base = f"/bijeenkomsten/haaglanden/bord/{made['board']}/"
    people = [
        Person(port, cookie, base, random.Random(place), watch.note_down)
        for place, cookie in enumerate(made["cookies"])
    ]
    for person in people:
        await person.come_in()
    tasks = [asyncio.create_task(do()) for person in people for do in (person.listen, person.look)]
    await asyncio.sleep(5)
    begin, fetched, cpu = time.perf_counter(), sum(p.fetched for p in people), cpu_seconds(pid)
    await change(people, watch, changes)
    took = time.perf_counter() - begin
    for task in tasks:
        task.cancel()
    return {
        "changes": changes,
        "screens": len(people),
        "missed": watch.wanted - len(watch.seen),
        "soon_ms": watch.spread(),
        "fetches": sum(p.fetched for p in people) - fetched,
        "cores_used": round((cpu_seconds(pid) - cpu) / took, 2),
    }


async def change(people: list[Person], watch: Watch, changes: int) -> None:
    """One note after another, each by somebody else; then wait until the last is on every screen."""
    for number in range(changes):
        text = f"Gedachte nummer {number} van iemand."
        watch.sent[text] = time.perf_counter()
        await people[number % len(people)].write(text)
        await asyncio.sleep(max(0.0, PACE - (time.perf_counter() - watch.sent[text])))
    with suppress(TimeoutError):
        await asyncio.wait_for(watch.everybody.wait(), LAST)
