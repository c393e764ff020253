"""A stream has no end of its own, and a server that is told to stop would wait for it."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

NUMBERS = (signal.SIGTERM, signal.SIGINT)


def when_told_to_stop(end: Callable[[], None]) -> Callable[[], None]:
    """Call `end` in this loop as soon as the process hears SIGTERM or Ctrl-C, and let the server hear it too.

    For any server and any number of its processes. Returns what puts the signals back as they were.
    """
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in NUMBERS}

    def heard(number: int, frame: FrameType | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: nothing is open any more
            loop.call_soon_threadsafe(end)
        server = before[signal.Signals(number)]
        if callable(server):
            server(number, frame)

    ours = [number for number, server in before.items() if callable(server)]
    for number in ours:
        signal.signal(number, heard)

    def put_back() -> None:
        for number in ours:
            if signal.getsignal(number) is heard:
                signal.signal(number, before[number])

    return put_back
