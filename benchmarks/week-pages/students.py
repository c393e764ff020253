"""Every student opens the own week once, at a moment of their own, on a phone that never was here."""

from __future__ import annotations

import asyncio
import random
import re
import time

from wire import Wire

OWN_WEEK = "/mijn/week/"
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


async def open_their_week(port: int, cookies: list[str], *, seconds: float) -> list[float]:
    """Milliseconds in which each page was there whole. The styles are asked after it and not counted."""
    chance = random.Random(len(cookies))
    moments = [chance.uniform(0, seconds) for _each in cookies]
    asks = (_open(port, one, at) for one, at in zip(cookies, moments, strict=True))
    return await asyncio.gather(*asks)


async def _open(port: int, cookie: str, after: float) -> float:
    await asyncio.sleep(after)
    wire = Wire(port, cookie)
    began = time.perf_counter()
    status, _head, page = await wire.ask("GET", OWN_WEEK)
    took = 1000 * (time.perf_counter() - began)
    if status != 200 or "ww-line" not in page:
        raise SystemExit(f"{OWN_WEEK}: {status}\n{page[:2000]}")
    for style in STYLE.findall(page):
        await wire.ask("GET", style)
    wire.cut()
    return took
