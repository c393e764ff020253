"""Somebody on a train: sends files in pieces, is cut off, and goes on where the site says it is."""

from __future__ import annotations

import base64
import http.client
import random
import re
import socket
from dataclasses import dataclass
from typing import Any

PIECE = 250_000
BEFORE, HALFWAY, AFTER = 0.06, 0.06, 0.06
"""How often a piece is cut off: before it goes out, in the middle, before its answer is read."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class CutError(Exception):
    """The line fell."""


@dataclass
class Sender:
    port: int
    cookie: str
    place: str
    chance: random.Random
    cuts: int = 0
    token: str = ""

    def brings(self, name: str, content: bytes) -> None:
        """Until it is all there, however often it takes."""
        while True:
            try:
                self._tries(name, content)
            except (CutError, OSError, http.client.HTTPException):
                self.cuts += 1
            else:
                return

    def _tries(self, name: str, content: bytes) -> None:
        if not self.token:
            self._opens_the_page()
        words = ",".join(
            f"{key} {base64.b64encode(text.encode()).decode()}"
            for key, text in (("filename", name), ("key", name), ("kind", ""))
        )
        begun = self._asks(
            "POST", f"/wegwijs/plek/{self.place}/bestanden/",
            {"Upload-Length": str(len(content)), "Upload-Metadata": words}, b"",
        )  # fmt: skip
        offset, address = int(begun["Upload-Offset"]), begun["Location"]
        while offset < len(content):
            piece = content[offset : offset + PIECE]
            offset = int(
                self._asks("PATCH", address, {"Upload-Offset": str(offset)}, piece)["Upload-Offset"]
            )

    def _opens_the_page(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", f"/wegwijs/plek/{self.place}/", headers={"Cookie": self.cookie})
        answer = line.getresponse()
        page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self.cookie += "; " + value.split(";")[0]
        self.token = TOKEN.findall(page)[0]
        line.close()

    def _asks(self, method: str, path: str, more: dict[str, str], body: bytes) -> Any:
        if self.chance.random() < BEFORE:
            raise CutError
        headers = {
            "Cookie": self.cookie, "X-CSRFToken": self.token, "Tus-Resumable": "1.0.0", **more,
            "Content-Type": "application/offset+octet-stream", "Content-Length": str(len(body)),
            "Host": f"127.0.0.1:{self.port}",
        }  # fmt: skip
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(
            f"{a}: {b}\r\n" for a, b in headers.items()
        )
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            if self.chance.random() < HALFWAY:
                line.sendall((head + "\r\n").encode() + body[: len(body) // 2])
                raise CutError
            line.sendall((head + "\r\n").encode() + body)
            if self.chance.random() < AFTER:
                raise CutError
            answer = http.client.HTTPResponse(line)
            answer.begin()
            answer.read()
        if answer.status not in (200, 201, 204, 409):
            raise SystemExit(f"{method} {path}: {answer.status}")
        return answer.headers
