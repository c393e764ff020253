"""A coordinator who invites, again and again: each time an address that nobody else has, and so one mail."""

from __future__ import annotations

import asyncio
import random
import urllib.parse
from dataclasses import dataclass

from writers import TOKEN, Writer

FORM = "/mensen/uitnodigen/"
EVERY = (0.8, 1.6)


@dataclass
class Inviter(Writer):
    """What is accepted is an address."""

    async def work(self, over: asyncio.Event) -> None:
        chance = random.Random(self.number)
        while not over.is_set():
            await self._invite()
            await asyncio.sleep(chance.uniform(*EVERY))

    async def _invite(self) -> None:
        token = TOKEN.search(page := await self._page(FORM))
        if not token:
            if page:
                self.said.wrong["a page without its form"] += 1
            return
        self.count += 1
        address = f"nieuw-{self.number}-{self.count}@people.example"
        fields = {"name": f"Nieuw {self.count}", "email": address, "place": "region", "kind": "coach",
                  "classes": "", "csrfmiddlewaretoken": token[1]}  # fmt: skip
        await self._sent(address, FORM, urllib.parse.urlencode(fields), token[1], to="/mensen/")
