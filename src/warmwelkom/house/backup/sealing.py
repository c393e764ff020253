"""A sealed file, written and read as a stream: nothing unsealed touches the disk on the way out."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pyrage
from pyrage import x25519

from warmwelkom.house.backup.faults import BackupError


class Other(threading.Thread):
    """The other end of a pipe; what it ran into is kept for whoever waits for it."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.work = work
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            self.work()
        except Exception as fault:  # noqa: BLE001  raised in the thread that waits
            self.fault = fault


@contextmanager
def sealed(target: Path, recipients: list[x25519.Recipient]) -> Iterator[IO[bytes]]:
    """What is written inside the block stands sealed in `target` afterwards: whole, or not at all."""
    part = target.with_name(f".{target.name}.part")
    with suppress(FileNotFoundError):
        part.unlink()
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            yield from _through(file, recipients)
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def _through(file: IO[bytes], recipients: list[x25519.Recipient]) -> Iterator[IO[bytes]]:
    out, into = os.pipe()
    with os.fdopen(out, "rb") as reader:

        def seal() -> None:
            try:
                pyrage.encrypt_io(reader, file, recipients)
            finally:
                reader.close()  # whoever still writes hears it

        other = Other(seal)
        other.start()
        try:
            with os.fdopen(into, "wb") as writer:
                yield writer
        except BrokenPipeError:
            other.join()
            if other.fault is None:  # a pipe of somebody else
                raise
        finally:
            other.join()
    if other.fault is not None:
        raise BackupError(_why_not_written(other.fault)) from other.fault


def _why_not_written(fault: Exception) -> str:
    if "No space left" in str(fault):
        return "The disk is full, so there is no backup. Make room, or write it to another disk."
    return f"The backup could not be written: {fault}. There is none."


@contextmanager
def opened(path: Path, identities: list[x25519.Identity]) -> Iterator[IO[bytes]]:
    """The content of a sealed file as a stream. Raises BackupError when it is not what was sealed.

    What comes out was sealed with this key, piece by piece; whether it is all shows at the end of the block.
    """
    out, into = os.pipe()
    with path.open("rb") as file, os.fdopen(out, "rb") as reader:

        def unseal() -> None:
            with suppress(BrokenPipeError), os.fdopen(into, "wb") as writer:
                pyrage.decrypt_io(file, writer, identities)

        other = Other(unseal)
        other.start()
        fault: Exception | None = None
        try:
            yield reader
            while reader.read(1 << 20):
                pass
        except Exception as own:  # noqa: BLE001  what the other end says comes before it
            fault = own
        finally:
            reader.close()
            other.join()
    if other.fault is not None and not _is_ours(other.fault):
        raise BackupError(why_not_opened(other.fault)) from other.fault
    if fault is not None:
        raise fault


def _is_ours(fault: Exception) -> bool:
    """We stopped reading ourselves, and said why."""
    return "Broken pipe" in str(fault)


def why_not_opened(fault: Exception) -> str:
    if "No matching keys" in str(fault):
        return "This backup was sealed with another key. Give the file with the right one: --key FILE. Nothing was changed."
    return "This backup is damaged or cut off, so nothing was changed. Take another copy of it, or an earlier one."
