"""A mail server that writes down the number of each message it accepts, and is as slow as a file says (seconds).

python mailbox.py PORT FILE MOOD: ends on SIGTERM, and then it is down.
"""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

NUMBER = re.compile(rb"^Message-ID: <([^@>]+)@", re.MULTILINE | re.IGNORECASE)


class Keeps:
    """One line for each message, written before the answer is given."""

    def __init__(self, path: Path, mood: Path) -> None:
        self.file, self.mood = path.open("a", buffering=1, encoding="ascii"), mood

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd calls it so
        found = NUMBER.search(envelope.content)
        self.file.write(f"{found[1].decode() if found else '-'}\n")
        await asyncio.sleep(float(self.mood.read_text() or 0))
        return "250 OK"


def main(words: list[str]) -> int:
    keeps = Keeps(Path(words[1]), Path(words[2]))
    server = Controller(keeps, hostname="127.0.0.1", port=int(words[0]))
    server.start()
    print("listens", flush=True)
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    server.stop()
    return 0


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    sys.exit(main(sys.argv[1:]))
