"""People of a whole country at work: eighty acts of a hundred read, fifteen write, five bring a list."""

from __future__ import annotations

import asyncio
import html
import random
import re
import time
import urllib.parse
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from wire import Lost, Wire

EVERY = (20.0, 40.0)
"""Seconds between two acts of one person: a page is read, a note is thought of."""
LISTS = ("/vandaag/", "/vandaag/", "/leerlingen/", "/leerlingen/?q=jan", "/leerlingen/?page=2")
READS = {
    "pupil": ("/mijn/", "/mijn/gegevens/"),
    "coordinator": ("/cijfers/", "/gesprekken/overdrachtsdag/"),
    "mentor": (*LISTS, "/gesprekken/"),
    "decaan": (*LISTS, "/gesprekken/", "/lijsten/"),
    "intaker": (*LISTS, "/lijsten/"),
    "coach": LISTS,
}
WRITERS, BRINGERS = ("mentor", "coach", "decaan"), ("decaan",)
SHARE_OF_WRITERS, SHARE_OF_BRINGERS = 0.15 * 10 / 6, 0.05 * 10 / 2
"""Six of ten people write, two of ten bring lists: so the whole crowd does 15 and 5 of a hundred."""
PUPIL = re.compile(r'href="(/leerlingen/[0-9a-f-]{36}/)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SEEN = re.compile(r'name="seen" value="([^"]*)"')
ROWS = 20
RUN = f"{int(time.time()) // 60 % 0x10000:04x}"
"""So that a house that is measured anew gets other words and other pupils."""
HEADINGS = "Leerlingnummer;Roepnaam;Achternaam;Geboortedatum;Klas;Leerweg"


@dataclass
class Told:
    """What the crowd did, and what it was promised."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)


@dataclass
class Person:
    """Somebody with a browser of their own."""

    port: int
    number: int
    role: str
    cookie: str
    told: Told
    every: tuple[float, float] = EVERY

    def __post_init__(self) -> None:
        self.chance = random.Random(self.number)
        self.wire = Wire(self.port, self.cookie)
        self.count = 0

    async def work(self, until: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, self.every[1]))
        while time.monotonic() < until:
            act = self._next()
            self.told.acts[act.__name__] += 1
            try:
                await act()
            except Lost:
                self.told.faults[f"{act.__name__}: no answer"] += 1
            await asyncio.sleep(self.chance.uniform(*self.every))

    def _next(self):  # noqa: ANN202  one of the three below
        lot = self.chance.random()
        if self.role in BRINGERS and lot < SHARE_OF_BRINGERS:
            return self.bring
        if self.role in WRITERS and lot > 1 - SHARE_OF_WRITERS:
            return self.write
        return self.read

    async def read(self) -> None:
        await self._get(self.chance.choice(READS[self.role]))

    async def write(self) -> None:
        """A note on one of one's own pupils, with words that nobody else writes."""
        ways = PUPIL.findall(await self._get("/leerlingen/"))
        if not ways:
            await self.read()
            return
        way = self.chance.choice(ways)
        page = await self._get(way)
        self.count += 1
        words = f"Gesproken {RUN}-{self.number}-{self.count}"
        fields = {"kind": "spoken", "text": words, "next_on": ""}
        if await self._post(f"{way}contact/", page, fields):
            self.told.notes.append(words)

    async def bring(self) -> None:
        """A list of new pupils, looked at and saved."""
        page = await self._get("/lijsten/")
        numbers = [f"R{RUN}{self.number:03}{self.count:03}{row:02}" for row in range(ROWS)]
        self.count += 1
        way = await self._send_list(page, numbers)
        seen = SEEN.search(page := await self._get(way)) if way else None
        if seen and await self._post(f"{way}bewaard/", page, {"seen": html.unescape(seen[1])}):
            self.told.numbers += numbers

    async def _send_list(self, page: str, numbers: list[str]) -> str:
        rows = [f"{one};Evi;Proef {one};14-02-2010;9Z;KB" for one in numbers]
        text = "\r\n".join([HEADINGS, *rows])
        token = TOKEN.search(page)
        proof = token[1] if token else ""
        body = (
            f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{proof}\r\n'
        )
        head = 'Content-Disposition: form-data; name="file"; filename="lijst.csv"'
        body += f"--x\r\n{head}\r\nContent-Type: text/csv\r\n\r\n{text}\r\n--x--\r\n"
        kind = "multipart/form-data; boundary=x"
        answer = await self._sent("/lijsten/", proof, body, kind)
        return answer.get("location", "")

    async def _get(self, path: str) -> str:
        began = time.monotonic()
        status, _head, text = await self._ask("GET", path)
        self._note("read", began, status, {200}, path)
        return text

    async def _post(self, path: str, page: str, fields: dict[str, str]) -> bool:
        token = TOKEN.search(page)
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token[1] if token else ""})
        kind = "application/x-www-form-urlencoded"
        return bool(await self._sent(path, token[1] if token else "", body, kind))

    async def _sent(self, path: str, token: str, body: str, kind: str) -> dict[str, str]:
        """The headers of the answer, or nothing where it was not accepted."""
        here = f"http://127.0.0.1:{self.port}"
        headers = {
            "Content-Type": kind, "Origin": here, "Referer": here + path,
            "Sec-Fetch-Site": "same-origin", "Cookie": f"{self.cookie}; csrftoken={token}",
        }  # fmt: skip
        began = time.monotonic()
        status, head, _text = await self._ask("POST", path, body=body, headers=headers)
        self._note("write", began, status, {302}, path)
        return head if status == 302 else {}

    async def _ask(
        self, method: str, path: str, *, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        """A page is asked once more over a new connection where the old one lay still; a change never is."""
        lay_still = self.wire.writer is not None
        if method == "POST":
            self.wire.cut()
        try:
            return await self.wire.ask(
                method, path, body=body, headers=headers or {"Accept": "text/html"}
            )
        except Lost:
            if not lay_still or method == "POST":
                raise
            return await self.wire.ask(method, path, headers={"Accept": "text/html"})

    def _note(self, kind: str, began: float, status: int, right: set[int], path: str) -> None:
        took, where = 1000 * (time.monotonic() - began), re.sub("[0-9a-f-]{36}", "…", path)
        self.told.times[kind].append(took)
        self.told.pages[f"{kind} {where}"].append(took)
        if status not in right:
            self.told.faults[f"{status} {where}"] += 1
