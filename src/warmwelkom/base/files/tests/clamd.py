"""A small clamd on loopback, that speaks INSTREAM and calls the test file of EICAR by its name."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MOST = 1_000_000


class _Line(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        seen = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            seen += self.rfile.read(length)
        self.server.seen.append(seen)
        if self.server.answer is not None:
            said = self.server.answer
        elif len(seen) > MOST:
            said = b"INSTREAM size limit exceeded. ERROR\0"
        else:
            said = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in seen else b"stream: OK\0"
        self.wfile.write(said)


@contextmanager
def clamd(*, answer: bytes | None = None) -> Iterator[Any]:
    """Its `place` for CLAMAV_SOCKET, and what it has `seen`; with `answer` it says that, whatever it sees."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Line) as server:
        here: Any = server
        here.daemon_threads, here.seen, here.answer = True, [], answer
        here.place = f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield here
        finally:
            server.shutdown()
            thread.join()
