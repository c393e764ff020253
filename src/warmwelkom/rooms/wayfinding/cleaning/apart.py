"""A file of anybody is opened in a process of its own, that may use so much memory and time and no more.

The process binds itself (`bind`) before it reads anything of the file; who starts it (`opened_apart`) waits so long.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import Final

PATIENCE: Final = 90
"""Seconds of the clock after which it is ended; of the processor it gets fewer, see `bind`."""
TAKEN_ALONG: Final = ("PATH", "PYTHONPATH", "LANG")
"""Of who starts it: no key and no address of a database."""
ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""However many processors a machine has, the memory that is asked for stays the same."""
BROKEN: Final = 1


def opened_apart(module: str, *words: str, content: bytes = b"") -> tuple[int, bytes]:
    """What the process ended with, and what it wrote; `BROKEN` where it took too long or was ended."""
    around = {name: os.environ[name] for name in TAKEN_ALONG if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  our own words
            [sys.executable, "-m", module, *words], input=content, capture_output=True,
            timeout=PATIENCE, check=False, env=around | ONE_THREAD,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return BROKEN, b""
    return done.returncode, done.stdout


def bind(*, memory: int, seconds: int, file: int) -> None:
    """This process: bytes of memory, seconds of a processor, and bytes of the largest file that it may write."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file, file))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
