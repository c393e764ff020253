"""A mentor who sends pupils the link to their own page, again and again, and withdraws the one before it: each link is one SMS."""

from __future__ import annotations

import asyncio
import random
import re
import time
import urllib.parse
from dataclasses import dataclass, field

from writers import TOKEN, Writer

PAGE = "/welkomlinks/"
END = PAGE + "{}/einde/"
ROW = re.compile(
    rf'<li(?:(?!<li).)*?(?:action="{END.format("([0-9a-f-]{36})")}"(?:(?!<li).)*?)?name="pupil" value="([0-9a-f-]{{36}})"',
    re.DOTALL,
)
"""Of a pupil who can be reached: the link that works, where there is one, and the pupil."""
EVERY = (2.0, 4.0)


@dataclass
class Sender(Writer):
    """What is accepted is a link; which one the page tells, at the next look."""

    waits: dict[str, bool] = field(default_factory=dict)
    """Pupil -> whether it was accepted, until the page tells which link that made."""

    async def work(self, over: asyncio.Event) -> None:
        chance = random.Random(self.number)
        while not over.is_set():
            await self._send(chance)
            await asyncio.sleep(chance.uniform(*EVERY))

    async def look(self) -> str:
        """The page; what was sent before it is told by it."""
        page = await self._page(PAGE)
        if TOKEN.search(page):
            self._tell({pupil: link for link, pupil in ROW.findall(page)})
        elif page:
            self.said.wrong["a page without its form"] += 1
        return page

    def _tell(self, links: dict[str, str]) -> None:
        for pupil, accepted in self.waits.items():
            link = links.get(pupil, "")
            if accepted:
                self.said.accepted.append((time.monotonic(), link or f"no link of {pupil}"))
            elif link:
                self.said.unsure.append(link)
        self.waits.clear()

    async def _send(self, chance: random.Random) -> None:
        page = await self.look()
        rows, token = ROW.findall(page), TOKEN.search(page)
        if not rows or not token:
            return
        link, pupil = chance.choice(rows)
        if link and not await self._post(END.format(link), {}, token[1]):
            return
        self.waits[pupil] = await self._post(PAGE, {"pupil": pupil}, token[1])

    async def _post(self, way: str, fields: dict[str, str], token: str) -> bool:
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token})
        status, head, text = await self._ask("POST", way, body, token)
        if status == 302 and head.get("location", "").startswith(PAGE):
            return True
        self._hear("POST", status, head, text)
        return False
