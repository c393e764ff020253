"""HTTP over one open connection, as a browser keeps it, small enough to be sixty browsers at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

PATIENCE = 10.0


class Lost(Exception):  # noqa: N818  reads as what happened
    """The connection is gone, or nothing came back in time."""


@dataclass
class Wire:
    """Asks one thing at a time; after a loss the next question opens a new connection."""

    port: int
    cookie: str
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None
    sent: dict[str, str] = field(default_factory=dict)

    async def ask(
        self, method: str, path: str, *, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        """(status, headers, body); raises Lost."""
        try:
            async with asyncio.timeout(PATIENCE):
                if self.writer is None:
                    self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
                await self._send(method, path, body, headers or {})
                status, found = await self._head()
                size = int(found.get("content-length", "0"))
                text = (await self._reader().readexactly(size)).decode()
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError) as fault:
            self.cut()
            raise Lost from fault
        if found.get("connection") == "close":
            self.cut()
        return status, found, text

    async def signals(self, path: str) -> AsyncIterator[str]:
        """What an endless answer says, line by line; raises Lost at its end."""
        try:
            async with asyncio.timeout(PATIENCE):
                self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
                await self._send("GET", path, "", {"Accept": "text/event-stream"})
                status, _found = await self._head()
            if status != 200:
                raise Lost
            while line := await self._reader().readline():
                yield line.decode().strip()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError) as fault:
            raise Lost from fault
        finally:
            self.cut()
        raise Lost

    def cut(self) -> None:
        """As when a cable is pulled."""
        if self.writer is not None:
            self.writer.transport.abort()
        self.reader = self.writer = None

    def _reader(self) -> asyncio.StreamReader:
        if self.reader is None:
            raise OSError
        return self.reader

    async def _send(self, method: str, path: str, body: str, headers: dict[str, str]) -> None:
        data = body.encode()
        lines = {
            "Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie, "Accept-Encoding": "identity",
            "Content-Length": str(len(data)), **headers,
        }  # fmt: skip
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items())
        if self.writer is None:
            raise OSError
        self.writer.write(head.encode() + b"\r\n" + data)
        await self.writer.drain()

    async def _head(self) -> tuple[int, dict[str, str]]:
        lines = (await self._reader().readuntil(b"\r\n\r\n")).decode().split("\r\n")
        pairs = (line.partition(": ") for line in lines[1:] if line)
        return int(lines[0].split(" ")[1]), {name.lower(): value for name, _colon, value in pairs}
