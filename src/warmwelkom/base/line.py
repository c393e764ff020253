"""A line to somebody else's server: an answer has so many seconds in all, and no more than it can need."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from threading import Event, Timer
from typing import Any, Final

from requests import ConnectionError as Broken
from requests import PreparedRequest, ReadTimeout, Response, Session
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

MOST: Final = 256_000
"""Bytes: a set of keys is five thousand."""
PIECE: Final = 16_384


def bounded(session: Session, *, seconds: float) -> Session:
    """The time-out of `requests` is that of one read: a server that sends a letter at a time would hold us for ever."""
    for scheme in ("https://", "http://"):
        session.mount(scheme, Line(seconds))
    return session


class Line(HTTPAdapter):  # type: ignore[misc]  # requests has no types
    """Reads an answer whole.

    Raises:
        requests.RequestException: where it takes longer than `seconds` in all, or is more than `MOST`.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds  # before the pools are made, which ask for it
        super().__init__()

    def init_poolmanager(self, *args: Any, **words: Any) -> None:
        super().init_poolmanager(*args, **words)
        pools = {"http": HTTPConnectionPool, "https": HTTPSConnectionPool}
        self.poolmanager.pool_classes_by_scheme = {
            scheme: _cut_after(self.seconds, pool) for scheme, pool in pools.items()
        }

    def send(self, request: PreparedRequest, *args: Any, **words: Any) -> Response:
        until = time.monotonic() + self.seconds
        answer = super().send(request, *args, **{**words, "stream": True})
        with closing(answer):
            answer._content = b"".join(_pieces(answer, until))
        answer._content_consumed = True  # as `Response.content` says once it was read
        return answer


def _cut_after(seconds: float, pool: Any) -> Any:
    """Also who sends the lines above an answer a letter at a time: those are read before there is anything to look at."""

    class Connection(pool.ConnectionCls):  # type: ignore[misc]  # one of two
        def getresponse(self) -> Any:
            cut = Event()
            timer = Timer(seconds, _cut, [self.sock, cut])
            timer.daemon = True
            timer.start()
            try:
                answer = super().getresponse()
            finally:
                timer.cancel()
            if cut.is_set():  # half of the lines look like all of them
                answer.close()
                raise TimeoutError
            return answer

    return type("Pool", (pool,), {"ConnectionCls": Connection})


def _cut(line: socket.socket, cut: Event) -> None:
    cut.set()
    with suppress(OSError):  # it was closed already
        line.shutdown(socket.SHUT_RDWR)


def _pieces(answer: Response, until: float) -> Iterator[bytes]:
    held = 0
    try:
        while piece := answer.raw.read1(PIECE, decode_content=True):
            held += len(piece)
            if held > MOST:
                raise Broken("The answer of the server is too long.")
            if time.monotonic() > until:
                raise ReadTimeout("The answer of the server takes too long.")
            yield piece
    except HTTPError as fault:
        raise Broken(fault) from fault
