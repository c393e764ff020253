"""Locks between processes, kept by the kernel: whoever dies, also by kill -9, lets go of them."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until nobody else is inside."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def share(file: IO[str]) -> None:
    """Be one of those who use it; waits for somebody who holds it alone."""
    fcntl.flock(file, fcntl.LOCK_SH)


def take(file: IO[str]) -> bool:
    """Hold it alone, if nobody else holds it; never waits."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
