"""A mail server of its own process that accepts all, and writes down the number of each message it accepted.

python sink.py FILE: prints its port when it listens; ends on SIGTERM.
"""

from __future__ import annotations

import re
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

NUMBER = re.compile(rb"^Message-ID: <([^@>]+)@", re.MULTILINE | re.IGNORECASE)


class Keeps:
    """One line for each message, written before the answer is given."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("a", buffering=1, encoding="ascii")

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd calls it so
        found = NUMBER.search(envelope.content)
        self.file.write(f"{found[1].decode() if found else '-'}\n")
        return "250 OK"


def main(words: list[str]) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(Keeps(Path(words[0])), hostname="127.0.0.1", port=port)
    server.start()
    print(port, flush=True)
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    server.stop()
    return 0


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    sys.exit(main(sys.argv[1:]))
