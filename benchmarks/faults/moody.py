"""A server of others on this machine: before each answer it reads how it is to be. Ends on SIGTERM, and then it is down."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

GARBAGE = b'<html>{"id": [[[\xff'


class Moody(ThreadingHTTPServer):
    """`arrived` gets a line for what was taken; `mood` says seconds, or nonsense."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(
        self, port: int, arrived: Path, mood: Path, handler: type[BaseHTTPRequestHandler]
    ) -> None:
        super().__init__(("127.0.0.1", port), handler)
        self.file, self.mood, self.lock = arrived.open("a", buffering=1), mood, threading.Lock()

    def take(self, words: str) -> None:
        with self.lock:
            self.file.write(f"{words}\n")


class Answers(BaseHTTPRequestHandler):
    """Says JSON, as slowly or as badly as it is told to."""

    server: Moody

    def sent(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def say(self, words: Any, status: int = 200) -> None:
        mood = self.server.mood.read_text()
        body = json.dumps(words).encode()
        if mood.replace(".", "", 1).isdigit():
            time.sleep(float(mood))
        else:
            body = GARBAGE
        with suppress(OSError):  # who asked went away
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Says nothing: whoever measures reads the figures."""


def serve(words: list[str], handler: type[BaseHTTPRequestHandler]) -> int:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    server = Moody(int(words[0]), Path(words[1]), Path(words[2]), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    print("listens", flush=True)
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    server.shutdown()
    sys.stdout.flush()
    return 0
