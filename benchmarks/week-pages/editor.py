"""A planner at work in a plan: looks at it, asks what a move costs, moves, and takes it back."""

from __future__ import annotations

import html
import re
import statistics
import time
import urllib.parse
from collections import defaultdict
from typing import Any

from houses import cpu_seconds
from measured import spread
from wire import Wire

MOVE = re.compile(r'href="([^"]+/plan/verplaats/[^"]+)"')
SLOT = re.compile(r'<input type="radio" name="slot" value="([^"]+)"(?! disabled)')
FIELD = re.compile(r'<input type="hidden" name="(csrfmiddlewaretoken|version)" value="([^"]*)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}


class Editor:
    """One browser, one open connection; times and processor time of each kind of request."""

    def __init__(self, port: int, cookie: str, week: str, pids: dict[str, int]) -> None:
        self.wire, self.pids, self.port = Wire(port, cookie), pids, port
        self.plan = f"/introductieweek/{week}/plan/"
        self.times: dict[str, list[float]] = defaultdict(list)
        self.costs: dict[str, list[float]] = defaultdict(list)
        self.sizes: dict[str, int] = {}

    async def work(self, rounds: int) -> dict[str, Any]:
        """What each costs: the median of the processor time, of the web server and of the database."""
        await self.ask("warm", self.plan)
        page = await self.ask("first view", self.plan)
        ways = sorted(set(MOVE.findall(page)))
        for number in range(rounds):
            await self.ask("first view", self.plan)
            await self.ask("per room", f"{self.plan}?kijk=ruimtes")
            await self.ask("per old teacher", f"{self.plan}?kijk=docenten")
            await self.ask("versions", f"{self.plan}versies/")
            await self.move(html.unescape(ways[number * len(ways) // rounds]))
        return {
            "parts_on_the_board": len(ways),
            "kilobytes": {name: round(size / 1024) for name, size in self.sizes.items()},
            "cpu_ms": {
                name: round(statistics.median(each), 1)
                for name, each in self.costs.items()
                if "warm" not in name
            },
            "wall_ms": {name: spread(each) for name, each in self.times.items() if name != "warm"},
        }

    async def move(self, way: str) -> None:
        """Asks what every other time breaks and costs, and takes the first."""
        page = await self.ask("every move of a part judged", way)
        slots = SLOT.findall(page)
        if not slots:
            return
        fields = dict(FIELD.findall(page)) | {"slot": html.unescape(slots[0])}
        await self.ask("a move kept", way, fields)

    async def ask(self, name: str, path: str, fields: dict[str, str] | None = None) -> str:
        before = {who: cpu_seconds(pid) for who, pid in self.pids.items()}
        began = time.monotonic()
        if fields is None:
            status, _head, text = await self.wire.ask("GET", path)
        else:
            status, _head, text = await self.send(path, fields)
        self.times[name].append(1000 * (time.monotonic() - began))
        for who, pid in self.pids.items():
            self.costs[f"{name}, {who}"].append(1000 * (cpu_seconds(pid) - before[who]))
        if status != (200 if fields is None else 302):
            raise SystemExit(f"{path}: {status}\n{text[:2000]}")
        self.sizes.setdefault(name, len(text.encode()))
        return text

    async def send(self, path: str, fields: dict[str, str]) -> tuple[int, dict[str, str], str]:
        token = fields["csrfmiddlewaretoken"]
        here = f"http://127.0.0.1:{self.port}"
        headers = {
            **FORM, "Origin": here, "Referer": here + path,
            "Cookie": f"{self.wire.cookie}; csrftoken={token}",
        }  # fmt: skip
        body = urllib.parse.urlencode(fields)
        return await self.wire.ask("POST", path, body=body, headers=headers)
