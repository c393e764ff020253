"""A provider of SMS on this machine that misbehaves; it writes down what it received and at which simulated time.

python provider.py PLACE: prints its port when it listens; ends on SIGTERM.
"""

from __future__ import annotations

import hashlib
import json
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from clock import Clock  # noqa: E402  stands beside this file

MOODS = ("well",) * 8 + ("late", "never", "nonsense", "broken", "refuses_for_now", "refuses")
LATE = 400.0
"""Seconds of simulated time that a late answer takes."""


class Provider(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, place: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.clock = Clock(place / "clock")
        self.received = (place / "received").open("a", buffering=1)
        self.callbacks = (place / "callbacks").open("a", buffering=1)
        self.refused = (place / "refused").open("a", buffering=1)
        self.known: set[str] = set()
        self.tried: set[str] = set()


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(size)
        if len(body) < size:
            return None
        number = str(json.loads(body)["reference"])
        mood = mood_of(number)
        if mood == "refuses_for_now" and number not in self.server.tried:
            self.server.tried.add(number)
            return self.answer(429, b"later")
        if mood == "refuses":
            self.server.refused.write(f"{number}\n")
            return self.answer(400, b"no")
        if mood == "broken" and number not in self.server.tried:
            self.server.tried.add(number)
            return self.answer(500, b"<html>")
        self.keep(number)
        if mood == "never":
            self.close_connection = True
            return None
        if mood == "late":
            self.server.clock.go_on(LATE)
        return self.answer(200, b"]nonsense" if mood == "nonsense" else told(number, "accepted"))

    def keep(self, number: str) -> None:
        """Written down before the answer is given; then callbacks: twice, in disorder, nonsense between."""
        self.server.received.write(f"{number} {self.server.clock.now()}\n")
        self.server.known.add(number)
        for word in (told(number, "delivered"), b'{"reference": 1}', told(number, "accepted")) * 2:
            self.server.callbacks.write(word.decode() + "\n")

    def do_GET(self) -> None:
        number = self.path.rpartition("/")[2]
        if number in self.server.known:
            return self.answer(200, told(number, "delivered"))
        return self.answer(404, b"{}")

    def answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Nothing: what counts stands in the files."""


def told(number: str, word: str) -> bytes:
    return json.dumps({"id": f"p-{number}", "reference": number, "status": word}).encode()


def mood_of(number: str) -> str:
    return MOODS[hashlib.sha256(number.encode()).digest()[0] % len(MOODS)]


def main(words: list[str]) -> int:
    server = Provider(Path(words[0]))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    return 0


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    sys.exit(main(sys.argv[1:]))
