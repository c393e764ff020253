"""Every file that a form brings is shown to ClamAV before a view has it, where the house has one.

`CLAMAV_SOCKET` is the path of clamd's socket, or `host:port`. What clamd does not call clean goes no further: while
it is down nothing new comes in, and nothing that was not looked at is ever kept or served.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PATIENCE: Final = 20.0
CHUNK: Final = 64 * 1024
CLEAN: Final = "stream: OK"
MULTIPART: Final = "multipart/form-data"


class ScannerDownError(Exception):
    """clamd gave no verdict: it is not there, too slow, or the file is larger than it takes."""


def refusal_of(request: HttpRequest) -> HttpResponse | None:
    """A page that says why a file goes no further; None where all are clean or there is nothing to look at."""
    if not settings.CLAMAV_SOCKET or request.content_type != MULTIPART:
        return None
    try:
        for _field, files in request.FILES.lists():
            for file in files:
                is_clean = is_free_of_viruses(file.chunks(CHUNK))
                file.seek(0)
                if not is_clean:
                    return render(request, "files/refused.html", {"is_down": False}, status=422)
    except ScannerDownError:
        return render(request, "files/refused.html", {"is_down": True}, status=503)
    return None


def is_free_of_viruses(parts: Iterable[bytes]) -> bool:
    """Ask clamd with INSTREAM (its own protocol: a length of four bytes before each part, zero at the end).

    Raises:
        ScannerDownError: there is no verdict.
    """
    try:
        with _connected() as line:
            line.sendall(b"zINSTREAM\0")
            for part in parts:
                if part:
                    line.sendall(struct.pack("!I", len(part)) + part)
            line.sendall(struct.pack("!I", 0))
            said = _answer(line)
    except OSError as fault:
        raise ScannerDownError from fault
    if said == CLEAN:
        return True
    if said.endswith(" FOUND"):
        return False
    raise ScannerDownError(said)


def _connected() -> socket.socket:
    place: str = settings.CLAMAV_SOCKET
    address: Any = place
    kind = socket.AF_UNIX
    if not place.startswith("/"):
        host, _colon, port = place.rpartition(":")
        address, kind = (host, int(port)), socket.AF_INET
    line = socket.socket(kind, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(address)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < 1000:
        more = line.recv(1000)
        if not more:
            break
        said += more
    return said.partition(b"\0")[0].decode(errors="replace").strip()
