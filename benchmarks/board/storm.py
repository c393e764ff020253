"""People write and move while web processes are killed and connections cut; then every screen must be equal."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from people import Person

from houses import asked, seconds_to_stop, web_process

KEPT = Path(__file__).resolve().parent / "kept.py"
BETWEEN_KILLS = 25.0
"""Seconds: the house gives a part up that falls more than three times in a minute."""
MOST_NOTES = 24
"""Of each of forty people: a board takes a thousand, and what is refused is not lost."""
COME_TOGETHER = 75.0
"""Seconds after the last act in which every screen must be as the table is; a page looks once a minute anyhow."""


async def weather(
    env: dict[str, str], made: dict[str, Any], *, people: int, seconds: float
) -> dict[str, Any]:
    """Play; then how many notes were lost, how many hang twice, and whether every screen is equal."""
    base = f"/bijeenkomsten/haaglanden/bord/{made['board']}/"
    there = [
        Person(int(env["PORT"]), cookie, base, random.Random(1000 + place))
        for place, cookie in enumerate(made["cookies"][-people:])
    ]
    for person in there:
        await person.come_in()
    pages = [asyncio.create_task(do()) for person in there for do in (person.listen, person.look)]
    typed: list[str] = []
    counted = await play(env, there, made["groups"], typed, time.monotonic() + seconds)
    kept, equal, took = await come_together(env, there)
    stops_in = await asyncio.to_thread(seconds_to_stop, env)
    for page in pages:
        page.cancel()
    texts = Counter(text for _pk, text, _group in kept)
    return {
        "seconds": seconds,
        **counted,
        "typed": len(typed),
        "kept": len(kept),
        "lost": len(set(typed) - set(texts)),
        "double": sum(count - 1 for count in texts.values()),
        "equal": equal,
        "equal_after_s": round(took, 1),
        "stops_in_s": round(stops_in, 1),
    }


async def play(
    env: dict[str, str], there: list[Person], groups: list[str], typed: list[str], until: float
) -> dict[str, int]:
    """Everybody acts while the storm goes on; ends when the last has said what they had to say."""
    acts = [act(place, person, groups, typed, until) for place, person in enumerate(there)]
    killed, cut, *moves = await asyncio.gather(
        kill_now_and_then(env, until), cut_now_and_then(there, until), *acts
    )
    return {"killed": killed, "cut": cut, "moves": sum(moves)}


async def act(place: int, person: Person, groups: list[str], typed: list[str], until: float) -> int:
    """Write, and move what the screen shows; how many moves."""
    moves = number = 0
    while time.monotonic() < until:
        await asyncio.sleep(person.chance.uniform(1, 5))
        if person.chance.random() < 0.5 and number < MOST_NOTES:
            number += 1
            typed.append(f"Briefje {number} van mens {place}.")
            await person.write(typed[-1])
        elif person.shown:
            moves += 1
            note = person.chance.choice(sorted(person.shown))
            await person.move(note, person.chance.choice(["", *groups]))
    return moves


async def kill_now_and_then(env: dict[str, str], until: float) -> int:
    killed = 0
    await asyncio.sleep(8)
    while time.monotonic() < until:
        number = web_process(env)
        if number:
            os.kill(number, signal.SIGKILL)
            killed += 1
        await asyncio.sleep(BETWEEN_KILLS)
    return killed


async def cut_now_and_then(people: list[Person], until: float) -> int:
    chance, cut = random.Random(7), 0
    while time.monotonic() < until:
        person = chance.choice(people)
        chance.choice([person.stream, person.wire]).cut()
        cut += 1
        await asyncio.sleep(0.3)
    return cut


async def come_together(
    env: dict[str, str], people: list[Person]
) -> tuple[list[list[str]], bool, float]:
    """What hangs there, whether all screens show it in time without anybody being asked to look, and after how many seconds."""
    begin = time.monotonic()
    while True:
        kept = json.loads(await asyncio.to_thread(asked, KEPT, [], env))
        true = {pk: group for pk, _text, group in kept}
        if all(person.shown == true for person in people):
            return kept, True, time.monotonic() - begin
        if time.monotonic() > begin + COME_TOGETHER:
            return kept, False, time.monotonic() - begin
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(1)
