"""A mentor or a decaan who sends pupils the link to their own page, one after the other: each time one SMS."""

from __future__ import annotations

import asyncio
import random
import re
import urllib.parse
from dataclasses import dataclass, field

from writers import TOKEN, Writer

PAGE = "/welkomlinks/"
PUPIL = re.compile(r'name="pupil" value="([0-9a-f-]{36})"')
EVERY = (3.0, 6.0)


@dataclass
class Sender(Writer):
    """What is accepted is a pupil; whose answer did not come is sent it again, and gets it once."""

    done: set[str] = field(default_factory=set)

    async def work(self, over: asyncio.Event) -> None:
        chance = random.Random(self.number)
        while not over.is_set():
            await self._send()
            await asyncio.sleep(chance.uniform(*EVERY))

    async def _send(self) -> None:
        token = TOKEN.search(page := await self._page(PAGE))
        if not token:
            if page:
                self.said.wrong["a page without its form"] += 1
            return
        left = [pupil for pupil in PUPIL.findall(page) if pupil not in self.done]
        if not left:
            return
        body = urllib.parse.urlencode({"pupil": left[0], "csrfmiddlewaretoken": token[1]})
        before = len(self.said.accepted)
        await self._sent(left[0], PAGE, body, token[1], to=PAGE)
        if len(self.said.accepted) > before:
            self.done.add(left[0])
