"""A server that sends the lines above its answer a letter at a time is cut off as one that does so below them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
import requests

from warmwelkom.base.line import bounded

ABOVE = b"HTTP/1.1 200 OK\r\nX-Slow: "
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Server:
    """Says `first`, and then a letter every moment for as long as somebody listens."""

    def __init__(self, first: bytes) -> None:
        self.first, self.over = first, threading.Event()
        self.line = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.line.getsockname()[1]}/"

    def serve(self) -> None:
        with suppress(OSError), self.line.accept()[0] as asked:
            asked.recv(65_536)
            asked.sendall(self.first)
            while self.first is not WHOLE and not self.over.wait(0.02):
                asked.sendall(b"x")


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    made: list[Server] = []
    yield made
    for server in made:
        server.over.set()
        server.line.close()


@pytest.mark.parametrize("first", [b"", ABOVE, ABOVE + b"1\r\n\r\n"])
def test_a_letter_at_a_time_ends(servers: list[Server], first: bytes) -> None:
    """None of these three would ever end, and each letter comes well within the time of one read."""
    servers.append(Server(first))
    with bounded(requests.Session(), seconds=0.3) as line, pytest.raises(requests.RequestException):
        line.get(servers[0].address, timeout=10)


def test_what_is_there_at_once_comes_whole(servers: list[Server]) -> None:
    servers.append(Server(WHOLE))
    with bounded(requests.Session(), seconds=120) as line:
        answer = line.get(servers[0].address, timeout=120)
    assert (answer.status_code, answer.text) == (200, "ok")
